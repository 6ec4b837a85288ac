using System.Linq;
using System.Text;
using LossGen.Generator.Declarations;
using LossGen.Generator.Emission;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LossGen.Generator;

/// <summary>Implements every partial method that has a <c>[Loss]</c> attribute. It reports only what the declaration analyzer cannot (see <see cref="Problem.IsIncurable"/>).</summary>
[Generator(LanguageNames.CSharp)]
public sealed class LossGenerator : IIncrementalGenerator
{
    private static readonly UTF8Encoding Utf8WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<LossReading> readings = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                LossAttributeNames.MetadataName,
                static (node, _) => node is MethodDeclarationSyntax,
                static (attributed, cancellation) => LossReading.Of(
                    (IMethodSymbol)attributed.TargetSymbol, attributed.Attributes, attributed.SemanticModel.Compilation, cancellation))
            .WithTrackingName(TrackingNames.Readings);

        IncrementalValuesProvider<LossDeclaration> declarations = readings
            .Where(static reading => reading.Declaration is not null)
            .Select(static (reading, _) => LossLimits.Within(reading.Declaration!))
            .WithTrackingName(TrackingNames.Declarations);

        IncrementalValuesProvider<EquatableArray<KernelSpec>> kernels = declarations
            .SelectMany(static (declaration, _) => declaration.Kernels)
            .WithTrackingName(TrackingNames.Kernels)
            .Collect()
            .SelectMany(static (all, _) => KernelBuckets.Of(all))
            .Where(static bucket => bucket.Count > 0)
            .WithTrackingName(TrackingNames.DistinctKernels);

        IncrementalValuesProvider<CarrierKind> carriers = declarations
            .Where(static declaration => declaration.Tensors is not null)
            .Select(static (declaration, _) => declaration.Tensors!.Carrier)
            .Collect()
            .SelectMany(static (all, _) => all.Distinct())
            .WithTrackingName(TrackingNames.Carriers);

        context.RegisterSourceOutput(
            readings.SelectMany(static (reading, _) => reading.Incurable).WithTrackingName(TrackingNames.Problems),
            static (output, problem) => output.ReportDiagnostic(problem.ToDiagnostic()));
        context.RegisterSourceOutput(declarations, static (output, declaration) =>
            output.AddSource(MethodEmitter.HintName(declaration.Method), Source(MethodEmitter.Emit(declaration))));
        context.RegisterSourceOutput(carriers, static (output, carrier) =>
        {
            if (carrier != CarrierKind.Torch) return;
            foreach ((string name, string text) in TorchFiles.All) output.AddSource(name, Source(text));
        });
        context.RegisterSourceOutput(kernels, static (output, bucket) =>
        {
            foreach (KernelSpec kernel in bucket) output.AddSource(KernelNames.Of(kernel) + ".g.cs", Source(KernelEmitter.Emit(kernel)));
        });
    }

    private static SourceText Source(string text) => SourceText.From(text, Utf8WithoutMark);
}
