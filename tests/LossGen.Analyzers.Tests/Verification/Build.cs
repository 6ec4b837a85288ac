using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LossGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace LossGen.Analyzers.Tests.Verification;

/// <summary>What <c>dotnet build</c> would say of a source: generator, compiler and analyzer in the compiler's order.</summary>
internal static class Build
{
    /// <summary>Every warning and error, and all that LossGen says. Where declarations have errors the compiler stops before the analyzers run, and so does this.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Diagnose(Compilation compilation)
    {
        Compilation built = Generate(compilation, out ImmutableArray<Diagnostic> reported);
        List<Diagnostic> all = [.. reported];
        ImmutableArray<Diagnostic> declarations = [.. built.GetParseDiagnostics(), .. built.GetDeclarationDiagnostics()];
        if (declarations.Any(d => d.Severity == DiagnosticSeverity.Error))
        {
            all.AddRange(declarations);
        }
        else
        {
            all.AddRange(built.GetDiagnostics());
            all.AddRange(await Analyze(built));
        }

        return [.. all.Where(d => (d.Severity >= DiagnosticSeverity.Warning || d.Id.StartsWith("LOSS", StringComparison.Ordinal)) && !d.IsSuppressed)];
    }

    /// <summary>The compilation with what the generator emits.</summary>
    public static Compilation Generate(Compilation compilation, out ImmutableArray<Diagnostic> reported)
    {
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([new LossGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)compilation.SyntaxTrees.First().Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation built, out reported);
        Assert.Null(driver.GetRunResult().Results.Single().Exception);
        return built;
    }

    /// <summary>What the analyzer reports; an exception of its own fails.</summary>
    public static Task<ImmutableArray<Diagnostic>> Analyze(Compilation built) => Analyze(built, new DeclarationAnalyzer());

    /// <summary>What analyzers report of the files that a user wrote. To bind the generated ones would take most of the time; that nothing is reported of them, <see cref="GeneratedFilesTests"/> tests once.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Analyze(Compilation built, params ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        ConcurrentQueue<Exception> thrown = [];
        CompilationWithAnalyzers analysis = built.WithAnalyzers(
            analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => thrown.Enqueue(exception), concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        List<Diagnostic> found = [];
        foreach (SyntaxTree tree in built.SyntaxTrees.Where(t => !t.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)))
        {
            // With those that lie outside of the method that they are about.
            AnalysisResult result = await analysis.GetAnalysisResultAsync(built.GetSemanticModel(tree), null, CancellationToken.None);
            found.AddRange(result.GetAllDiagnostics());
        }

        Assert.Empty(thrown);
        return [.. found];
    }
}
