using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;
using LossGen.Generator.Rewriting;
using Xunit;
using Xunit.Abstractions;
using static LossGen.Generator.Ir.Operations;

namespace LossGen.Generator.Tests.Rewriting;

/// <summary>Both sides of every rule of rows, each operation rounded to float, and compared with the true function in double: the right side is never worse, and somewhere much better.</summary>
public sealed class RowRulesTests(ITestOutputHelper output)
{
    /// <summary>What the right side may be off where the left happens to be right: the roundings of its operations, added up.</summary>
    private const double Slack = 6;

    private const int Draws = 20_000;

    private static readonly List<Case> Cases =
    [
        new("√Σ x² → ‖x‖", (x, _) => x.Squared.Make(RowSum).Make(Sqrt), r => r.Norm, null, 0),
        new("log Σ exp(x) → max x + log Σ exp(x − max x)", (x, _) => x.Make(Exp).Make(RowSum).Make(Log), r => r.LogSumExp, r => Math.Max(1, Math.Abs(r.Greatest))),
        new("log Σ exp(x − max x) + max x → logsumexp(x)", (x, _) => LogOfLowered(x) + x.Make(RowMax), r => r.LogSumExp, r => Math.Max(1, Math.Abs(r.Greatest)), 0),
        new("log Σ exp(x − max x) − (x[y] − max x) → surprise", (x, y) => LogOfLowered(x) - (x.Make(Gather, y) - x.Make(RowMax)), r => r.Surprise),
        new("log Σ exp(x − max x) + (max x − x[y]) → surprise", (x, y) => x.Make(RowMax) - x.Make(Gather, y) + LogOfLowered(x), r => r.Surprise),
        new("(x[y] − max x) − log Σ exp(x − max x) → −surprise", (x, y) => x.Make(Gather, y) - x.Make(RowMax) - LogOfLowered(x), r => -r.Surprise),
        new("(x − max x) − log Σ exp(x − max x) → log shares", (x, _) => x - x.Make(RowMax) - LogOfLowered(x), r => -r.Other, r => Math.Max(1, r.Greatest - r.First), 0),
        new("logsumexp(x) − x[y] → surprise", (x, y) => LogSumExp(x) - x.Make(Gather, y), r => r.Surprise),
        new("x[y] − logsumexp(x) → −surprise", (x, y) => x.Make(Gather, y) - LogSumExp(x), r => -r.Surprise),
        new("exp(x[y])/Σ exp(x) → p", (x, y) => x.Make(Gather, y).Make(Exp) / x.Make(Exp).Make(RowSum), r => Math.Exp(-r.Surprise), r => Math.Exp(-r.Surprise) * (1 + r.Surprise)),
        new("exp(x[y] − max x)/Σ exp(x − max x) → p", (x, y) => (x.Make(Gather, y) - x.Make(RowMax)).Make(Exp) / (x - x.Make(RowMax)).Make(Exp).Make(RowSum),
            r => Math.Exp(-r.Surprise), r => Math.Exp(-r.Surprise) * (1 + r.Surprise), 0),
        new("exp(−surprise) → p", (x, y) => (-new Softmax(x, y).Surprise).Make(Exp), r => Math.Exp(-r.Surprise), r => Math.Exp(-r.Surprise) * (1 + r.Surprise), 0),
        new("log(p) → −surprise", (x, y) => new Softmax(x, y).Hit.Make(Log), r => -r.Surprise),
        new("1 − a/(a + b) → b/(b + a)", (x, y) => 1 - new Softmax(x, y).Hit, r => -ReferenceMath.Expm1(-r.Surprise)),
        new("x − logsumexp(x) → (x − max x) − log Σ exp(x − max x)", (x, _) => x - LogSumExp(x), r => -r.Other, r => Math.Max(1, r.Greatest - r.First), 20),
        new("exp(x)/Σ exp(x) → exp(x − max x)/Σ exp(x − max x)", (x, _) => x.Make(Exp) / x.Make(Exp).Make(RowSum), r => Math.Exp(-r.Other), r => Math.Exp(-r.Other) * (1 + r.Other)),
        new("exp((x − max x) − log(s)) → exp(x − max x)/s", (x, _) => new Softmax(x).LogShares.Make(Exp), r => Math.Exp(-r.Other), r => Math.Exp(-r.Other) * (1 + r.Other), 0),
        new("log(exp(x − max x)/s) → (x − max x) − log(s)", (x, _) => new Softmax(x).Shares.Make(Log), r => -r.Other, r => Math.Max(1, r.Greatest - r.First)),
    ];

    public static TheoryData<string> Laws => [.. Cases.Select(c => c.Law)];

    [Fact]
    public void EveryRuleHasACase() => Assert.Equal(RowRules.All.Select(r => r.Law), Cases.Select(c => c.Law));

