using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Lowering;
using LossGen.Generator.Ir;
using LossGen.Generator.Rewriting;
using LossGen.Generator.Tests.VectorMath;
using Xunit;
using Xunit.Abstractions;
using static LossGen.Generator.Ir.Operations;

namespace LossGen.Generator.Tests.Rewriting;

/// <summary>Both sides of every rule, compiled in float and compared with the true function in double: the right side is never worse, and somewhere much better.</summary>
public sealed class StabilisingRulesTests(ITestOutputHelper output)
{
    /// <summary>What the right side may be off where the left happens to be right: the bounds of its operations, added up.</summary>
    private const double Slack = 5;

    /// <summary>From here on the left side counts as wrong.</summary>
    private const double Wrong = 1000;

    private static readonly List<Row> Rows =
    [
        new("1/(1 + exp(−x)) → σ(x)", (x, _) => 1 / (1 + (-x).Make(Exp)), (x, _) => ReferenceMath.Sigmoid(x)),
        new("exp(x)/(1 + exp(x)) → σ(x)", (x, _) => x.Make(Exp) / (x.Make(Exp) + 1), (x, _) => ReferenceMath.Sigmoid(x)),
        new("1 − σ(x) → σ(−x)", (x, _) => 1 - x.Make(Sigmoid), (x, _) => ReferenceMath.Sigmoid(-x)),
        new("log(σ(x)) → −softplus(−x)", (x, _) => x.Make(Sigmoid).Make(Log), (x, _) => -ReferenceMath.Softplus(-x)),
        new("log(1 + exp(x)) → softplus(x)", (x, _) => (1 + x.Make(Exp)).Make(Log), (x, _) => ReferenceMath.Softplus(x)),
        new("log1p(exp(x)) → softplus(x)", (x, _) => x.Make(Exp).Make(Log1p), (x, _) => ReferenceMath.Softplus(x)),
        new("log1p(−σ(x)) → −softplus(x)", (x, _) => (-x.Make(Sigmoid)).Make(Log1p), (x, _) => -ReferenceMath.Softplus(x)),
        new("log(cosh(x)) → log cosh(x)", (x, _) => x.Make(Cosh).Make(Log), (x, _) => ReferenceMath.LogCosh(x)),
        new("(exp(x) + exp(−x))/2 → cosh(x)", (x, _) => 0.5 * (x.Make(Exp) + (-x).Make(Exp)), (x, _) => Math.Cosh(x)),
        new("(exp(x) − exp(−x))/2 → sinh(x)", (x, _) => (x.Make(Exp) - (-x).Make(Exp)) / x.Graph.Constant(2), (x, _) => Math.Sinh(x)),
        new("sinh(x)/cosh(x) → tanh(x)", (x, _) => x.Make(Sinh) / x.Make(Cosh), (x, _) => Math.Tanh(x)),
        new("(exp(x) − exp(−x))/(exp(x) + exp(−x)) → tanh(x)", (x, _) => (x.Make(Exp) - (-x).Make(Exp)) / (x.Make(Exp) + (-x).Make(Exp)), (x, _) => Math.Tanh(x)),
        new("1 − tanh(x)² → 4·σ(2x)·σ(−2x)", (x, _) => 1 - x.Make(Tanh) * x.Make(Tanh), (x, _) => 4 * ReferenceMath.Sigmoid(2 * x) * ReferenceMath.Sigmoid(-2 * x)),
        new("softplus(x) − y·x → (1 − y)·softplus(x) + y·softplus(−x)", (x, y) => x.Make(Softplus) - y * x,
            (x, y) => (1 - y) * ReferenceMath.Softplus(x) + y * ReferenceMath.Softplus(-x), IsShare: true),
        new("log(1/x) → −log(x)", (x, _) => (1 / x).Make(Log), (x, _) => -Math.Log(x)),
        new("log(exp(x)) → x", (x, _) => x.Make(Exp).Make(Log), (x, _) => x),
        new("log((1 + x)/(1 − x)) → log1p(x) − log1p(−x)", (x, _) => ((1 + x) / (1 - x)).Make(Log), (x, _) => ReferenceMath.Log1p(x) - ReferenceMath.Log1p(-x)),
        new("log((1 − x)/(1 + x)) → log1p(−x) − log1p(x)", (x, _) => ((1 - x) / (x + 1)).Make(Log), (x, _) => ReferenceMath.Log1p(-x) - ReferenceMath.Log1p(x)),
        new("log(1 − exp(x)) → log1mexp(x)", (x, _) => (-x.Make(Expm1)).Make(Log), (x, _) => LogOfRest(x)),
        new("log1p(−exp(x)) → log1mexp(x)", (x, _) => (-x.Make(Exp)).Make(Log1p), (x, _) => LogOfRest(x)),
        new("log(1 + x) → log1p(x)", (x, _) => (1 + x).Make(Log), (x, _) => ReferenceMath.Log1p(x)),
        new("log(1 − x) → log1p(−x)", (x, _) => (1 - x).Make(Log), (x, _) => ReferenceMath.Log1p(-x)),
        new("exp(x) − 1 → expm1(x)", (x, _) => x.Make(Exp) - 1, (x, _) => ReferenceMath.Expm1(x)),
        new("exp(x) + (−1) → expm1(x)", (x, _) => x.Make(Exp) + -1, (x, _) => ReferenceMath.Expm1(x)),
        new("1 − exp(x) → −expm1(x)", (x, _) => 1 - x.Make(Exp), (x, _) => -ReferenceMath.Expm1(x)),
        new("expm1(x) − x → exprest(x)", (x, _) => x.Make(Expm1) - x, (x, _) => ReferenceMath.ExpRest(x)),
        new("exp(x) − x − 1 → exprest(x)", (x, _) => x.Make(Exp) - x - 1, (x, _) => ReferenceMath.ExpRest(x)),
        new("1 − x^y → −expm1(y·log(x))", (x, _) => 1 - x.Make(Sigmoid).Make(Pow, x.Graph.Constant(0.75)), (x, _) => -ReferenceMath.Expm1(-0.75 * ReferenceMath.Softplus(-x))),
        new("1 − x^y → −expm1(y·log(x)) next to 0", (x, y) => 1 - x.Make(Pow, y), (x, y) => x > 0 && x < double.PositiveInfinity && Math.Abs(y * Math.Log(x)) < 1
            ? -ReferenceMath.Expm1(y * Math.Log(x)) : 1 - Math.Pow(x, y)),
        new("log(x/y) → logratio(x, y)", (x, y) => (x / y).Make(Log), (x, y) => ReferenceMath.LogRatio(x, y)),
        new("1 − cos(x) → 2·sin(x/2)²", (x, _) => 1 - x.Make(Cos), (x, _) => 2 * Square(Math.Sin(x / 2)), Limit: 1 << 22),
        new("cos(x) − 1 → −2·sin(x/2)²", (x, _) => x.Make(Cos) - 1, (x, _) => -2 * Square(Math.Sin(x / 2)), Limit: 1 << 22),
        new("√(x² + y²) → hypot(x, y)", (x, y) => (x * x + y.Squared).Make(Sqrt), ReferenceMath.Hypot),
        new("a² − b² → (a − b)·(a + b)", (x, y) => x * x - y.Make(Pow, x.Graph.Constant(2)), (x, y) => (x - y) * (x + y), Limit: 9e18),
        new("√x² → |x|", (x, _) => (x * x).Make(Sqrt), (x, _) => Math.Abs(x)),
    ];

