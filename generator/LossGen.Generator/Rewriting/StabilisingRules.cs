using System;
using System.Collections.Generic;
using LossGen.Generator.Ir;
using static LossGen.Generator.Ir.Operations;
using static LossGen.Generator.Rewriting.Match;
using static LossGen.Generator.Rewriting.RulePrecision;

namespace LossGen.Generator.Rewriting;

/// <summary>
/// What people write, as what computes the same without overflow and cancellation. Used before differentiation, so that slopes are those of the
/// stable form. A test compares both sides of every rule with the true function, extremes included.
/// </summary>
internal static class StabilisingRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("1/(1 + exp(−x)) → σ(x)", Stabilising, e => e.Is(Divide) && IsOne(e.Arguments[0]) && OnePlusExp(e.Arguments[1]) is { } x ? (-x).Make(Sigmoid) : null),
        new("exp(x)/(1 + exp(x)) → σ(x)", Stabilising, e => e.Is(Divide) && e.Arguments[0].Is(Exp) && OnePlusExp(e.Arguments[1]) == e.Arguments[0].Arguments[0]
            ? e.Arguments[0].Arguments[0].Make(Sigmoid) : null),
        new("1 − σ(x) → σ(−x)", Stabilising, e => e.Is(Subtract) && IsOne(e.Arguments[0]) && e.Arguments[1].Is(Sigmoid) ? (-e.Arguments[1].Arguments[0]).Make(Sigmoid) : null),
        new("log(σ(x)) → −softplus(−x)", Stabilising, e => Of(Log, Sigmoid, e) is { } x ? -(-x).Make(Softplus) : null),
        new("log(1 + exp(x)) → softplus(x)", Stabilising, e => e.Is(Log) && OnePlusExp(e.Arguments[0]) is { } x ? x.Make(Softplus) : null),
        new("log1p(exp(x)) → softplus(x)", Stabilising, e => Of(Log1p, Exp, e) is { } x ? x.Make(Softplus) : null),
        new("log1p(−σ(x)) → −softplus(x)", Stabilising, e => e.Is(Log1p) && Of(Negate, Sigmoid, e.Arguments[0]) is { } x ? -x.Make(Softplus) : null),

        new("log(cosh(x)) → log cosh(x)", Stabilising, e => Of(Log, Cosh, e)?.Make(LogCosh)),
        new("(exp(x) + exp(−x))/2 → cosh(x)", Stabilising, e => Halved(e) is { } sum && sum.Is(Add) && Opposite(sum) is { } x ? x.Make(Cosh) : null),
        new("(exp(x) − exp(−x))/2 → sinh(x)", Stabilising, e => Halved(e) is { } difference && difference.Is(Subtract) && Opposite(difference) is { } x ? x.Make(Sinh) : null),
        new("sinh(x)/cosh(x) → tanh(x)", Stabilising, e => e.Is(Divide) && e.Arguments[0].Is(Sinh) && e.Arguments[1].Is(Cosh) && e.Arguments[0].Arguments[0] == e.Arguments[1].Arguments[0]
            ? e.Arguments[0].Arguments[0].Make(Tanh) : null),
        new("(exp(x) − exp(−x))/(exp(x) + exp(−x)) → tanh(x)", Stabilising, e => e.Is(Divide) && e.Arguments[0].Is(Subtract) && e.Arguments[1].Is(Add)
            && Opposite(e.Arguments[0]) is { } x && Opposite(e.Arguments[1]) is { } y && (x == y || IsNegation(x, y)) ? x.Make(Tanh) : null),
        new("1 − tanh(x)² → 4·σ(2x)·σ(−2x)", Stabilising, e => e.Is(Subtract) && IsOne(e.Arguments[0]) && Squared(e.Arguments[1]) is { } t && t.Is(Tanh)
            ? 4 * ((2 * t.Arguments[0]).Make(Sigmoid) * (-(2 * t.Arguments[0])).Make(Sigmoid)) : null),

        new("softplus(x) − y·x → (1 − y)·softplus(x) + y·softplus(−x)", Stabilising, e => e.Is(Subtract) && e.Arguments[0].Is(Softplus) && e.Arguments[1].Is(Multiply)
            && Other(e.Arguments[1], e.Arguments[0].Arguments[0]) is { } y ? (1 - y) * e.Arguments[0] + y * (-e.Arguments[0].Arguments[0]).Make(Softplus) : null) { Grows = true },

        new("log(1/x) → −log(x)", Stabilising, e => e.Is(Log) && e.Arguments[0].Is(Divide) && IsOne(e.Arguments[0].Arguments[0]) ? -e.Arguments[0].Arguments[1].Make(Log) : null),
        new("log(exp(x)) → x", Stabilising, e => Of(Log, Exp, e)),
        new("log((1 + x)/(1 − x)) → log1p(x) − log1p(−x)", Stabilising, e => Of(Log, Divide, e) is not null && Mirrored(e.Arguments[0].Arguments[0], e.Arguments[0].Arguments[1]) is { } x
            ? x.Make(Log1p) - (-x).Make(Log1p) : null),
        new("log((1 − x)/(1 + x)) → log1p(−x) − log1p(x)", Stabilising, e => Of(Log, Divide, e) is not null && Mirrored(e.Arguments[0].Arguments[1], e.Arguments[0].Arguments[0]) is { } x
            ? (-x).Make(Log1p) - x.Make(Log1p) : null),
        new("log(1 − exp(x)) → log1mexp(x)", Stabilising, e => e.Is(Log) && Of(Negate, Expm1, e.Arguments[0]) is { } x ? LogOfRest(x) : null) { Grows = true },
        new("log1p(−exp(x)) → log1mexp(x)", Stabilising, e => e.Is(Log1p) && Of(Negate, Exp, e.Arguments[0]) is { } x && !IsCapped(x) ? LogOfRest(x) : null) { Grows = true },
        new("log(1 + x) → log1p(x)", Stabilising, e => e.Is(Log) && e.Arguments[0].Is(Add) && Beside(e.Arguments[0], 1) is { } x ? x.Make(Log1p) : null),
        new("log(1 − x) → log1p(−x)", Stabilising, e => e.Is(Log) && e.Arguments[0].Is(Subtract) && IsOne(e.Arguments[0].Arguments[0]) ? (-e.Arguments[0].Arguments[1]).Make(Log1p) : null),
        new("exp(x) − 1 → expm1(x)", Stabilising, e => e.Is(Subtract) && e.Arguments[0].Is(Exp) && IsOne(e.Arguments[1]) ? e.Arguments[0].Arguments[0].Make(Expm1) : null),
        new("exp(x) + (−1) → expm1(x)", Stabilising, e => e.Is(Add) && Beside(e, -1) is { } power && power.Is(Exp) ? power.Arguments[0].Make(Expm1) : null),
        new("1 − exp(x) → −expm1(x)", Stabilising, e => e.Is(Subtract) && IsOne(e.Arguments[0]) && e.Arguments[1].Is(Exp) ? -e.Arguments[1].Arguments[0].Make(Expm1) : null),
        new("expm1(x) − x → exprest(x)", Stabilising, e => e.Is(Subtract) && e.Arguments[0].Is(Expm1) && e.Arguments[0].Arguments[0] == e.Arguments[1] ? e.Arguments[1].Make(ExpRest) : null),
        new("exp(x) − x − 1 → exprest(x)", Stabilising, e => e.Is(Subtract) && IsOne(e.Arguments[1]) && e.Arguments[0].Is(Subtract) && e.Arguments[0].Arguments[0].Is(Exp)
            && e.Arguments[0].Arguments[0].Arguments[0] == e.Arguments[0].Arguments[1] ? e.Arguments[0].Arguments[1].Make(ExpRest) : null),
        new("1 − x^y → −expm1(y·log(x))", Stabilising, e => e.Is(Subtract) && IsOne(e.Arguments[0]) && e.Arguments[1].Is(Pow) && LogOfShare(e.Arguments[1]) is { } log
            ? -(e.Arguments[1].Arguments[1] * log).Make(Expm1) : null, "x is a share whose logarithm is known, and y ≥ 0"),
        new("1 − x^y → −expm1(y·log(x)) next to 0", Stabilising, e => e.Is(Subtract) && IsOne(e.Arguments[0]) && e.Arguments[1].Is(Pow) && !IsWhole(e.Arguments[1].Arguments[1]) ? Rest(e.Arguments[1]) : null) { Grows = true },
        new("log(x/y) → logratio(x, y)", Stabilising, e => e.Is(Log) && e.Arguments[0].Is(Divide) && !IsOne(e.Arguments[0].Arguments[0]) && !e.Arguments[0].Arguments[1].IsConstant
            ? e.Arguments[0].Arguments[0].Make(LogRatio, e.Arguments[0].Arguments[1]) : null),

        new("1 − cos(x) → 2·sin(x/2)²", Stabilising, e => e.Is(Subtract) && IsOne(e.Arguments[0]) && e.Arguments[1].Is(Cos) ? 2 * (0.5 * e.Arguments[1].Arguments[0]).Make(Sin).Squared : null,
            "|x| within the range of sin"),
        new("cos(x) − 1 → −2·sin(x/2)²", Stabilising, e => e.Is(Subtract) && IsOne(e.Arguments[1]) && e.Arguments[0].Is(Cos) ? -2 * (0.5 * e.Arguments[0].Arguments[0]).Make(Sin).Squared : null,
            "|x| within the range of sin"),
        new("√(x² + y²) → hypot(x, y)", Stabilising, e => e.Is(Sqrt) && e.Arguments[0].Is(Add) && Squared(e.Arguments[0].Arguments[0]) is { } x && Squared(e.Arguments[0].Arguments[1]) is { } y
            ? x.Make(Hypot, y) : null),
        new("a² − b² → (a − b)·(a + b)", Stabilising, e => e.Is(Subtract) && Squared(e.Arguments[0]) is { } a && Squared(e.Arguments[1]) is { } b ? (a - b) * (a + b) : null,
            "a and b are finite, and so is the square of their sum"),
        new("√x² → |x|", Stabilising, e => e.Is(Sqrt) && Squared(e.Arguments[0]) is { } x ? x.Magnitude : null),
    ];

    // Between these a power is so near to 1 that the difference loses digits.
    private const double NearlyOne = 0.5;

    // log ½: where the two forms of log1mexp meet.
    private const double LogOfHalf = -0.69314718055994531;

    private static Expression LogOfRest(Expression x)
    {
        Expression bound = x.Graph.Constant(LogOfHalf);
        return x.Make(Less, bound).Make(Select, (-bound.Make(Min, x).Make(Exp)).Make(Log1p), (-bound.Make(Max, x).Make(Expm1)).Make(Log));
    }

    private static bool IsCapped(Expression x) => x.Is(Min) && x.Arguments[0].IsValue(LogOfHalf);

    private static bool IsWhole(Expression e) => e.IsConstant && (e.Value == Math.Floor(e.Value) || double.IsNaN(e.Value));

    // Of 0, infinity and what is negative the power knows best.
    private static Expression? Rest(Expression power)
    {
        Expression x = power.Arguments[0], y = power.Arguments[1];
        Graph graph = x.Graph;
        if (x.IsConstant) return null;
        Expression infinity = graph.Constant(double.PositiveInfinity);
        Expression isNear = graph.Constant(NearlyOne).Make(Less, power).Make(And, power.Make(Less, graph.Constant(1 / NearlyOne)))
            .Make(And, graph.Constant(0).Make(Less, x).Make(And, x.Make(Less, infinity)));
        if (!y.IsConstant) isNear = isNear.Make(And, y.Magnitude.Make(Less, infinity));
        return isNear.Make(Select, -(y * x.Make(Log)).Make(Expm1), -(power + -1));
    }
}
