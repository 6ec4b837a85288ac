using System;

namespace LossGen.Generator.Ir;

/// <summary>Computes a formula of one element, where there are no rows: the oracle for emitted element kernels.</summary>
internal static class Interpreter
{
    /// <param name="expression">What to compute.</param>
    /// <param name="leaf">The value of an input or a parameter, by name.</param>
    public static double Evaluate(Expression expression, Func<string, double> leaf) => new RowInterpreter((name, _) => leaf(name), 1).Evaluate(expression);
}
