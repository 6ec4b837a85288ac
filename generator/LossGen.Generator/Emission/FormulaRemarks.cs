using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Declarations;
using LossGen.Generator.Formulas;
using LossGen.Generator.Ir;
using LossGen.Generator.Scheduling;

namespace LossGen.Generator.Emission;

/// <summary>What became of a formula of the user's, for those who hover over its loss: the stable form, why it is that, and its slopes.</summary>
internal static class FormulaRemarks
{
    // A longer one teaches nothing.
    public const int Longest = 400;

    public static IEnumerable<string> Of(LossMethod loss, Func<string, string> rename)
    {
        ElementSchedule schedule = ElementSchedule.Build(loss.Kernel);
        if (schedule.Stabilised.Count > 0)
        {
            yield return $"<para>Computed as ℓ = {Text(schedule.Loss)}, by {string.Join("; ", schedule.Stabilised.Select(SourceFile.Xml))}.</para>";
        }

        foreach (ParameterRole gradient in loss.Parameters.Where(p => p.Role == RoleKind.Gradient))
        {
            string kernelName = loss.Kernel.Terms[0].Loss().Inputs[gradient.Index].Name;
            if (schedule.Outputs.FirstOrDefault(o => o.Name == SpanNames.GradientOf(kernelName)) is not { } output) continue;
            yield return $"<para>∂ℓ/∂{SourceFile.Xml(rename(kernelName))} = {Text(output.Formula)}</para>";
        }

        string Text(Expression e) => SourceFile.Xml(Formatter.Brief(e, rename, Longest));
    }
}
