using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Ir;
using LossGen.Generator.Model;
using LossGen.Generator.Scheduling;

namespace LossGen.Generator.Emission;

/// <summary>What became of a formula of the user's, for those who hover over its loss: the stable form, why it is that, and its slopes.</summary>
internal static class FormulaRemarks
{
    public static IEnumerable<string> Of(LossMethod loss, Func<string, string> rename)
    {
        Explained explained = loss.Kind.Layout == LossLayout.Rows ? Explain(RowSchedule.Build(loss.Kernel)) : Explain(ElementSchedule.Build(loss.Kernel));
        if (explained.Stabilised.Count > 0)
        {
            yield return $"<para>Computed as ℓ = {Text(explained.Loss)}, by {string.Join("; ", explained.Stabilised.Select(SourceFile.Xml))}.</para>";
        }

        foreach (ParameterRole gradient in loss.Parameters.Where(p => p.Role == RoleKind.Gradient))
        {
            string kernelName = loss.Kernel.Terms[0].Loss().Inputs[gradient.Index].Name;
            if (!explained.Slopes.TryGetValue(SpanNames.GradientOf(kernelName), out Expression? slope)) continue;
            yield return $"<para>∂ℓ/∂{SourceFile.Xml(rename(kernelName))} = {Text(slope)}</para>";
        }

        string Text(Expression e) => SourceFile.Xml(Abbreviation.Format(e, rename, SourceFile.LongestFormula));
    }

    private static Explained Explain(ElementSchedule schedule) => new(schedule.Loss, schedule.Stabilised, schedule.Outputs.ToDictionary(o => o.Name, o => o.Formula));

    private static Explained Explain(RowSchedule schedule) => new(schedule.Loss, schedule.Stabilised, schedule.Gradients.ToDictionary(g => g.Name, g => g.Value));

    private sealed record Explained(Expression Loss, IReadOnlyList<string> Stabilised, IReadOnlyDictionary<string, Expression> Slopes);
}
