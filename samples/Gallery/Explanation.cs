using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Model;
using LossGen.Generator.Emission;
using LossGen.Generator.Formulas;
using LossGen.Generator.Ir;
using LossGen.Generator.Scheduling;

namespace LossGen.Gallery;

/// <summary>What a loss computes, in mathematics: its formula, the stable form and gradients that the generator derived, and by which rules.</summary>
/// <param name="Formula">ℓ as it is declared.</param>
/// <param name="Loss">ℓ as it is computed, or null where it is no formula of one row.</param>
/// <param name="Gradients">The gradients, by the input's name.</param>
/// <param name="Rules">The laws by which ℓ was made stable.</param>
internal sealed record Explanation(string Formula, Expression? Loss, IReadOnlyDictionary<string, Expression> Gradients, IReadOnlyList<string> Rules)
{
    private const int Longest = 600;

    private static readonly LossLayout[] OfRows = [LossLayout.Rows, LossLayout.Groups];

    /// <summary>ℓ as it is computed, written out; null where nothing was rewritten.</summary>
    public string? Stable => Loss is not null && Rules.Count > 0 ? Text(Loss) : null;

    public static Explanation Of(LossMethod loss)
    {
        IReadOnlyList<string> inputs = [.. loss.Kind.Inputs.Select(i => i.Name)];
        if (loss.Kind.Layout == LossLayout.Elements)
        {
            ElementSchedule elements = ElementSchedule.Build(loss.Kernel);
            return new(FormulaText.Of(loss), elements.Loss, ByInput(elements.Outputs.Select(o => (o.Name, o.Formula))), elements.Stabilised);
        }

        if (!OfRows.Contains(loss.Kind.Layout) || loss.Softmax is not null) return new(FormulaText.Of(loss), null, new Dictionary<string, Expression>(), []);
        RowSchedule rows = RowSchedule.Build(loss.Kernel);
        return new(FormulaText.Of(loss), rows.Loss, ByInput(rows.Gradients.Select(g => (g.Name, g.Value))), rows.Stabilised);

        Dictionary<string, Expression> ByInput(IEnumerable<(string Name, Expression Value)> outputs) => inputs
            .Select(i => (Input: i, Output: outputs.FirstOrDefault(o => o.Name == SpanNames.GradientOf(i)).Value))
            .Where(p => p.Output is not null)
            .ToDictionary(p => p.Input, p => p.Output!);
    }

    /// <summary>A formula as people write it.</summary>
    public static string Text(Expression expression) => Abbreviation.Format(expression, name => name, Longest);
}
