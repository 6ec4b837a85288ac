using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;

namespace LossGen.Generator.Declarations;

/// <summary>Checks what attributes give: against their kinds, against the ranges, and against the parameters.</summary>
internal static class OptionChecks
{
    public static void Check(IReadOnlyList<LossTerm> terms, IReadOnlyList<ParameterRole> roles, Dtype elementType, Findings findings)
    {
        foreach (LossTerm term in terms)
        {
            foreach (KeyValuePair<string, double> given in term.Given) CheckArgument(term, given.Key, given.Value, elementType, findings);
        }

        CheckReduction(terms, roles, findings);
        CheckPosWeights(terms, roles, findings);
    }

    /// <summary>The columns that the attributes give; null where none does.</summary>
    public static int? Columns(IReadOnlyList<LossTerm> terms)
    {
        foreach (LossTerm term in terms)
        {
            if (term.Given.TryGetValue(LossAttributeNames.Classes, out double value)) return (int)value;
        }

        return null;
    }

    private static void CheckArgument(LossTerm term, string name, double value, Dtype elementType, Findings findings)
    {
    }

    private static void CheckReduction(IReadOnlyList<LossTerm> terms, IReadOnlyList<ParameterRole> roles, Findings findings)
    {
    }

    private static void CheckPosWeights(IReadOnlyList<LossTerm> terms, IReadOnlyList<ParameterRole> roles, Findings findings)
    {
    }
}
