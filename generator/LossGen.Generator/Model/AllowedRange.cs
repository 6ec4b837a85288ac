using System;
using System.Linq;
using LossGen.Generator.Formulas;

namespace LossGen.Generator.Model;

/// <summary>The values that a run-time option may have: what the checks demand and the documentation says.</summary>
internal static class AllowedRange
{
    public static OptionRange Of(ParameterRole parameter, KernelSpec kernel)
    {
        if (parameter.Role == RoleKind.Weight) return OptionRange.Finite;
        LossKind[] losses = [.. kernel.Terms.Where((_, i) => parameter.Index < 0 || parameter.Index == i).Select(t => t.Loss())];

        // A formula's parameter may share its name with the option of a kind.
        string name = losses.Select(l => l.Find(parameter.Option!)).OfType<OptionDefault>().First().Option.ParameterName;
        return losses.SelectMany(l => l.Options).Where(o => o.Option.ParameterName == name).Select(o => o.Allowed).Aggregate(Both);
    }

    // An option that several terms share must suit them all.
    private static OptionRange Both(OptionRange a, OptionRange b) =>
        a == b ? a : new(Math.Max(a.Low, b.Low), Math.Min(a.High, b.High), a.Low >= b.Low ? a.LowExcluded : b.LowExcluded);
}
