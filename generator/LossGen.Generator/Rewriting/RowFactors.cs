using System.Collections.Generic;
using LossGen.Generator.Ir;
using static LossGen.Generator.Ir.Operations;

namespace LossGen.Generator.Rewriting;

/// <summary>
/// r·x → x·r with all that is the same for a row multiplied first, once per row: out of products, quotients (as reciprocals), choices and sums over columns. So a
/// sum often becomes ready a pass earlier. One rounding more than a division.
/// </summary>
internal sealed class RowFactors
{
    private const double LeastDivisor = 1e-37;

    private readonly Dictionary<Expression, Expression> _results = [];

    public Expression Apply(Expression e)
    {
        if (!_results.TryGetValue(e, out Expression? result))
        {
            result = Hoisted(e);
            _results.Add(e, result);
        }

        return result;
    }

    private Expression Hoisted(Expression e)
    {
        Expression[] arguments = new Expression[e.Arguments.Count];
        for (int i = 0; i < arguments.Length; i++) arguments[i] = Apply(e.Arguments[i]);
        Expression current = e.Graph.With(e, arguments);
        if (current.Is(RowSum) && Split(current.Arguments[0]) is { Row: { } row, Other: { } rest }) return row * rest.Make(RowSum);
        return current.Level == Level.Element && Split(current) is { Row: { } factor, Other: { } others } ? Join(factor, others) : current;
    }

    // What is the same for the row, and what is not; null where there is none.
    private static (Expression? Row, Expression? Other) Split(Expression e)
    {
        if (e.Level != Level.Element) return (e, null);
        if (e.Is(Negate))
        {
            (Expression? row, Expression? rest) = Split(e.Arguments[0]);
            return row is null ? (null, e) : (-row, rest);
        }

        if (e.Is(Divide) && e.Arguments[1].Level != Level.Element && !MayBeTiny(e.Arguments[1]))
        {
            (Expression? row, Expression? rest) = Split(e.Arguments[0]);
            return (row is null ? 1 / e.Arguments[1] : row / e.Arguments[1], rest);
        }

        if (!e.Is(Multiply)) return (null, e);
        (Expression? rowA, Expression? restA) = Split(e.Arguments[0]);
        (Expression? rowB, Expression? restB) = Split(e.Arguments[1]);
        return (Product(rowA, rowB), restA == e.Arguments[0] && restB == e.Arguments[1] ? e : Product(restA, restB));
    }

    // Guarded by next to nothing: the reciprocal overflows where the quotient does not.
    private static bool MayBeTiny(Expression divisor) => new Ranges().Of(divisor).Low is > 0 and < LeastDivisor;

    private static Expression? Product(Expression? a, Expression? b) => a is null ? b : b is null ? a : a * b;

    private static Expression Join(Expression row, Expression rest)
    {
        if (!rest.Is(Select)) return row * rest;
        return rest.Arguments[0].Make(Select, Branch(rest.Arguments[1]), Branch(rest.Arguments[2]));

        Expression Branch(Expression branch)
        {
            if (branch.IsValue(0)) return branch;
            (Expression? own, Expression? others) = Split(branch);
            Expression factor = own is null ? row : row * own;
            return others is null ? factor : Join(factor, others);
        }
    }
}
