using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Autodiff;
using LossGen.Generator.Ir;
using LossGen.Generator.Rewriting;
using Xunit;
using static LossGen.Generator.Ir.Operations;

namespace LossGen.Generator.Tests.Rewriting;

/// <summary>Rewriting ends for every table of rules and every constant: a rule that looks for a fixed point has none at 0, ∞, NaN and where c − 1 is c.</summary>
public sealed class EndlessRewritingTests
{
    private static readonly double[] Odd =
    [
        0, -0.0, 1, -1, 0.5, -0.5, 2, double.Epsilon, -double.Epsilon, 1e-310, 1e-38, 1e16, 1e17, -1e17, 1e30, -1e30, 1e300, double.MaxValue, double.MinValue,
        double.PositiveInfinity, double.NegativeInfinity, double.NaN,
    ];

    private static readonly Func<Expression, Expression, Expression, Expression>[] Forms =
    [
        (c, a, b) => c * a * a + c * a * b,
        (c, a, b) => (a + b * c * (a + b)) * (a + b),
        (c, a, b) => c * a * a - c * b * b,
        (c, a, b) => c * (a * b) + b * (c * a) - a * b * c,
        (c, a, b) => a.Make(Pow, c) * b,
        (c, a, b) => a.Make(Pow, c) + a.Make(Pow, c - 1) * b,
        (c, a, b) => (a - b).Magnitude.Make(Pow, c) / c,
        (c, a, b) => a.Make(Pow, b + c) * c,
        (c, a, b) => (1 - a.Make(Sigmoid).Make(Pow, c)) * b,
        (c, a, b) => a / c - b / c,
        (c, a, b) => (a * c).Make(Exp) + (1 + (c * b).Make(Exp)).Make(Log),
        (c, a, b) => (a * a + c * c).Make(Sqrt) - (b * c).Squared,
        (c, a, b) => a.Make(Softplus) - c * a + b,
        (c, a, b) => c.Make(Less, a.Magnitude).Make(Select, c * a.Make(Sign), a) * b,
        (c, a, b) => c.Make(Max, a).Make(Min, c) + b * c.Make(Max, b),
    ];

    public static TheoryData<int> AllForms() => [.. Enumerable.Range(0, Forms.Length)];

    [Theory]
    [MemberData(nameof(AllForms))]
    public void Odd_constants(int form)
    {
        foreach (double constant in Odd)
        {
            Graph graph = new();
            Expression a = graph.Input("a"), b = graph.Input("b");
            Rewriter stable = new([.. SimplificationRules.All, .. StabilisingRules.All]);
            Expression loss = stable.Rewrite(Forms[form](graph.Constant(constant), a, b));
            IReadOnlyList<Expression> slopes = Differentiator.Gradients(loss, [a, b]);
            Rewriter finish = new([SharedPowers.Rule([loss, .. slopes]), .. StrengthRules.All]);
            foreach (Expression slope in slopes) finish.Rewrite(Factoring.Apply(finish.Rewrite(slope), loss));
        }
    }

    [Fact]
    public void A_rule_that_turns_back_is_not_used()
    {
        Rule back = new("a − b → a + (−b)", RulePrecision.Exact, e => e.Is(Subtract) ? e.Arguments[0] + -e.Arguments[1] : null);
        Graph graph = new();
        Expression difference = graph.Input("a") - graph.Input("b");
        Assert.Equal(difference, new Rewriter([.. SimplificationRules.All, back]).Rewrite(difference));
    }

    [Fact]
    public void A_rule_that_grows_without_end_is_stopped()
    {
        Rule endless = new("x → −(−x)", RulePrecision.Exact, e => e.Is(Input) ? null : e.Graph.Input("x" + e.Number) + e) { Grows = true };
        Expression start = new Graph().Input("a").Magnitude;
        LimitExceededException stopped = Assert.Throws<LimitExceededException>(() => new Rewriter([endless]).Rewrite(start));
        Assert.Equal(Limits.Rewriting, stopped.Limit);
    }

    [Fact]
    public void Depth_is_no_matter()
    {
        Graph graph = new();
        Expression deep = graph.Input("a");
        for (int i = 0; i < 5_000; i++) deep = -(deep * graph.Input("b")).Make(Tanh);
        Expression result = Small.Stack(() => new Rewriter(StrengthRules.All).Rewrite(deep));
        Assert.Equal(Tanh, result.Operation.Name == "negated" ? result.Arguments[0].Operation : result.Operation);
    }
}
