using System;
using System.Collections.Generic;
using System.Linq;

namespace LossGen.Generator.Ir;

/// <summary>Computes a formula in double precision, straight from the table of operations: the oracle for all emitted code.</summary>
internal static class Interpreter
{
    /// <param name="expression">What to compute.</param>
    /// <param name="leaf">The value of an input or a parameter, by name.</param>
    public static double Evaluate(Expression expression, Func<string, double> leaf) => Evaluate(expression, leaf, []);

    private static double Evaluate(Expression expression, Func<string, double> leaf, Dictionary<Expression, double> known)
    {
        if (expression.IsConstant) return expression.Value;
        if (expression.Name is { } name) return leaf(name);
        if (!known.TryGetValue(expression, out double value))
        {
            value = expression.Operation.Evaluate([.. expression.Arguments.Select(a => Evaluate(a, leaf, known))]);
            known.Add(expression, value);
        }

        return value;
    }
}
