using System;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;
using Xunit.Sdk;

namespace LossGen.Analyzers.Tests.Verification;

/// <summary>What all tests of rules rely on.</summary>
public class BuildTests
{
    [Fact]
    public async Task AnAnalyzerThatThrowsFails() =>
        Assert.Contains("Thrown on purpose", (await Assert.ThrowsAnyAsync<XunitException>(() => Build.Analyze(Sources.Compile("class C;"), new Throwing()))).Message);

#pragma warning disable RS1001 // No compiler is to find it.
    private sealed class Throwing : DiagnosticAnalyzer
#pragma warning restore RS1001
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [new("T1", "T", "T", "T", DiagnosticSeverity.Warning, true)];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(_ => throw new InvalidOperationException("Thrown on purpose"), SymbolKind.NamedType);
        }
    }
}
