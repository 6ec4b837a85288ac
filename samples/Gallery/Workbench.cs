using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Threading;
using LossGen.Generator.Declarations;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Emission;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace LossGen.Gallery;

/// <summary>The compiler and the generator, side by side: reads declarations, emits their code, compiles and loads it.</summary>
internal sealed class Workbench
{
    private const string Path = "Source.cs";

    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp13);

    private readonly CSharpCompilation _empty;

    /// <param name="references">The framework, and LossGen.</param>
    /// <param name="kind">What sources become.</param>
    public Workbench(IEnumerable<MetadataReference> references, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        _empty = CSharpCompilation.Create("Gallery", references: references)
            .WithOptions(new(kind, optimizationLevel: OptimizationLevel.Release, concurrentBuild: false, nullableContextOptions: NullableContextOptions.Enable));
        _ = _empty.GetSpecialType(SpecialType.System_Object);
    }

    /// <summary>Reads every method with a <c>[Loss]</c>, as the generator and its analyzer do.</summary>
    public Reading Read(string source)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, Options, Path, Encoding.UTF8);
        CSharpCompilation compilation = _empty.AddSyntaxTrees(tree);
        SemanticModel model = compilation.GetSemanticModel(tree);
        INamedTypeSymbol attribute = compilation.GetTypeByMetadataName(LossAttributeNames.MetadataName)!;
        List<LossDeclaration> declarations = [];
        List<Problem> problems = [];
        foreach (MethodDeclarationSyntax syntax in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
        {
            IMethodSymbol method = model.GetDeclaredSymbol(syntax)!;
            ImmutableArray<AttributeData> attributes = [.. method.GetAttributes().Where(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, attribute))];
            if (attributes.IsEmpty) continue;
            if (DeclarationReader.Read(method, attributes, compilation, problems, CancellationToken.None) is { } declaration) declarations.Add(declaration);
        }

        return new(tree, compilation, declarations, [.. problems.Select(p => Mistake.Of(p.ToDiagnostic()))]);
    }

    /// <summary>What the compiler itself says of the source, once the generated code is there.</summary>
    public static IReadOnlyList<Mistake> CompilerErrors(Reading reading)
    {
        CSharpCompilation complete = reading.Compilation.AddSyntaxTrees(Emit(reading).Select(text => CSharpSyntaxTree.ParseText(text, Options)));
        return [.. complete.GetSemanticModel(reading.Tree).GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(Mistake.Of)];
    }

    /// <summary>The generated files: a method's implementing part, then the kernels.</summary>
    public static IReadOnlyList<string> Emit(Reading reading) =>
    [
        .. reading.Declarations.Select(MethodEmitter.Emit),
        .. reading.Declarations.SelectMany(d => d.Loss?.Kernels ?? []).Distinct().Select(KernelEmitter.Emit),
    ];

    /// <summary>Compiles source and generated code, and loads both.</summary>
    public static Assembly Load(Reading reading)
    {
        CSharpCompilation complete = reading.Compilation.AddSyntaxTrees(Emit(reading).Select(text => CSharpSyntaxTree.ParseText(text, Options)));
        using MemoryStream image = new();
        EmitResult result = complete.Emit(image);
        if (!result.Success) throw new InvalidOperationException(string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        return Assembly.Load(image.ToArray());
    }
}

/// <summary>What was made of a source.</summary>
internal sealed record Reading(SyntaxTree Tree, CSharpCompilation Compilation, IReadOnlyList<LossDeclaration> Declarations, IReadOnlyList<Mistake> Mistakes)
{
    /// <summary>The first loss that could be read, or null.</summary>
    public LossMethod? Loss => Declarations.Select(d => d.Loss).FirstOrDefault(l => l is not null);
}

/// <summary>An error or a remark, and where it is in the source.</summary>
/// <param name="Id">Such as LOSS021 or CS0103.</param>
/// <param name="Message">What is wrong, and what to write.</param>
/// <param name="Span">The offending word.</param>
/// <param name="IsError">Whether nothing can be compiled.</param>
internal sealed record Mistake(string Id, string Message, TextSpan Span, bool IsError)
{
    public static Mistake Of(Diagnostic diagnostic) => new(
        diagnostic.Id,
        diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture),
        diagnostic.Location.SourceSpan,
        diagnostic.Severity == DiagnosticSeverity.Error);
}
