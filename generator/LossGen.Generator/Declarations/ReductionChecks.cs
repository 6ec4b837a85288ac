using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Declarations;

/// <summary>Checks that reductions have what they divide by.</summary>
internal static class ReductionChecks
{
    public static void Check(
        IMethodSymbol method, IReadOnlyList<LossTerm> terms, IReadOnlyList<ParameterRole> roles, Dtype elementType, Findings findings)
    {
        LossTerm? given = terms.FirstOrDefault(t => t.Given.ContainsKey(LossAttributeNames.Reduction));
        if (given is { Reduction: ReductionKind.WeightedMean } && !IsDeclared([SpanNames.SampleWeights]))
        {
            string weights = Describe.Span(SpanAccess.Read, elementType) + " " + SpanNames.SampleWeights;
            findings.AddCurable([weights], Problems.MissingWeights, Place.Argument(given.Attribute, LossAttributeNames.Reduction), weights);
        }

        if (given is { Reduction: ReductionKind.BatchMean } && LossTerms.Columns(terms) is null && !IsDeclared(RoleNames.Columns))
        {
            findings.AddCurable(["int classes"], Problems.MissingColumns, Place.Argument(given.Attribute, LossAttributeNames.Reduction));
        }

        // By name, whatever its type: where that is wrong, it is said already.
        bool IsDeclared(IEnumerable<string> names) => method.Parameters.Any(p => names.Contains(p.Name));
    }
}
