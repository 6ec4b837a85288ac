using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace LossGen.Analyzers.Tests;

/// <summary>Every way to turn a misuse rule up or down works; and what it says is told where the numbers come from.</summary>
public class MisuseSuppressionTests
{
    private const string Wrong = "TensorPrimitives.SoftMax(z, p);\nLosses.CrossEntropy(p, y, g);";

    [Fact]
    public Task Pragma() => Misuse.Body($"#pragma warning disable LOSS101\n{Wrong}\n#pragma warning restore LOSS101\n{Wrong.Replace("(p,", "({|LOSS101:p|},")}");

    [Fact]
    public Task SuppressMessage() => Misuse.Members(
        "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"LossGen\", \"LOSS101\")]\n" + Misuse.InMethod(Wrong));

    [Theory]
    [InlineData(ReportDiagnostic.Suppress, null)]
    [InlineData(ReportDiagnostic.Info, DiagnosticSeverity.Info)]
    [InlineData(ReportDiagnostic.Error, DiagnosticSeverity.Error)]
    public async Task Severity(ReportDiagnostic wanted, DiagnosticSeverity? seen)
    {
        CSharpCompilation compilation = Misuse.Compile(Misuse.InClass(Misuse.InMethod(Wrong)));
        Dictionary<string, ReportDiagnostic> options = new() { ["LOSS101"] = wanted };
        IReadOnlyList<Diagnostic> found = await Misuse.Analyze(compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(options)));
        Assert.Equal(seen, found.SingleOrDefault()?.Severity);
    }

    [Fact]
    public async Task SourceIsAnAdditionalLocation()
    {
        CSharpCompilation compilation = Misuse.Compile(Misuse.InClass(Misuse.InMethod(Wrong)));
        Location source = Assert.Single(Assert.Single(await Misuse.Analyze(compilation)).AdditionalLocations);
        Assert.Equal("TensorPrimitives.SoftMax(z, p)", compilation.SyntaxTrees[0].ToString().Substring(source.SourceSpan.Start, source.SourceSpan.Length));
    }

    [Theory]
    [InlineData("TensorPrimitives.SoftMax(z, p);\nLosses.CrossEntropy(p, y, g);", "'p' holds softmax probabilities from TensorPrimitives.SoftMax in line 18, and CrossEntropy applies softmax itself: pass 'z'")]
    [InlineData("TensorPrimitives.Sigmoid(p, p);\nLosses.BceLogits(p, t);", "'p' holds sigmoid probabilities from TensorPrimitives.Sigmoid in line 18, and BinaryCrossEntropyWithLogits applies sigmoid itself: pass the logits instead")]
    [InlineData("for (int i = 0; i < rows; i++) p[i] = 1 / (1 + MathF.Exp(-z[i]));\nLosses.Bce(z, t);", "'z' holds logits worked out in line 18, and BinaryCrossEntropy expects probabilities: use Kind.BinaryCrossEntropyWithLogits, which takes logits")]
    [InlineData("float[] x = [0, 1];\nLosses.Hinge(z, x);", "'x' holds labels 0 and 1 from the initialiser in line 18, and Hinge expects labels −1 and +1: pass 2·y − 1")]
    [InlineData("TensorPrimitives.SoftMax(z, p);\nTensorPrimitives.Log(p, p);\nLosses.Nll(p, y);", "The logarithm of TensorPrimitives.SoftMax is −∞ where that rounds to 0, and reaches Nll: give 'z' to CrossEntropy, which does both in one step")]
    [InlineData("TensorPrimitives.Sigmoid(z, p);\nTensorPrimitives.Log(p, p);\nLosses.Nll(p, y);", "The logarithm of TensorPrimitives.Sigmoid is −∞ where that rounds to 0, and reaches Nll: take the log-sigmoid in one step")]
    [InlineData("float[] predictions = z, targets = t;\nLosses.Mse(targets, predictions, g);", "'targets' is called a target and is given as predictions, 'predictions' a prediction and is given as targets: swap the arguments of Mse")]
    public async Task Messages(string body, string message) =>
        Assert.Equal([message], (await Misuse.DiagnoseMembers(Misuse.InMethod(body))).Select(d => d.GetMessage()));
}
