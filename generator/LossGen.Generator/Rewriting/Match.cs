using LossGen.Generator.Ir;
using static LossGen.Generator.Ir.Operations;

namespace LossGen.Generator.Rewriting;

/// <summary>The shapes that rules look for, in whichever order a sum or a product stands.</summary>
internal static class Match
{
    public static bool IsOne(Expression e) => e.IsValue(1);

    /// <summary>The x of outer(inner(x)).</summary>
    public static Expression? Of(Operation outer, Operation inner, Expression e) =>
        e.Is(outer) && e.Arguments[0].Is(inner) ? e.Arguments[0].Arguments[0] : null;

    /// <summary>What stands beside a constant in a sum.</summary>
    public static Expression? Beside(Expression e, double constant) =>
        e.Arguments[0].IsValue(constant) ? e.Arguments[1] : e.Arguments[1].IsValue(constant) ? e.Arguments[0] : null;

    /// <summary>What stands beside a factor in a product.</summary>
    public static Expression? Other(Expression e, Expression factor) =>
        e.Arguments[0] == factor ? e.Arguments[1] : e.Arguments[1] == factor ? e.Arguments[0] : null;

    /// <summary>The x of 1 + exp(x).</summary>
    public static Expression? OnePlusExp(Expression e) => e.Is(Add) && Beside(e, 1) is { } power && power.Is(Exp) ? power.Arguments[0] : null;

    /// <summary>The x of 1 + x and 1 − x.</summary>
    public static Expression? Mirrored(Expression sum, Expression difference) =>
        sum.Is(Add) && difference.Is(Subtract) && IsOne(difference.Arguments[0]) && Beside(sum, 1) == difference.Arguments[1] ? difference.Arguments[1] : null;

    /// <summary>The x of x², however it is written.</summary>
    public static Expression? Squared(Expression e) =>
        e.Is(Square) || (e.Is(Multiply) && e.Arguments[0] == e.Arguments[1]) || (e.Is(Pow) && e.Arguments[1].IsValue(2)) ? e.Arguments[0] : null;

    /// <summary>The logarithm of a power's base, where that is a share in [0, 1] that need not be computed for it, and the exponent is not negative.</summary>
    public static Expression? LogOfShare(Expression power)
    {
        Expression share = power.Arguments[0];
        Ranges ranges = new();
        if (!ranges.Of(share).IsWithin(0, 1) || !(ranges.Of(power.Arguments[1]).Low >= 0)) return null;
        return share.Is(Sigmoid) ? -(-share.Arguments[0]).Make(Softplus) : share.Is(Exp) ? share.Arguments[0] : share.Is(Share) ? share.Make(Log) : null;
    }

    /// <summary>The x of x/2 or ½·x.</summary>
    public static Expression? Halved(Expression e) =>
        e.Is(Divide) && e.Arguments[1].IsValue(2) ? e.Arguments[0] : e.Is(Multiply) ? Beside(e, 0.5) : null;

    /// <summary>The x of exp(x) ± exp(−x).</summary>
    public static Expression? Opposite(Expression e) =>
        e.Arguments[0].Is(Exp) && e.Arguments[1].Is(Exp) && IsNegation(e.Arguments[0].Arguments[0], e.Arguments[1].Arguments[0]) ? e.Arguments[0].Arguments[0] : null;

    /// <summary>Whether one is the other's negation: a − b is that of b − a, and c·x that of (−c)·x.</summary>
    public static bool IsNegation(Expression a, Expression b) =>
        (a.Is(Negate) && a.Arguments[0] == b) || (b.Is(Negate) && b.Arguments[0] == a)
        || (a.Is(Subtract) && b.Is(Subtract) && a.Arguments[0] == b.Arguments[1] && a.Arguments[1] == b.Arguments[0])
        || (a.Is(Multiply) && b.Is(Multiply) && a.Arguments[1] == b.Arguments[1] && a.Arguments[0].IsConstant && b.Arguments[0].IsValue(-a.Arguments[0].Value));
}
