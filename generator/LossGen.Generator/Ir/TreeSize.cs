using System.Collections.Generic;
using System.Linq;

namespace LossGen.Generator.Ir;

/// <summary>How large an expression is where shared parts are written out each time: exponential in the number of its nodes, at worst.</summary>
internal static class TreeSize
{
    public static double Of(Expression expression) => Of(expression, new Dictionary<Expression, double>());

    /// <summary>The same, where some parts within it are written as names.</summary>
    public static double Of(Expression expression, ICollection<Expression> named)
    {
        Dictionary<Expression, double> known = named.Where(n => n != expression).ToDictionary(n => n, _ => 1.0);
        return Of(expression, known);
    }

    private static double Of(Expression expression, Dictionary<Expression, double> known)
    {
        if (!known.TryGetValue(expression, out double size))
        {
            size = 1 + expression.Arguments.Sum(a => Of(a, known));
            known.Add(expression, size);
        }

        return size;
    }
}
