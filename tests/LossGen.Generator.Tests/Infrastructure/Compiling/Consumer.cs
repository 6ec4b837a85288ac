using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Generator.Tests;

/// <summary>A project that uses LossGen: its settings, by default the strictest.</summary>
internal sealed record Consumer
{
    public static readonly Consumer Strict = new();

    public string AssemblyName { get; init; } = "Consumer";

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp13;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public bool IsOverflowChecked { get; init; } = true;

    public bool IsUnsafeAllowed { get; init; }

    public ImmutableArray<MetadataReference> References { get; init; } = Framework.References;

    public CSharpParseOptions ParseOptions => new(LanguageVersion, DocumentationMode.Diagnose);

    public CSharpCompilation Compile(IEnumerable<SyntaxTree> sources) => Framework.Empty
        .WithReferences(References)
        .WithAssemblyName(AssemblyName)
        .WithOptions(new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            checkOverflow: IsOverflowChecked,
            allowUnsafe: IsUnsafeAllowed,
            optimizationLevel: OptimizationLevel.Release,
            generalDiagnosticOption: ReportDiagnostic.Error,
            warningLevel: 9999,
            deterministic: true,
            nullableContextOptions: Nullable))
        .AddSyntaxTrees(sources);

    public SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path, System.Text.Encoding.UTF8);
}

/// <summary>What consumers refer to: the framework that runs the tests, and LossGen.</summary>
internal static class Framework
{
    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(p => Path.GetDirectoryName(p) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Append(typeof(LossAttribute).Assembly.Location)
            .Select(p => MetadataReference.CreateFromFile(p)),
    ];

    /// <summary>Kept alive, so that all compilations share its symbols: reading them anew costs more than the compiling.</summary>
    public static CSharpCompilation Empty { get; } = Bound(CSharpCompilation.Create("Empty", references: References));

    private static CSharpCompilation Bound(CSharpCompilation compilation)
    {
        _ = compilation.GetSpecialType(SpecialType.System_Object);
        return compilation;
    }
}
