using System;
using System.Collections.Generic;
using System.Globalization;
using LossGen.Generator.Ir;
using static LossGen.Generator.Ir.Operations;
using static LossGen.Generator.Rewriting.RulePrecision;

namespace LossGen.Generator.Rewriting;

/// <summary>
/// Cheaper instructions for the same function. Used after differentiation only: the slope of x^1.5 is 1.5·√x, while that of x·√x would
/// divide by √x at 0.
/// </summary>
internal static class StrengthRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. SimplificationRules.All,
        Power(2, "x²", x => x.Squared),
        Power(3, "x²·x", x => x.Squared * x),
        Power(4, "(x²)²", x => x.Squared.Squared),
        Power(0.5, "√x", x => x.Make(Sqrt), "x = −∞ aside"),
        Power(1.5, "x·√x", x => x * x.Make(Sqrt), "x = −∞ aside"),
        Power(2.5, "x²·√x", x => x.Squared * x.Make(Sqrt), "x = −∞ aside"),
        Power(-0.5, "1/√x", x => 1 / x.Make(Sqrt), "x = −∞ aside"),
        Power(-1, "1/x", x => 1 / x),
        Power(-2, "(1/x)²", x => (1 / x).Squared),
        new("c < |x| ? c·sign(x) : x → max(−c, min(c, x))", Exact, Clamp, "c is a constant above 0"),
        new("exp(x) − y·x → exp(x) − portion y of x", Stabilising, e => e.Is(Subtract) && e.Arguments[0].Is(Exp) && e.Arguments[1].Is(Multiply) && !e.Arguments[1].Arguments[0].IsConstant
            && Match.Other(e.Arguments[1], e.Arguments[0].Arguments[0]) is { } y ? e.Arguments[0] - y.Make(Portion, e.Arguments[0].Arguments[0]) : null, "at x = −∞ it has its limit"),
        new("a·softplus(−z) + b·softplus(z) → (a + b)·softplus(−|z|) + |z|·(z < 0 ? a : b)", Stabilising, CrossEntropy) { Grows = true },
    ];

    private static Rule Power(double exponent, string result, Func<Expression, Expression> build, string? domain = null) =>
        new($"x^{exponent.ToString(CultureInfo.InvariantCulture)} → {result}", Stabilising,
            e => e.Is(Pow) && e.Arguments[1].IsValue(exponent) ? build(e.Arguments[0]) : null, domain);

    private static Expression? Clamp(Expression e)
    {
        if (!e.Is(Select) || !e.Arguments[0].Is(Less)) return null;
        Expression bound = e.Arguments[0].Arguments[0], size = e.Arguments[0].Arguments[1], x = e.Arguments[2];
        if (!bound.IsConstant || !(bound.Value > 0) || size != x.Magnitude) return null;
        Expression far = x.Make(Sign);
        return e.Arguments[1] == (bound.Value == 1 ? far : bound * far) ? e.Graph.Constant(-bound.Value).Make(Max, bound.Make(Min, x)) : null;
    }

    // The two share a logarithm, and only one of them has a linear part.
    private static Expression? CrossEntropy(Expression e)
    {
        if (!e.Is(Add) || SoftplusTerm(e.Arguments[0]) is not { } left || SoftplusTerm(e.Arguments[1]) is not { } right) return null;
        if (left.Of.Is(Negate) == right.Of.Is(Negate)) return null;
        ((Expression a, Expression minusZ), (Expression b, Expression z)) = left.Of.Is(Negate) ? (left, right) : (right, left);
        if (minusZ.Arguments[0] != z) return null;

        Expression logarithm = (-z.Magnitude).Make(Softplus);
        bool areShares = b.Is(Subtract) && b.Arguments[0].IsValue(1) && b.Arguments[1] == a;
        Expression slope = z.Make(Less, z.Graph.Constant(0)).Make(Select, a, b);

        // 0·∞ is 0 where z is infinite and the label right.
        return slope.Make(Portion, z.Magnitude) + (areShares ? logarithm : (a + b) * logarithm);
    }

    private static (Expression Factor, Expression Of)? SoftplusTerm(Expression e) =>
        !e.Is(Multiply) ? null
        : e.Arguments[1].Is(Softplus) ? (e.Arguments[0], e.Arguments[1].Arguments[0])
        : e.Arguments[0].Is(Softplus) ? (e.Arguments[1], e.Arguments[0].Arguments[0])
        : null;
}
