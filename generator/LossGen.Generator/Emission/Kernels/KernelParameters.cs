using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Scheduling;

namespace LossGen.Generator.Emission;

/// <summary>The scalars that a kernel is made with, in order: known from the specification alone, so that callers need not build the kernel.</summary>
internal static class KernelParameters
{
    public static IReadOnlyList<string> Of(KernelSpec spec)
    {
        IEnumerable<string?> given = spec.Terms.SelectMany(t => t.Options.Select(o => o.Parameter).Prepend(t.WeightParameter));
        IEnumerable<string> scale = spec.Gradients.Count > 0 ? [KernelWords.Scale] : [];
        IEnumerable<string> zShare = spec.HasZShare ? [KernelWords.ZShare] : [];
        return [.. scale.Concat(zShare).Concat(given.OfType<string>()).Distinct()];
    }
}
