using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;
using static LossGen.Generator.Ir.Operations;

namespace LossGen.Generator.Rewriting;

/// <summary>
/// Slopes that vanish faster at infinity than what they are multiplied by grows: 0·∞ stands for its limit there, 0. Used last, since factoring looks through
/// products only.
/// </summary>
internal static class VanishingSlopes
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("σ(x)·σ(−x)·r → portion σ(x)·σ(−x) of r", RulePrecision.Stabilising, e => Without(e, IsSlopeOfSigmoid, GrowsLikeSoftplus) is var (slope, rest)
            ? slope.Make(Portion, rest) : null, "r grows like softplus(x)") { Grows = true },
        new("exp(x)·r → exp(x)·(x = −∞ ? 0 : r)", RulePrecision.Stabilising, e => Without(e, f => f.Is(Exp), (power, r) => IsLinear(r, power.Arguments[0])) is var (power, rest)
            ? power * IsLowest(power.Arguments[0]).Make(And, rest.Make(Equal, rest)).Make(Select, e.Graph.Constant(0), rest) : null, "r grows like x, and is no NaN") { Grows = true },
        new("y/y → 1", RulePrecision.Stabilising, e => e.Is(Divide) && e.Arguments[0] == e.Arguments[1] && !e.Arguments[0].IsConstant ? e.Graph.Constant(1) : null, "at 0 and ∞ it has its limit"),
        new("a·y/y → a", RulePrecision.Stabilising, e => e.Is(Divide) && e.Arguments[0].Is(Multiply) && !e.Arguments[1].IsConstant ? Match.Other(e.Arguments[0], e.Arguments[1]) : null, "likewise"),
    ];

    private const int MostFactors = 48;

    private delegate bool Growth(Expression vanishing, Expression other);

    // The factor that vanishes, and the product of the others.
    private static (Expression Slope, Expression Others)? Without(Expression product, Func<Expression, bool> vanishes, Growth grows)
    {
        if (!product.Is(Multiply)) return null;
        if (Factors(product) is not { } factors || factors.FirstOrDefault(vanishes) is not { } slope || factors.Count(f => f == slope) != 1) return null;
        List<Expression> rest = [.. factors.Where(f => f != slope)];
        return rest.Any(r => grows(slope, r)) ? (slope, rest.Aggregate((a, b) => a * b)) : null;
    }

    // Null where there are too many: products of products share their parts.
    private static List<Expression>? Factors(Expression product)
    {
        List<Expression> factors = [];
        Stack<Expression> pending = new([product]);
        while (pending.Count > 0)
        {
            Expression e = pending.Pop();
            if (factors.Count + pending.Count > MostFactors) return null;
            if (e.Is(Multiply) && !IsSlopeOfSigmoid(e))
            {
                pending.Push(e.Arguments[1]);
                pending.Push(e.Arguments[0]);
            }
            else
            {
                factors.Add(e);
            }
        }

        return factors;
    }

    private static bool IsSlopeOfSigmoid(Expression e) => e.Is(Multiply) && e.Arguments[0].Is(Sigmoid) && e.Arguments[1].Is(Sigmoid);

    private static bool GrowsLikeSoftplus(Expression slope, Expression other)
    {
        Expression x = slope.Arguments[0].Arguments[0], mirrored = slope.Arguments[1].Arguments[0];
        return Subexpressions.Of([other]).Any(e => e.Is(Softplus) && (e.Arguments[0] == x || e.Arguments[0] == mirrored || e.Arguments[0].Is(Negate)));
    }

    private static Expression IsLowest(Expression x) => x.Make(Equal, x.Graph.Constant(double.NegativeInfinity));

    // x itself, or a sum with it.
    private static bool IsLinear(Expression e, Expression x) =>
        Subexpressions.Of([e], part => part == x || part.Is(Add) || part.Is(Subtract) || part.Is(Negate)).Contains(x);
}
