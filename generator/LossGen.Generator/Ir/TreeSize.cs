using System.Collections.Generic;
using System.Linq;

namespace LossGen.Generator.Ir;

/// <summary>How large an expression is where shared parts are written out each time: exponential in the number of its nodes, at worst.</summary>
internal static class TreeSize
{
    // Nobody reads what is nested deeper than this, and it fits on every stack.
    private const int Deepest = 100;

    public static double Of(Expression expression) => Measure(expression, []).Size;

    /// <summary>Whether it can be written out in no more nodes than this, some parts within it as names, and is not nested without end.</summary>
    public static bool IsWithin(double longest, Expression expression, IEnumerable<Expression> named)
    {
        (double size, int depth) = Measure(expression, named);
        return size <= longest && depth <= Deepest;
    }

    /// <summary>Whether it is nested deeper than what calls itself should go.</summary>
    public static bool IsDeep(Expression expression) => Measure(expression, []).Depth > Deepest;

    /// <summary>Likewise, with no names.</summary>
    public static bool IsWithin(double longest, Expression expression) => IsWithin(longest, expression, []);

    /// <summary>The same, where some parts within it are written as names.</summary>
    public static double Of(Expression expression, IEnumerable<Expression> named) => Measure(expression, named).Size;

    private static (double Size, int Depth) Measure(Expression expression, IEnumerable<Expression> named)
    {
        Dictionary<Expression, (double Size, int Depth)> known = named.Where(n => n != expression).ToDictionary(n => n, _ => (1.0, 1));
        return Subexpressions.Fold(expression, known, e => (1 + e.Arguments.Sum(a => known[a].Size), 1 + e.Arguments.Select(a => known[a].Depth).DefaultIfEmpty(0).Max()));
    }
}
