using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Declarations;

/// <summary>Checks that what is returned as a sum of losses adds up over the parts of a batch.</summary>
internal static class SumChecks
{
    public static void Check(IMethodSymbol method, IReadOnlyList<LossTerm> terms, IReadOnlyList<ParameterRole> roles, Findings findings)
    {
        if (Obstacle(terms, roles) is not { } obstacle) return;
        findings.Add(Problems.NotSummable, Place.TypeOf(method), method.Name, obstacle);
    }

    private static string? Obstacle(IReadOnlyList<LossTerm> terms, IReadOnlyList<ParameterRole> roles)
    {
        LossTerm first = terms[0];
        if (first.Kind.Layout == LossLayout.Layers) return $"{first.Kind.Name} is a mean over all elements of each layer, which parts of a batch do not add up to";
        if (first.Given.TryGetValue(LossOptions.PerSample.Name, out double perSample) && perSample == 0)
        {
            return "PerSample = false makes one loss of all samples, which parts of a batch do not add up to";
        }

        bool hasClassWeights = roles.Any(r => r.Role == RoleKind.ClassWeights) || terms.Any(t => t.ClassWeights is not null);
        bool hasZLoss = terms.Any(t => t.Given.ContainsKey(LossOptions.ZLoss.Name) || t.AtRunTime.ContainsKey(LossOptions.ZLoss.Name));
        if (hasZLoss && (hasClassWeights || first.Reduction == ReductionKind.WeightedMean))
        {
            return "ZLoss is divided by the number of rows and the rest by weights: give it a method of its own";
        }

        bool hasNormalizer = roles.Any(r => r.Role == RoleKind.Normalizer);
        return hasNormalizer && roles.All(r => r.Role != RoleKind.Gradient) ? "'normalizer' divides gradients, and there is none: add one, or leave it out" : null;
    }
}
