using System.Collections.Immutable;
using System.Linq;
using System.Text;
using LossGen.Generator.Declarations;
using LossGen.Generator.Emission;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LossGen.Generator;

/// <summary>Implements every partial method that has a <c>[Loss]</c> attribute. It emits and does not report: that is for the declaration analyzer.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class LossGenerator : IIncrementalGenerator
{
    private static readonly UTF8Encoding Utf8WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<LossDeclaration> declarations = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                "LossGen.LossAttribute",
                static (node, _) => node is MethodDeclarationSyntax,
                static (attributed, cancellation) => DeclarationReader.Read(
                    (IMethodSymbol)attributed.TargetSymbol, attributed.Attributes, attributed.SemanticModel.Compilation, null, cancellation))
            .Where(static declaration => declaration is not null)
            .Select(static (declaration, _) => declaration!)
            .WithTrackingName(TrackingNames.Declarations);

        IncrementalValuesProvider<KernelSpec> kernels = declarations
            .Where(static declaration => declaration.Loss is not null)
            .Select(static (declaration, _) => declaration.Loss!.Kernel)
            .WithTrackingName(TrackingNames.Kernels)
            .Collect()
            .SelectMany(static (all, _) => all.Distinct().ToImmutableArray())
            .WithTrackingName(TrackingNames.DistinctKernels);

        context.RegisterSourceOutput(declarations, static (output, declaration) =>
            output.AddSource(MethodEmitter.HintName(declaration.Method), Source(MethodEmitter.Emit(declaration))));
        context.RegisterSourceOutput(kernels, static (output, kernel) =>
            output.AddSource(KernelNames.Of(kernel) + ".g.cs", Source(ElementKernelEmitter.Emit(kernel))));
    }

    private static SourceText Source(string text) => SourceText.From(text, Utf8WithoutMark);
}
