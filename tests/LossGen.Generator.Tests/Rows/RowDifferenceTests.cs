using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Autodiff;
using LossGen.Generator.Formulas;
using LossGen.Generator.Ir;
using LossGen.Generator.Model;
using Xunit;

namespace LossGen.Generator.Tests.Rows;

/// <summary>The gradients that are derived for rows are those that differences of the interpreted loss show; at a tie or a bend, between those of its two sides.</summary>
public sealed class RowDifferenceTests
{
    private const double Step = 1e-5;
    private const int Rows = 6;

    public static TheoryData<string> Kinds => RowOracleTests.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gradients_are_slopes(string kind)
    {
        string[] failures = [.. RowVariant.All.Where(v => v.Kind.Id == kind).SelectMany(v => Failures(v).Take(3).Select(f => $"{v}: {f}"))];
        Assert.True(failures.Length == 0, string.Join("\n", failures));
    }

    private static IEnumerable<string> Failures(RowVariant variant)
    {
        int columns = variant.ColumnsFor(5);
        RowInputs usual = RowInputs.Usual(variant, Dtype.Double, Rows, columns);

        // Halves meet each other, labels, margins and bounds; wholes are ties. Where logarithms are taken they stay inside the domain.
        bool isUnit = variant.Kind.Inputs[0].Holds == Formulas.ValueKind.Probabilities;
        double[] steps = isUnit ? [0.25, 0.25, 0.5, 0.125] : [0, 0.5, -0.5, 1, 1, -1];
        RowInputs tied = usual with { Values = [.. usual.Values.Select((v, i) => variant.Kind.Inputs[i].Shape == InputShape.Elements ? v.Select((_, e) => steps[e * (7 + i) % steps.Length]).ToArray() : v)] };
        int compared = 0;
        foreach (RowInputs inputs in new[] { usual, tied })
        {
            LossFormula formula = variant.Formula(new Graph());
            Expression[] leaves = [.. formula.Inputs.Where(i => variant.Kind.Inputs.Any(k => k.Name == i.Name && !k.IsInteger))];
            IReadOnlyList<Expression> gradients = Differentiator.Gradients(formula.Loss, leaves);
            for (int r = 0; r < Rows; r++)
            {
                Func<string, int, double> leaf = inputs.Leaf(r);
                RowInterpreter here = new(leaf, columns);
                for (int g = 0; g < leaves.Length; g++)
                {
                    for (int c = 0; c < (leaves[g].Level == Level.Row ? 1 : columns); c++)
                    {
                        if (Failure(formula.Loss, leaves[g].Name!, c, leaf, here, here.Evaluate(gradients[g], c)) is not { } failure) continue;
                        if (failure.Length > 0) yield return $"{leaves[g].Name}[{r}, {c}] {failure}";
                        else compared++;
                    }
                }
            }
        }

        if (compared < Rows) yield return $"only {compared} slopes were compared.";
    }

    // Null where there is no slope, empty where it is right.
    private static string? Failure(Expression loss, string input, int column, Func<string, int, double> leaf, RowInterpreter origin, double actual)
    {
        double here = origin.Evaluate(loss);

        double At(double shift) => new RowInterpreter((name, c) => leaf(name, c) + (name == input && c == column ? shift : 0), origin.Columns, origin).Evaluate(loss);

        // The slope on one side, with the curvature taken out; how much half the step changes it shows how good it is.
        double Slope(double step) => (4 * At(step) - At(2 * step) - 3 * here) / (2 * step);
        double low = Slope(-Step), high = Slope(Step);

        // A loss that is not defined on both sides, or jumps, as between labels, has no slope.
        if (!double.IsFinite(low) || !double.IsFinite(high) || Math.Abs(low) > 1e4 || Math.Abs(high) > 1e4) return null;
        double slack = 1e-6 * (1 + Math.Abs(low) + Math.Abs(high) + Math.Abs(here)) + 4 * (Math.Abs(low - Slope(-Step / 2)) + Math.Abs(high - Slope(Step / 2)));
        return actual >= Math.Min(low, high) - slack && actual <= Math.Max(low, high) + slack ? "" : $"is {actual:R}, not from {low:R} to {high:R}";
    }
}
