using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;
using LossGen.Generator.Tests.VectorMath;
using Xunit;

namespace LossGen.Generator.Tests.OwnFormulas;

/// <summary>Softplus, log σ and logsumexp of two as people stabilise them by hand: values and slopes, also where the branches meet.</summary>
public sealed class HandStabilisedTests(HandStabilisedTests.Compiled compiled) : IClassFixture<HandStabilisedTests.Compiled>
{
    private static readonly double[] Points = [-1000, -30, -1, -1e-4, -1e-12, 0, 1e-12, 1e-4, 1, 30, 1000];

    private static readonly List<Row> Rows =
    [
        Softplus("M.Max(x, 0) + M.Log(1 + M.Exp(-M.Abs(x)))"),
        Softplus("M.Max(0, x) + M.Log(1 + M.Exp(-M.Abs(x)))"),
        Softplus("M.Log(1 + M.Exp(-M.Abs(x))) + M.Max(x, 0)"),
        Softplus("(x > 0 ? x : 0) + M.Log(1 + M.Exp(-M.Abs(x)))"),
        Softplus("(x < 0 ? 0 : x) + M.Log(M.Exp(-M.Abs(x)) + 1)"),
        Softplus("x > 0 ? x + M.Log(1 + M.Exp(-x)) : M.Log(1 + M.Exp(x))"),
        Softplus("x >= 0 ? M.Log(1 + M.Exp(-x)) + x : M.Log(1 + M.Exp(x))"),
        Softplus("M.Max(x, 0) + M.Log(1 + M.Exp(M.Min(x, 0) - M.Max(x, 0)))"),
        Softplus("M.Max(x, 0) + M.Log(M.Exp(0 - M.Max(x, 0)) + M.Exp(x - M.Max(x, 0)))"),
        Softplus("M.Log(M.Exp(x) + M.Exp((T)0))"),
        new("{ T z = -x; return M.Max(z, 0) + M.Log(1 + M.Exp(-M.Abs(z))); }", (x, _) => ReferenceMath.Softplus(-x), (x, _) => -ReferenceMath.Sigmoid(-x)),
        new("=> M.Max(x, 0) - x * y + M.Log(1 + M.Exp(-M.Abs(x)))", CrossEntropy, (x, y) => (1 - y) * ReferenceMath.Sigmoid(x) - y * ReferenceMath.Sigmoid(-x)),
        new("=> M.Log(1 + M.Exp(-M.Abs(x))) + M.Max(x, 0) - y * x", CrossEntropy, (x, y) => (1 - y) * ReferenceMath.Sigmoid(x) - y * ReferenceMath.Sigmoid(-x)),
        new("=> M.Min(x, 0) - M.Log(1 + M.Exp(-M.Abs(x)))", (x, _) => -ReferenceMath.Softplus(-x), (x, _) => ReferenceMath.Sigmoid(-x)),
        new("=> x >= 0 ? -M.Log(1 + M.Exp(-x)) : x - M.Log(1 + M.Exp(x))", (x, _) => -ReferenceMath.Softplus(-x), (x, _) => ReferenceMath.Sigmoid(-x)),
        new("{ T e = M.Exp(-M.Abs(x)); return x >= 0 ? 1 / (1 + e) : e / (1 + e); }", (x, _) => ReferenceMath.Sigmoid(x), (x, _) => ReferenceMath.Sigmoid(x) * ReferenceMath.Sigmoid(-x)),
        OfTwo("M.Max(x, y) + M.Log(1 + M.Exp(-M.Abs(x - y)))"),
        OfTwo("M.Max(x, y) + M.Log(M.Exp(x - M.Max(x, y)) + M.Exp(y - M.Max(x, y)))"),
        OfTwo("M.Max(x, y) + M.Log(1 + M.Exp(M.Min(x, y) - M.Max(x, y)))"),
        OfTwo("M.Log(M.Exp(x) + M.Exp(y))"),
    ];

    public static TheoryData<int> AllRows => [.. Enumerable.Range(0, Rows.Count)];

    [Theory]
    [MemberData(nameof(AllRows))]
    public void TheyAreTheFunctionThatIsMeant(int number)
    {
        Row row = Rows[number];
        foreach (bool isSingle in new[] { true, false })
        {
            (double X, double Y)[] points = [.. Points.SelectMany(x => new[] { (x, 0), (x, 1), (x, x) }), (0, 0.5), (5, 0.5), (-5, 0.5)];
            FormulaResult result = compiled.Batch.Run(row.Text, isSingle, [.. points.Select(p => p.X)], [.. points.Select(p => p.Y)]);
            for (int i = 0; i < points.Length; i++)
            {
                (double x, double y) = isSingle ? ((float)points[i].X, (float)points[i].Y) : points[i];
                Near(isSingle, result.Losses[i], row.Loss(x, y), $"{row.Text.Members} at {x:R}, {y:R}");
                Near(isSingle, result.GradX[i], row.Slope(x, y), $"∂ {row.Text.Members} at {x:R}, {y:R}");
            }
        }
    }

    private static void Near(bool isSingle, double actual, double expected, string what)
    {
        bool isNear = isSingle ? Ulp.Error((float)actual, expected) <= 6 : Math.Abs(actual - expected) <= 1e-14 * Math.Abs(expected);
        Assert.True(isNear, $"{what}: {actual:R}, not {expected:R}");
    }

    private static double CrossEntropy(double x, double y) => y * ReferenceMath.Softplus(-x) + (1 - y) * ReferenceMath.Softplus(x);

    private static Row Softplus(string expression) => new("=> " + expression, (x, _) => ReferenceMath.Softplus(x), (x, _) => ReferenceMath.Sigmoid(x));

    private static Row OfTwo(string expression) => new("=> " + expression, (x, y) => Math.Max(x, y) + ReferenceMath.Softplus(-Math.Abs(x - y)), (x, y) => ReferenceMath.Sigmoid(x - y));

    private sealed record Row(string Body, Func<double, double, double> Loss, Func<double, double, double> Slope)
    {
        public FormulaText Text { get; } = new($"static T Formula(T x, T y) {Body}{(Body[0] == '{' ? "" : ";")}");
    }

    public sealed class Compiled : IDisposable
    {
        internal FormulaBatch Batch { get; } = new(Rows.Select(r => r.Text));

        public void Dispose() => Batch.Dispose();
    }
}
