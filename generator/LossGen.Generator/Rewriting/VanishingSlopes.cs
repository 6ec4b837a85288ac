using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;
using static LossGen.Generator.Ir.Operations;

namespace LossGen.Generator.Rewriting;

/// <summary>
/// σ(x)·σ(−x)·r → r's portion σ(x)·σ(−x), where r grows like softplus(±x): at infinite x the slope of the logistic function has vanished, and 0·∞ stands for its limit, 0.
/// Used last, since factoring looks through products only.
/// </summary>
internal static class VanishingSlopes
{
    public static Rule Rule { get; } = new("σ(x)·σ(−x)·r → 0 where σ(x)·σ(−x) = 0", RulePrecision.Stabilising, e => e.Is(Multiply) ? Portion(e) : null);

    private static Expression? Portion(Expression product)
    {
        List<Expression> factors = [];
        Flatten(product, factors);
        if (factors.FirstOrDefault(IsSlope) is not { } slope) return null;
        Expression x = slope.Arguments[0].Arguments[0], mirrored = slope.Arguments[1].Arguments[0];
        List<Expression> rest = [.. factors.Where(f => f != slope)];
        bool grows = Subexpressions.Of(rest).Any(e => e.Is(Softplus) && (e.Arguments[0] == x || e.Arguments[0] == mirrored || e.Arguments[0].Is(Negate)));
        return grows && factors.Count(f => f == slope) == 1 ? slope.Make(Operations.Portion, rest.Aggregate((a, b) => a * b)) : null;
    }

    private static void Flatten(Expression e, List<Expression> factors)
    {
        if (e.Is(Multiply) && !IsSlope(e))
        {
            Flatten(e.Arguments[0], factors);
            Flatten(e.Arguments[1], factors);
        }
        else
        {
            factors.Add(e);
        }
    }

    private static bool IsSlope(Expression e) => e.Is(Multiply) && e.Arguments[0].Is(Sigmoid) && e.Arguments[1].Is(Sigmoid);
}
