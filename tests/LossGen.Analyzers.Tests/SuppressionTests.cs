using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace LossGen.Analyzers.Tests;

/// <summary>Every way to turn a rule down works; what is left is a body that throws.</summary>
public class SuppressionTests
{
    private const string Wrong = "[Loss(Kind.Huber, Gamma = 2)]\npublic static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);";

    [Fact]
    public Task Pragma() => Verify.Members($"#pragma warning disable LOSS014\n{Wrong}\n#pragma warning restore LOSS014\n\n{Wrong.Replace(" F(", " G(").Replace("Gamma = 2", "{|LOSS014:Gamma = 2|}")}");

    [Fact]
    public Task SuppressMessage() => Verify.Members($"[System.Diagnostics.CodeAnalysis.SuppressMessage(\"LossGen\", \"LOSS014\")]\n{Wrong}");

    [Theory]
    [InlineData(ReportDiagnostic.Suppress, null)]
    [InlineData(ReportDiagnostic.Warn, DiagnosticSeverity.Warning)]
    public async Task Severity(ReportDiagnostic wanted, DiagnosticSeverity? seen)
    {
        CSharpCompilation compilation = Sources.Compile(Sources.InClass(Wrong));
        Dictionary<string, ReportDiagnostic> options = new() { ["LOSS014"] = wanted };
        IReadOnlyList<Diagnostic> found = await Build.Diagnose(compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(options)));
        Assert.Equal(seen, found.SingleOrDefault()?.Severity);
    }

    [Fact]
    public void TheBodyThrowsWhatTheRuleSays()
    {
        Compilation built = Build.Generate(Sources.Compile(Sources.InClass(Wrong)), out ImmutableArray<Diagnostic> _);
        string emitted = built.SyntaxTrees.Single(t => t.FilePath != "User.cs").ToString();
        Assert.Contains("throw", emitted);
        Assert.Contains("LOSS014: Gamma does not apply to Huber: its options are Delta", emitted);
    }
}
