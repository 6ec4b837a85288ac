using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Declarations;

/// <summary>Checks that reductions have what they divide by.</summary>
internal static class ReductionChecks
{
    public static void Check(IMethodSymbol method, IReadOnlyList<LossTerm> terms, Dtype elementType, CarrierKind carrier, Findings findings)
    {
        if (terms.FirstOrDefault(t => t.Given.ContainsKey(LossAttributeNames.Reduction)) is not { } given) return;
        Place place = Place.Argument(given.Attribute, LossAttributeNames.Reduction);
        LossLayout layout = given.Kind.Layout;
        if (given.Reduction == ReductionKind.WeightedMean && !IsDeclared([SpanNames.SampleWeights]) && !(layout == LossLayout.Groups && HasClassWeights()))
        {
            string weights = SpanAccess.Read.SpanOf(elementType.Keyword()) + " " + SpanNames.SampleWeights;
            findings.AddCurable([weights], Problems.MissingWeights, place, weights);
        }

        if (given.Reduction != ReductionKind.BatchMean) return;
        if (layout == LossLayout.Layers)
        {
            findings.Add(Problems.NotApplicable, place, "Reduction." + given.Reduction, given.Kind.Name, "it has one loss and no rows");
        }
        else if (layout == LossLayout.Elements && carrier == CarrierKind.Span && LossTerms.Columns(terms) is null && !IsDeclared(RoleNames.Columns))
        {
            findings.AddCurable(["int classes"], Problems.MissingColumns, place);
        }

        // By name, whatever its type: where that is wrong, it is said already.
        bool IsDeclared(IEnumerable<string> names) => method.Parameters.Any(p => names.Contains(p.Name));

        // The groups of a class weigh as much as the class.
        bool HasClassWeights() => IsDeclared([SpanNames.ClassWeights]) || terms.Any(t => t.ClassWeights is not null);
    }
}
