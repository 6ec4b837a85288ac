using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Rules;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LossGen.Analyzers;

/// <summary>What a declaration alone shows: LOSS110, a divergence with a mean over all its elements; LOSS107, parameters the wrong way round; LOSS119, a single class.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclaredLossAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Misuses.MeanDivergence, Misuses.Swapped, Misuses.OneClass];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        // The emitted part's GeneratedCode attribute is the whole method's: without these flags no declaration would be analysed.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            CalledLossReader losses = new(start.Compilation);
            if (losses.IsAvailable) start.RegisterSymbolAction(c => Analyze(c, losses), SymbolKind.Method);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, CalledLossReader losses)
    {
        IMethodSymbol method = (IMethodSymbol)context.Symbol;
        // Both parts of a partial method have the attributes of both.
        if (method.PartialDefinitionPart is not null) return;
        if (losses.Of(method) is { } loss)
        {
            foreach (Finding finding in DeclarationRules.Find(loss, method, context.CancellationToken)) context.ReportDiagnostic(finding.ToDiagnostic());
        }

        foreach (AttributeData attribute in losses.AttributesOf(method))
        {
            if (CalledLossReader.KindOf(attribute)?.Name != "KLDivergence" || attribute.ApplicationSyntaxReference is null) continue;
            int reduction = CalledLossReader.Number(attribute, LossAttributeNames.Reduction) ?? (int)ReductionKind.Mean;
            if (reduction != (int)ReductionKind.Mean) continue;

            bool isGiven = attribute.NamedArguments.Any(a => a.Key == LossAttributeNames.Reduction);
            Place place = isGiven ? Place.Argument(attribute, LossAttributeNames.Reduction) : Place.KindOf(attribute);
            context.ReportDiagnostic(Diagnostic.Create(
                Misuses.MeanDivergence, place.Find(context.CancellationToken), "Reduction.Mean", "use Reduction.BatchMean, which divides by the rows"));
        }
    }
}
