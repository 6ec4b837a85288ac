using System;
using System.Collections.Generic;
using LossGen.Generator.Ir;
using static LossGen.Generator.Ir.Operations;
using static LossGen.Generator.Rewriting.Match;
using static LossGen.Generator.Rewriting.RulePrecision;

namespace LossGen.Generator.Rewriting;

/// <summary>
/// What people write who stabilise by hand, as the function that it is. Its values are right as written; its slopes are not where the branches meet, since a maximum
/// with a bound has the slope of one side there, and where two terms of a slope cancel.
/// </summary>
internal static class StabilisedForms
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        Grown("min(a, b) − max(a, b) → −|a − b|", e => e.Is(Subtract) && e.Arguments[0].Is(Min) && e.Arguments[1].Is(Max) && IsSamePair(e.Arguments[0], e.Arguments[1])
            ? -(e.Arguments[0].Arguments[0] - e.Arguments[0].Arguments[1]).Magnitude : null),
        Grown("max(a, b) − min(a, b) → |a − b|", e => e.Is(Subtract) && e.Arguments[0].Is(Max) && e.Arguments[1].Is(Min) && IsSamePair(e.Arguments[0], e.Arguments[1])
            ? (e.Arguments[0].Arguments[0] - e.Arguments[0].Arguments[1]).Magnitude : null),
        Grown("max(x, u) + softplus(−|x − u|) → u + softplus(x − u)", e => InSum(e, (a, b) => Greater(a) is var (x, u) && IsDecay(b, x, u) ? Raised(x, u) : null, 1)),
        Grown("min(x, u) − softplus(−|x − u|) → u − softplus(u − x)", e => InSum(e, (a, b) => Smaller(a) is var (x, u) && IsDecay(b, x, u) ? Lowered(x, u) : null, -1)),
        Grown("x + softplus(−x) → softplus(x)", e => InSum(e, (a, b) => b.Is(Softplus) && IsNegation(a, b.Arguments[0]) ? a.Make(Softplus) : null, 1)),
        Grown("x − softplus(x) → −softplus(−x)", e => InSum(e, (a, b) => b.Is(Softplus) && b.Arguments[0] == a ? -(-a).Make(Softplus) : null, -1)),
        Grown("log(exp(a) + exp(b)) → max(a, b) + softplus(−|a − b|)", e => e.Is(Log) && e.Arguments[0].Is(Add) && e.Arguments[0].Arguments[0].Is(Exp) && e.Arguments[0].Arguments[1].Is(Exp)
            ? LogOfSum(e.Arguments[0].Arguments[0].Arguments[0], e.Arguments[0].Arguments[1].Arguments[0]) : null),
        Grown("x < 0 ? σ(−|x|) : σ(|x|) → σ(x)", e => e.Is(Select) && SignOf(e.Arguments[0]) is var (x, isPositive)
            && IsOfSize(e.Arguments[isPositive ? 1 : 2], x, isNegated: false) && IsOfSize(e.Arguments[isPositive ? 2 : 1], x, isNegated: true) ? x.Make(Sigmoid) : null),
    ];

    private static Rule Grown(string law, Func<Expression, Expression?> apply) => new(law, Stabilising, apply) { Grows = true };

    private static bool IsSamePair(Expression a, Expression b) =>
        (a.Arguments[0] == b.Arguments[0] && a.Arguments[1] == b.Arguments[1]) || (a.Arguments[0] == b.Arguments[1] && a.Arguments[1] == b.Arguments[0]);

    // Two terms anywhere in a sum, the second with this sign relative to the first, as one.
    private static Expression? InSum(Expression e, Func<Expression, Expression, Expression?> join, int sign)
    {
        if (!e.Is(Add) && !e.Is(Subtract)) return null;
        List<(Expression Term, int Sign)> terms = [];
        Flatten(e, 1, terms);
        if (terms.Count > MostTerms) return null;
        for (int i = 0; i < terms.Count; i++)
        {
            for (int j = 0; j < terms.Count; j++)
            {
                if (i == j || terms[j].Sign != sign * terms[i].Sign || join(terms[i].Term, terms[j].Term) is not { } joined) continue;
                Expression sum = terms[i].Sign > 0 ? joined : -joined;
                for (int k = 0; k < terms.Count; k++)
                {
                    if (k != i && k != j) sum = terms[k].Sign > 0 ? sum + terms[k].Term : sum - terms[k].Term;
                }

                return sum;
            }
        }

        return null;
    }

    private const int MostTerms = 12;

    private static void Flatten(Expression e, int sign, List<(Expression Term, int Sign)> terms)
    {
        if (terms.Count > MostTerms) return;
        if (e.Is(Negate))
        {
            Flatten(e.Arguments[0], -sign, terms);
        }
        else if (e.Is(Add) || e.Is(Subtract))
        {
            Flatten(e.Arguments[0], sign, terms);
            Flatten(e.Arguments[1], e.Is(Add) ? sign : -sign, terms);
        }
        else
        {
            terms.Add((e, sign));
        }
    }

    // The x and u of max(x, u), u being the same for all elements; also written with a choice.
    private static (Expression X, Expression Bound)? Greater(Expression e) => Bounded(e, Max) ?? (Chosen(e) is var (x, isPositive) && isPositive ? (x, x.Graph.Constant(0)) : null);

    private static (Expression X, Expression Bound)? Smaller(Expression e) => Bounded(e, Min) ?? (Chosen(e) is var (x, isPositive) && !isPositive ? (x, x.Graph.Constant(0)) : null);

    private static (Expression X, Expression Bound)? Bounded(Expression e, Operation operation) =>
        !e.Is(operation) ? null
        : e.Arguments[1].Level == Level.Uniform ? (e.Arguments[0], e.Arguments[1])
        : e.Arguments[0].Level == Level.Uniform ? (e.Arguments[1], e.Arguments[0])
        : null;

    // The x of 0 < x ? x : 0, and of x < 0 ? x : 0.
    private static (Expression X, bool IsPositive)? Chosen(Expression e)
    {
        if (!e.Is(Select) || SignOf(e.Arguments[0]) is not var (x, isPositive)) return null;
        return e.Arguments[1] == x && IsZero(e.Arguments[2]) ? (x, isPositive) : e.Arguments[2] == x && IsZero(e.Arguments[1]) ? (x, !isPositive) : null;
    }

    // The x of 0 < x and of x < 0, equal or not.
    private static (Expression X, bool IsPositive)? SignOf(Expression e) =>
        !e.Is(Less) && !e.Is(LessOrEqual) ? null
        : IsZero(e.Arguments[0]) ? (e.Arguments[1], true)
        : IsZero(e.Arguments[1]) ? (e.Arguments[0], false)
        : null;

    private static bool IsZero(Expression e) => e.IsConstant && e.Value == 0;

    // Whether it is softplus(−|x − u|).
    private static bool IsDecay(Expression e, Expression x, Expression u)
    {
        if (Of(Softplus, Negate, e) is not { } size || !size.Is(Abs)) return false;
        Expression distance = size.Arguments[0];
        return IsZero(u) ? distance == x || IsNegation(distance, x) || (distance.Is(Subtract) && IsZero(distance.Arguments[0]) && distance.Arguments[1] == x)
            : distance.Is(Subtract) && ((distance.Arguments[0] == x && distance.Arguments[1] == u) || (distance.Arguments[0] == u && distance.Arguments[1] == x));
    }

    private static Expression Raised(Expression x, Expression u) => IsZero(u) ? x.Make(Softplus) : u + (x - u).Make(Softplus);

    private static Expression Lowered(Expression x, Expression u) => IsZero(u) ? -(-x).Make(Softplus) : u - (u - x).Make(Softplus);

    private static Expression LogOfSum(Expression a, Expression b)
    {
        // Lowered by the greater of the two already: what is added outside stays there.
        bool isLowered = a.Is(Subtract) && b.Is(Subtract) && a.Arguments[1] == b.Arguments[1] && a.Arguments[1].Is(Max)
            && IsSamePair(a.Arguments[1], a.Arguments[0].Make(Max, b.Arguments[0]));
        if (isLowered) return (-(a.Arguments[0] - b.Arguments[0]).Magnitude).Make(Softplus);
        return b.Level == Level.Uniform ? Raised(a, b) : a.Level == Level.Uniform ? Raised(b, a) : a.Make(Max, b) + (-(a - b).Magnitude).Make(Softplus);
    }

    // Whether it is σ(|x|), or σ(−|x|).
    private static bool IsOfSize(Expression e, Expression x, bool isNegated)
    {
        if (!e.Is(Sigmoid)) return false;
        Expression argument = e.Arguments[0];
        if (isNegated) return argument.Is(Negate) && argument.Arguments[0] == x.Magnitude;
        return argument == x.Magnitude;
    }
}
