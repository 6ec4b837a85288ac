using System;
using System.Linq;
using LossGen.Generator.Declarations;
using LossGen.Generator.Formulas;

namespace LossGen.Generator.Emission;

/// <summary>The values that a run-time option may have: what the checks demand and the documentation says.</summary>
internal static class AllowedRange
{
    public static OptionRange Of(ParameterRole parameter, KernelSpec kernel) => parameter.Role == RoleKind.Weight
        ? OptionRange.Finite
        : kernel.Terms
            .SelectMany(t => t.Options.Where(o => o.Parameter == parameter.KernelName).Select(o => t.Loss().Find(o.Name)!.Allowed))
            .Aggregate(Both);

    // An option that several terms share must suit them all.
    private static OptionRange Both(OptionRange a, OptionRange b) =>
        a == b ? a : new(Math.Max(a.Low, b.Low), Math.Min(a.High, b.High), a.Low >= b.Low ? a.LowExcluded : b.LowExcluded);
}
