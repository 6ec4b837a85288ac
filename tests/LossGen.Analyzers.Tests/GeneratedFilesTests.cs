using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace LossGen.Analyzers.Tests;

/// <summary>A method has two declarations, the user's and the generated one: what is wrong with it is said once, of the former.</summary>
public class GeneratedFilesTests
{
    private const string Source = """
        using System;
        using LossGen;

        public static partial class Losses
        {
            [Loss(Kind.KLDivergence, Classes = 3)]
            public static partial float Mean(ReadOnlySpan<float> logProbabilities, ReadOnlySpan<float> targets, Span<float> gradLogProbabilities);

            [Loss(Kind.Huber, Delta = 0)]
            public static partial float Robust(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradPredictions);
        }
        """;

    [Fact]
    public async Task ProblemsAreSaidOnce()
    {
        Compilation built = Build.Generate(Sources.Compile(Source), out _);
        Assert.Contains(built.SyntaxTrees, t => t.FilePath.EndsWith(".g.cs", System.StringComparison.Ordinal));
        ImmutableArray<DiagnosticAnalyzer> analyzers =
        [
            .. typeof(DeclarationAnalyzer).Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(DiagnosticAnalyzer)))
                .Select(t => (DiagnosticAnalyzer)System.Activator.CreateInstance(t)!),
        ];

        ImmutableArray<Diagnostic> found = await built.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync();

        Assert.Equal(["LOSS015", "LOSS110"], found.Select(d => d.Id).Order());
        Assert.All(found, d => Assert.Equal("User.cs", d.Location.SourceTree!.FilePath));
    }
}
