using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;

namespace LossGen.Generator.Declarations;

/// <summary>What a declaration asks of its kernel. Where the method itself does part of the work, that is less than the declaration asks for.</summary>
internal static class KernelSpecs
{
    public static KernelSpec Of(IReadOnlyList<LossTerm> terms, IReadOnlyList<ParameterRole> roles, Dtype elementType, bool returns)
    {
        LossKind kind = terms[0].Kind;
        int[] gradients = [.. roles.Where(r => r.Role == RoleKind.Gradient).Select(r => r.Index).OrderBy(i => i)];
        bool hasClassWeights = Has(RoleKind.ClassWeights) || terms.Any(t => t.ClassWeights is not null);
        bool hasMask = Has(RoleKind.Mask), areIgnored = hasMask && kind is { Layout: LossLayout.Rows, HasLabels: true };
        KernelSpec spec = new(
            terms.Select(t => t.ToSpec()).ToEquatableArray(),
            IsSingle: elementType != Dtype.Double,
            AccumulatesLoss: returns,
            StoresLosses: Has(RoleKind.Losses),
            new EquatableArray<int>(gradients),
            HasSampleWeights: Has(RoleKind.SampleWeights) || (hasMask && !areIgnored),
            HasPosWeights: Has(RoleKind.PosWeights),
            HasUpstream: Has(RoleKind.UpstreamSpan) && gradients.Length > 0);
        return kind.Layout switch
        {
            LossLayout.Rows => spec with
            {
                HasClassWeights = hasClassWeights,
                HasIgnored = areIgnored || terms.Any(t => IsGiven(t, LossOptions.IgnoreIndex)),
                HasZShare = hasClassWeights && kind.DividesByWeights && terms.Any(IsZLossShared),
                Columns = kind.FixedColumns ?? (LossTerms.Columns(terms) - kind.FewerColumns),
                IsClassFirst = Has(RoleKind.Positions),
            },
            // Class weights become weights of the groups.
            LossLayout.Groups => spec with { HasSampleWeights = spec.HasSampleWeights || hasClassWeights },
            // There is one loss: the method weights and stores it.
            LossLayout.Layers => spec with { AccumulatesLoss = returns || spec.StoresLosses, StoresLosses = false, HasSampleWeights = false, HasUpstream = false },
            // Whichever gradients are wanted follow from that of the similarities.
            LossLayout.Pairs => spec with { Gradients = gradients.Length > 0 ? [0] : [] },
            _ => spec,
        };

        bool Has(RoleKind role) => roles.Any(r => r.Role == role);
    }

    // Both means divide the rest by weights.
    private static bool IsZLossShared(LossTerm term) =>
        term.Reduction is ReductionKind.Mean or ReductionKind.WeightedMean
        && (term.AtRunTime.ContainsKey(LossOptions.ZLoss.Name) || (term.Given.TryGetValue(LossOptions.ZLoss.Name, out double factor) && factor != 0));

    private static bool IsGiven(LossTerm term, Option option) => term.Given.ContainsKey(option.Name) || term.AtRunTime.ContainsKey(option.Name);
}
