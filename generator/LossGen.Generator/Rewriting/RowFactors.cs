using System.Collections.Generic;
using System.Linq;
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

    // Choices within choices, which may share their branches.
    private const int DeepestChoice = 8;

    private readonly Dictionary<Expression, Expression> _results = [];
    private readonly Dictionary<Expression, (Expression? Row, Expression? Other)> _parts = [];
    private readonly Ranges _ranges = new();

    public Expression Apply(Expression expression) => Subexpressions.Fold(expression, _results, Hoisted);

    private Expression Hoisted(Expression e)
    {
        Expression current = e.Graph.With(e, [.. e.Arguments.Select(a => _results[a])]);
        if (current.Is(RowSum) && Split(current.Arguments[0]) is { Row: { } row, Other: { } rest }) return row * rest.Make(RowSum);
        return current.Level == Level.Element && Split(current) is { Row: { } factor, Other: { } others } ? Join(factor, others, 0) : current;
    }

    // What is the same for the row, and what is not; null where there is none.
    private (Expression? Row, Expression? Other) Split(Expression expression) => Subexpressions.Fold(expression, _parts, SplitOne);

    private (Expression? Row, Expression? Other) SplitOne(Expression e)
    {
        if (e.Level != Level.Element) return (e, null);
        if (e.Is(Negate))
        {
            (Expression? row, Expression? rest) = _parts[e.Arguments[0]];
            return row is null ? (null, e) : (-row, rest);
        }

        if (e.Is(Divide) && e.Arguments[1].Level != Level.Element && !MayBeTiny(e.Arguments[1]))
        {
            (Expression? row, Expression? rest) = _parts[e.Arguments[0]];
            return (row is null ? 1 / e.Arguments[1] : row / e.Arguments[1], rest);
        }

        if (!e.Is(Multiply)) return (null, e);
        (Expression? rowA, Expression? restA) = _parts[e.Arguments[0]];
        (Expression? rowB, Expression? restB) = _parts[e.Arguments[1]];
        return (Product(rowA, rowB), restA == e.Arguments[0] && restB == e.Arguments[1] ? e : Product(restA, restB));
    }

    // Guarded by next to nothing: the reciprocal overflows where the quotient does not.
    private bool MayBeTiny(Expression divisor) => _ranges.Of(divisor).Low is > 0 and < LeastDivisor;

    private static Expression? Product(Expression? a, Expression? b) => a is null ? b : b is null ? a : a * b;

    private Expression Join(Expression row, Expression rest, int depth)
    {
        if (!rest.Is(Select) || depth > DeepestChoice) return row * rest;
        return rest.Arguments[0].Make(Select, Branch(rest.Arguments[1]), Branch(rest.Arguments[2]));

        Expression Branch(Expression branch)
        {
            if (branch.IsValue(0)) return branch;
            (Expression? own, Expression? others) = Split(branch);
            Expression factor = own is null ? row : row * own;
            return others is null ? factor : Join(factor, others, depth + 1);
        }
    }
}