    public static TheoryData<string> Laws => [.. Rows.Select(r => r.Law)];

    [Fact]
    public void EveryRuleHasARow() => Assert.Equal(StabilisingRules.All.Select(r => r.Law), Rows.Select(r => r.Law).OrderBy(l => StabilisingRules.All.ToList().FindIndex(r => r.Law == l)));

    /// <summary>A rule that does not shrink what it is used on says so.</summary>
    [Theory]
    [MemberData(nameof(Laws))]
    public void ShrinksOrSaysThatItGrows(string law)
    {
        Graph graph = new();
        Expression left = Rows.Single(r => r.Law == law).Left(graph.Input("a0"), graph.Input("a1"));
        Rule rule = StabilisingRules.All.Single(r => r.Law == law);
        Assert.Equal(rule.Grows, !PathOrder.Shrinks(left, rule.Apply(left)!));
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void TheRightSideIsNeverWorse(string law)
    {
        Row row = Rows.Single(r => r.Law == law);
        Graph graph = new();
        Expression left = row.Left(graph.Input("a0"), graph.Input("a1"));
        Rule rule = StabilisingRules.All.Single(r => r.Law == law);
        Expression right = rule.Apply(left) ?? throw new InvalidOperationException($"{law} does not match its own row.");
        CompiledFunction<float> before = Compile(left), after = Compile(right);
        double worst = 0, gain = 0;
        foreach (float[][] block in Blocks(row))
        {
            float[] old = before.Run(CompiledFunction<float>.Usual, block), stable = after.Run(CompiledFunction<float>.Usual, block);
            for (int i = 0; i < old.Length; i++)
            {
                double truth = row.Truth(block[0][i], block[1][i]);
                double error = Ulp.Error(stable[i], truth), was = Ulp.Error(old[i], truth);
                if (!(error <= Math.Max(was, Slack))) Assert.Fail($"{law} at {block[0][i]:R}, {block[1][i]:R}: {stable[i]:R}, {error} ulp from {truth:R}; it was {old[i]:R}");
                if (rule.Precision == RulePrecision.Exact) Assert.Equal(BitConverter.SingleToInt32Bits(old[i]), BitConverter.SingleToInt32Bits(stable[i]));
                worst = Math.Max(worst, error);
                gain = Math.Max(gain, was);
            }
        }

        output.WriteLine($"{law}: {gain} ulp became {worst}");
        Assert.True(gain > Wrong, $"{law} cures nothing: its left side is {gain} ulp off at most");
    }

    private static CompiledFunction<float> Compile(Expression e)
    {
        MachineBuilder builder = new(Precision.Single);
        return CompiledFunction<float>.Compile(builder, new ExpressionLowering(builder, [e]).Lower(e), CompiledFunction<float>.Usual);
    }

    // Over a million points: all sizes, values next to each other, and what strains the arithmetic.
    private static IEnumerable<float[][]> Blocks(Row row)
    {
        const int block = 1 << 14;
        float[] special = [0, -0f, 1, -1, 0.5f, 88.8f, -88.8f, 104, -104, 1e3f, -1e3f, 1e10f, 1e19f, -1e19f, 1e30f, 3e38f, -3e38f, 1e-30f, -1e-30f, 1e-42f, float.Epsilon, float.PositiveInfinity, float.NegativeInfinity];
        yield return Pad(special.SelectMany(x => special.Select(y => (x, row.IsShare ? 0.25f : y))));
        Random random = new(3);
        for (int b = 0; b < 64; b++) yield return Pad(Enumerable.Range(0, block).Select(_ => Point()));

        (float X, float Y) Point()
        {
            float x = random.Next(3) switch
            {
                0 => BitConverter.Int32BitsToSingle((int)random.NextInt64(0x7f800000)) * (1 - 2 * random.Next(2)),
                1 => 200 * random.NextSingle() - 100,
                _ => 6 * random.NextSingle() - 3,
            };
            if (row.IsShare) return (x, random.Next(3) switch { 0 => 0, 1 => 1, _ => random.NextSingle() });
            return (x, random.Next(3) switch
            {
                0 => x * (1 + MathF.Pow(2, -24 * random.NextSingle())),
                1 => x * (0.1f + 3 * random.NextSingle()),
                _ => BitConverter.Int32BitsToSingle((int)random.NextInt64(0x7f800000)),
            });
        }

        float[][] Pad(IEnumerable<(float X, float Y)> points)
        {
            // Where a side has a NaN for an answer, which one is nobody's promise: the left side's infinities beyond the domain of the rule.
            List<(float X, float Y)> admitted = [.. points.Where(p => !double.IsNaN(row.Truth(p.X, p.Y)) && Math.Abs(p.X) <= row.Limit && Math.Abs(p.Y) <= row.Limit)];
            while (admitted.Count % 16 != 0) admitted.Add(admitted[0]);
            return [[.. admitted.Select(p => p.X)], [.. admitted.Select(p => p.Y)]];
        }
    }

    private static double Square(double x) => x * x;

    private static double LogOfRest(double x) => x < -0.7 ? ReferenceMath.Log1p(-Math.Exp(x)) : Math.Log(-ReferenceMath.Expm1(x));

    private sealed record Row(
        string Law, Func<Expression, Expression, Expression> Left, Func<double, double, double> Truth, bool IsShare = false, double Limit = double.PositiveInfinity);
}
