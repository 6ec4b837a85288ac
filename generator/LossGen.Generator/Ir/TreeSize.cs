using System.Collections.Generic;
using System.Linq;

namespace LossGen.Generator.Ir;

/// <summary>How large an expression is where shared parts are written out each time: exponential in the number of its nodes, at worst.</summary>
internal static class TreeSize
{
    public static double Of(Expression expression) => Of(expression, []);

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
