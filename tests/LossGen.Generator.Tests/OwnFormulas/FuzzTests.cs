using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Autodiff;
using LossGen.Generator.Emission;
using LossGen.Generator.Formulas;
using LossGen.Generator.Ir;
using LossGen.Generator.Rewriting;
using LossGen.Generator.Tests.Oracles;
using Xunit;

namespace LossGen.Generator.Tests.OwnFormulas;

/// <summary>Formulas that nobody thought of: the method itself, the interpreter, the emitted code and differences tell the same.</summary>
public sealed class FuzzTests
{
    private const int Formulas = 24;
    private const int Points = 64;
    private const double Step = 1e-5;

    [Theory]
    [InlineData(true, 17)]
    [InlineData(false, 18)]
    public void AllAgree(bool isSingle, int seed)
    {
        RandomFormula random = new(seed);
        FormulaText[] formulas = [.. Enumerable.Range(0, Formulas).Select(_ => random.Next()).Distinct()];
        using FormulaBatch batch = new(formulas, isSingle, !isSingle);
        (double[] x, double[] y) = Inputs(isSingle);
        List<string> failures = [];
        int compared = 0;
        foreach (FormulaText formula in formulas)
        {
            KernelSpec spec = batch.Kernel(formula, isSingle);
            LossFormula written = LossFormula.Build(spec, new());
            Expression stable = new Rewriter([.. SimplificationRules.All, .. StabilisingRules.All]).Rewrite(written.Loss);
            IReadOnlyList<Expression> slopes = Differentiator.Gradients(stable, written.Inputs);
            FormulaResult result = batch.Run(formula, isSingle, x, y);
            for (int i = 0; i < x.Length; i++)
            {
                Func<string, double> leaf = name => name == written.Inputs[0].Name ? x[i] : y[i];
                ErrorBound bound = new(isSingle, leaf);
                Bounded naive = new ErrorBound(isSingle, leaf).Of(written.Loss);
                Check("the method", naive, result.Direct[i]);
                Check("ℓ", bound.Of(stable), result.Losses[i]);
                Check("∂x", bound.Of(slopes[0]), result.GradX[i]);
                Check("∂y", bound.Of(slopes[1]), result.GradY[i]);
                for (int g = 0; g < 2; g++)
                {
                    if (Difference(stable, slopes[g], written.Inputs[g].Name!, leaf) is { } failure) Add($"difference {g}: {failure}");
                }

                void Check(string what, Bounded wanted, double actual)
                {
                    // What is not a number by one form may be one by a better form.
                    if (!double.IsFinite(wanted.Value) || wanted.Accepts(actual, isSingle ? float.MaxValue : double.MaxValue)) compared++;
                    else Add($"{what} is {actual:R}, not {wanted.Value:R} ± {wanted.Error:R}");
                }

                void Add(string failure) => failures.Add($"{formula.Members} at ({x[i]:R}, {y[i]:R}): {failure}");
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} failures\n" + string.Join("\n", failures.Take(8)));
        Assert.True(compared > 50 * formulas.Length, $"Only {compared} values were compared.");
    }

    // Between the slopes on both sides, unless there is a jump near.
    private static string? Difference(Expression loss, Expression slope, string input, Func<string, double> leaf)
    {
        double At(double shift) => Interpreter.Evaluate(loss, name => leaf(name) + (name == input ? shift : 0));
        double here = At(0), low = Slope(-Step), high = Slope(Step), actual = Interpreter.Evaluate(slope, leaf);
        double Slope(double step) => (4 * At(step) - At(2 * step) - 3 * here) / (2 * step);
        if (!double.IsFinite(low) || !double.IsFinite(high) || Math.Abs(low) > 1e3 || Math.Abs(high) > 1e3 || Math.Abs(here) > 1e4) return null;
        double slack = 1e-5 * (1 + Math.Abs(low) + Math.Abs(high) + Math.Abs(here)) + 8 * (Math.Abs(low - Slope(-Step / 2)) + Math.Abs(high - Slope(Step / 2)));
        return actual >= Math.Min(low, high) - slack && actual <= Math.Max(low, high) + slack ? null : $"{actual:R}, not from {low:R} to {high:R}";
    }

    private static (double[] X, double[] Y) Inputs(bool isSingle)
    {
        Random random = new(29);
        return (Values(), Values());

        double[] Values() => [.. Enumerable.Range(0, Points).Select(_ => (6 * random.NextDouble()) - 3).Select(v => isSingle ? (float)v : v)];
    }
}
