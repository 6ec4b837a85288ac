using System;
using System.Linq;
using Xunit;

namespace LossGen.Generator.Tests.OwnFormulas;

/// <summary>Formulas whose branches or locals would multiply if they were written out: compiled in a moment, and still right.</summary>
public sealed class LargeFormulasTests
{
    private static readonly string Thresholds = string.Concat(Enumerable.Range(0, 30).Select(i => FormattableString.Invariant($"if (x > (T){(i - 15) / 8.0}) a = a * (T)0.9 + y; ")));
    private static readonly string Roots = string.Concat(Enumerable.Range(0, 24).Select(i => FormattableString.Invariant($"if (x > (T){1 + i / 30.0} && y > (T){i % 5 * 0.2}) return {i + 1} * s; ")));

    private static readonly FormulaText Chain = new($"static T Formula(T x, T y) {{ T a = x; {Thresholds} return a; }}");
    private static readonly FormulaText Doubling = new("static T Formula(T x, T y) { T a = x * y / 4; " + string.Concat(Enumerable.Repeat("a = (T)0.5 * (a + a * a); ", 25)) + "return a; }");
    private static readonly FormulaText Shared = new($"static T Formula(T x, T y) {{ T s = M.Sqrt(x - 1); {Roots} return y; }}");

    [Fact]
    public void AllAreCompiledAndAgreeWithTheirMethodsAndDifferences()
    {
        using FormulaBatch batch = new([Chain, Doubling, Shared], isSingle: false);
        foreach (FormulaText formula in new[] { Chain, Doubling, Shared })
        {
            double[] x = [.. Enumerable.Range(0, 40).Select(i => (i - 20) * 0.097 + 0.0131)], y = [.. Enumerable.Range(0, 40).Select(i => Math.Sin(i) * 0.9)];
            const double step = 1e-6;
            FormulaResult here = batch.Run(formula, false, x, y);
            FormulaResult above = batch.Run(formula, false, [.. x.Select(v => v + step)], y), below = batch.Run(formula, false, [.. x.Select(v => v - step)], y);
            for (int i = 0; i < x.Length; i++)
            {
                Assert.Equal(here.Direct[i], here.Losses[i], 1e-12 * (1 + Math.Abs(here.Direct[i])));
                double difference = (above.Direct[i] - below.Direct[i]) / (2 * step);
                Assert.Equal(difference, here.GradX[i], 1e-6 * (1 + Math.Abs(difference)));
            }
        }
    }
}