    [Theory]
    [MemberData(nameof(Laws))]
    public void TheRightSideIsNeverWorse(string law)
    {
        Case row = Cases.Single(c => c.Law == law);
        Rule rule = RowRules.All.Single(r => r.Law == law);
        Graph graph = new();
        Expression left = row.Left(graph.Input("x"), graph.Input("y", Level.Row));
        Expression right = rule.Apply(left) ?? throw new InvalidOperationException($"{law} does not match its own case.");
        Random random = new(5);
        double worst = 0, gain = 0;
        for (int i = 0; i < Draws; i++)
        {
            Sample sample = Sample.Draw(random);
            double truth = row.Truth(sample), size = Math.Abs(row.Size?.Invoke(sample) ?? 0);
            double was = Error(sample.Rounded(left), truth, size), error = Error(sample.Rounded(right), truth, size);
            if (!(error <= Math.Max(was, Slack))) Assert.Fail($"{law} of {sample}: {error} ulp from {truth:R}; it was {was}");
            worst = Math.Max(worst, error);
            gain = Math.Max(gain, was);
        }

        output.WriteLine($"{law}: {gain} ulp became {worst}");
        Assert.True(gain >= row.Cures, $"{law} cures nothing: its left side is {gain} ulp off at most");
    }

    /// <summary>A rule that does not shrink what it is used on says so.</summary>
    [Theory]
    [MemberData(nameof(Laws))]
    public void ShrinksOrSaysThatItGrows(string law)
    {
        Graph graph = new();
        Expression left = Cases.Single(c => c.Law == law).Left(graph.Input("x"), graph.Input("y", Level.Row));
        Rule rule = RowRules.All.Single(r => r.Law == law);
        Assert.Equal(rule.Grows, !PathOrder.Shrinks(left, rule.Apply(left)!));
    }

    private static Expression LogOfLowered(Expression x) => (x - x.Make(RowMax)).Make(Exp).Make(RowSum).Make(Log);

    private static Expression LogSumExp(Expression x) => new Softmax(x).LogSumExp;

    // In units of the last place of a float of that size; below the normal ones, of the smallest.
    private static double Error(double actual, double truth, double size) =>
        double.IsFinite(actual) ? Math.Abs(actual - truth) / Math.Max(Math.ScaleB(Math.Max(Math.Abs(truth), size), -24), Math.ScaleB(1, -149)) : double.PositiveInfinity;

    /// <param name="Law">The rule's.</param>
    /// <param name="Left">Its left side, of a row and the index of a class.</param>
    /// <param name="Truth">What both sides are, in column 0 where they have columns.</param>
    /// <param name="Size">
    /// That of the numbers of which the result is a difference in either form; where it is an exponential, how far it moves with the rounding of its argument; or null.
    /// </param>
    /// <param name="Cures">How far off the left side is somewhere; 0 where the rule leads to others, or saves an exponential.</param>
    private sealed record Case(
        string Law, Func<Expression, Expression, Expression> Left, Func<Sample, double> Truth, Func<Sample, double>? Size = null, double Cures = 1000);

    /// <param name="X">The row.</param>
    /// <param name="Y">The class.</param>
    private sealed record Sample(float[] X, int Y)
    {
        public double Greatest => X.Max();

        public double First => X[0];

        public double Norm => Math.Sqrt(X.Sum(x => (double)x * x));

        public double LogSumExp => Greatest + Math.Log(X.Sum(x => Math.Exp(x - Greatest)));

        public double Surprise => SurpriseAt(Y);

        public double Other => SurpriseAt(0);

        public static Sample Draw(Random random)
        {
            float scale = random.Next(5) switch { 0 => 1, 1 => 10, 2 => 80, 3 => 1000, _ => 1e-3f };
            float[] x = [.. Enumerable.Range(0, 1 + random.Next(8)).Select(_ => scale * (2 * random.NextSingle() - 1))];
            return new(x, random.Next(x.Length));
        }

        public double Rounded(Expression e) => Rounded(e, 0, []);

        private double Rounded(Expression e, int column, Dictionary<(Expression, int), double> known)
        {
            if (e.IsConstant) return (float)e.Value;
            if (e.Name is { } name) return name == "x" ? X[column] : Y;
            if (e.Level != Level.Element) column = 0;
            if (known.TryGetValue((e, column), out double value)) return value;
            IEnumerable<double> arguments = e.Operation.IsReduction
                ? Enumerable.Range(0, X.Length).Select(j => Rounded(e.Arguments[0], j, known)).Concat(e.Arguments.Skip(1).Select(a => Rounded(a, 0, known)))
                : e.Arguments.Select(a => Rounded(a, column, known));
            value = (float)e.Operation.Evaluate([.. arguments]);
            known.Add((e, column), value);
            return value;
        }

        // Where the class is nearly sure, the others' share is what is left of the whole.
        private double SurpriseAt(int at)
        {
            double others = X.Where((_, j) => j != at).Sum(x => Math.Exp((double)x - X[at]));
            return double.IsInfinity(others) ? LogSumExp - X[at] : ReferenceMath.Log1p(others);
        }

        public override string ToString() => $"[{string.Join(", ", X)}] at {Y}";
    }
}
