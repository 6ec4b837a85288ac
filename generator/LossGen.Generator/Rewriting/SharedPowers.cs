using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;
using static LossGen.Generator.Ir.Operations;

namespace LossGen.Generator.Rewriting;

/// <summary>
/// x^c → x·x^(c − 1) where x^(c − 1) is needed too: differentiation leaves such pairs, and a power costs as much as all the rest. Stabilising;
/// for a base that is not infinite, and one so small that x^(c − 1) overflows counts as 0.
/// </summary>
internal static class SharedPowers
{
    /// <summary>The rule for the powers that these expressions hold.</summary>
    public static Rule Rule(IEnumerable<Expression> expressions)
    {
        IReadOnlyList<Expression> powers = [.. Subexpressions.Of(expressions).Where(e => e.Is(Pow))];
        return new("x^c → x·x^(c − 1)", RulePrecision.Stabilising, e => Reduced(e, powers), "x is finite") { Grows = true };
    }

    private static Expression? Reduced(Expression e, IReadOnlyList<Expression> powers)
    {
        if (!e.Is(Pow)) return null;
        if (powers.FirstOrDefault(p => p != e && p.Arguments[0] == e.Arguments[0] && IsOneLess(p.Arguments[1], e.Arguments[1])) is not { } lower) return null;
        Expression x = e.Arguments[0], exponent = e.Arguments[1];

        // The lower one underflows long before that of a negative exponent.
        if (exponent.IsConstant && exponent.Value < 0) return null;
        Expression product = x * lower;
        if (exponent.IsConstant && exponent.Value >= 1) return product;

        // Next to 0 the lower power may be infinite where this one is not.
        Graph graph = x.Graph;
        Expression zero = graph.Constant(0), one = graph.Constant(1), infinity = graph.Constant(double.PositiveInfinity);
        Expression powerOfZero = exponent.Make(Less, zero).Make(Select, infinity, zero);
        Expression finite = x.Make(Less, one).Make(Select, infinity.Make(LessOrEqual, lower).Make(Select, powerOfZero, product), product);
        return exponent.Make(Equal, zero).Make(Select, one, finite);
    }

    private static bool IsOneLess(Expression lower, Expression exponent) =>
        exponent.IsConstant ? lower.IsValue(exponent.Value - 1)
        : lower.Is(Subtract) && lower.Arguments[0] == exponent && lower.Arguments[1].IsValue(1);
}
