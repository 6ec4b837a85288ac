using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;
using static LossGen.Generator.Ir.Operations;

namespace LossGen.Generator.Rewriting;

/// <summary>
/// The measure that rewriting shrinks: a recursive path order (Dershowitz, Orderings for term-rewriting systems, 1982), in which there is no endless descent. An operation may
/// become any number of operations of lower rank over what it was made of. Constants are all equal, whatever their size; what is the same for all elements is below what is not.
/// </summary>
internal static class PathOrder
{
    // Rules look no deeper than this. To give up is safe: what is not seen to shrink is not done.
    private const int Deepest = 10;

    // From the lowest rank to the highest; operations that are not listed rank as functions.
    private static readonly Operation[][] Ranks =
    [
        [Constant],
        [Input, Parameter, Column],
        [Columns],
        [Negate],
        [],
        [Multiply],
        [Divide],
        [Add, Subtract],
        [Log],
        [Select],
        [Pow],
        [RowSum],
    ];

    private const int FunctionRank = 4;

    private static readonly Dictionary<Operation, int> RankOf = Ranks.SelectMany((row, rank) => row.Select(o => (o, rank))).ToDictionary(p => p.o, p => p.rank);

    /// <summary>Whether to replace one by the other is a step downwards. At the same height a constant may move to the front of a product.</summary>
    public static bool Shrinks(Expression before, Expression after)
    {
        Dictionary<(Expression, Expression), bool> known = [];
        return IsAbove(before, after, known, 0) || (IsLevel(before, after, 0) && before.Is(Multiply) && before.Arguments[1].IsConstant && !after.Arguments[1].IsConstant);
    }

    private static bool IsAbove(Expression above, Expression below, Dictionary<(Expression, Expression), bool> known, int depth)
    {
        if (above == below || depth > Deepest || above.Arguments.Count == 0 && below.Arguments.Count > 0) return false;
        if (known.TryGetValue((above, below), out bool isAbove)) return isAbove;
        known[(above, below)] = false;

        int difference = Rank(above) - Rank(below);
        isAbove = (difference > 0 && below.Arguments.All(b => IsAbove(above, b, known, depth + 1)))
            || (difference == 0 && AreAbove(above.Arguments, below.Arguments, known, depth) && below.Arguments.All(b => IsAbove(above, b, known, depth + 1)))
            || above.Arguments.Any(a => IsLevel(a, below, depth) || IsAbove(a, below, known, depth + 1));
        known[(above, below)] = isAbove;
        return isAbove;
    }

    // But for what both have, each one below has one above it.
    private static bool AreAbove(IReadOnlyList<Expression> above, IReadOnlyList<Expression> below, Dictionary<(Expression, Expression), bool> known, int depth)
    {
        List<Expression> rest = [.. above], lower = [];
        foreach (Expression b in below)
        {
            int same = rest.FindIndex(a => IsLevel(a, b, depth));
            if (same < 0) lower.Add(b);
            else rest.RemoveAt(same);
        }

        return rest.Count > 0 && lower.All(b => rest.Any(a => IsAbove(a, b, known, depth + 1)));
    }

    // The same but for the order of arguments and the values of constants.
    private static bool IsLevel(Expression a, Expression b, int depth)
    {
        if (a == b || (a.IsConstant && b.IsConstant)) return true;
        if (depth > Deepest || a.Arguments.Count == 0 || a.Arguments.Count != b.Arguments.Count || Rank(a) != Rank(b)) return false;
        List<Expression> rest = [.. a.Arguments];
        return b.Arguments.All(other => rest.FindIndex(one => IsLevel(one, other, depth + 1)) is >= 0 and var found && RemoveAt(rest, found));
    }

    private static bool RemoveAt(List<Expression> list, int index)
    {
        list.RemoveAt(index);
        return true;
    }

    private static int Rank(Expression e) => (RankOf.TryGetValue(e.Operation, out int rank) ? rank : FunctionRank) + (e.Level == Level.Uniform ? 0 : Ranks.Length);
}
