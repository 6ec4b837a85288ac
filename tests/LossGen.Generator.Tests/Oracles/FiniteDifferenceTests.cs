using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Autodiff;
using LossGen.Generator.Formulas;
using LossGen.Generator.Ir;
using LossGen.Generator.Model;
using Xunit;

namespace LossGen.Generator.Tests.Oracles;

/// <summary>The gradients that are derived are those that differences of the interpreted loss show; at a bend, between those of its two sides.</summary>
public sealed class FiniteDifferenceTests
{
    private const double Step = 1e-5;

    private static readonly double[] _posWeights = [0.5, 1, 2.25, 0, 3];

    public static TheoryData<string> Kinds => [.. LossVariant.Kinds.Select(k => k.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gradients_are_slopes(string kind)
    {
        string[] failures = [.. LossVariant.All.Where(v => v.Kind.Name == kind).SelectMany(v => Failures(v).Take(3).Select(f => $"{v}: {f}"))];
        Assert.True(failures.Length == 0, string.Join("\n", failures));
    }

    private static IEnumerable<string> Failures(LossVariant variant)
    {
        LossFormula formula = variant.Formula(new Graph());
        IReadOnlyList<Expression> gradients = Differentiator.Gradients(formula.Loss, formula.Inputs);
        foreach (double[][] inputs in new[] { InputSamples.Usual(variant, Dtype.Double, 100), InputSamples.Kinks(variant, Dtype.Double) })
        {
            for (int i = 0; i < inputs[0].Length; i++)
            {
                // What is clipped nearer to 0 than a step cannot be told.
                if (inputs.Any(v => Math.Abs(v[i]) is > 0 and < 4 * Step)) continue;
                for (int g = 0; g < gradients.Count; g++)
                {
                    if (Failure(i, g) is { } failure) yield return failure;
                }
            }

            string? Failure(int i, int g)
            {
                Func<string, double> leaf = Expected.Leaf(variant, Dtype.Double, inputs, _posWeights, i);
                double At(double shift) => Interpreter.Evaluate(formula.Loss, name => leaf(name) + (name == formula.Inputs[g].Name ? shift : 0));

                // How much half the step changes a slope shows how good it is: little near a root's infinite one.
                double here = At(0), low = Slope(-Step), high = Slope(Step);
                double actual = Interpreter.Evaluate(gradients[g], leaf);
                double slack = 1e-6 * (1 + Math.Abs(low) + Math.Abs(high) + Math.Abs(here)) + 4 * (Math.Abs(low - Slope(-Step / 2)) + Math.Abs(high - Slope(Step / 2)));

                // The slope on one side, with the curvature taken out.
                double Slope(double step) => (4 * At(step) - At(2 * step) - 3 * here) / (2 * step);

                // A loss that jumps (HingeEmbedding between labels) has no slope there, and one that is not defined on both sides neither.
                if (!double.IsFinite(low) || !double.IsFinite(high) || Math.Abs(low) > 1e4 || Math.Abs(high) > 1e4) return null;
                return actual >= Math.Min(low, high) - slack && actual <= Math.Max(low, high) + slack
                    ? null
                    : $"{LossForm.GradientName(variant, g)}({string.Join(", ", inputs.Select(v => v[i].ToString("R")))}) = {actual:R}, not from {low:R} to {high:R}";
            }
        }
    }
}
