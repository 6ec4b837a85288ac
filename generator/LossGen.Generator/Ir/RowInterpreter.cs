using System;
using System.Collections.Generic;
using System.Linq;

namespace LossGen.Generator.Ir;

/// <summary>Computes formulas over one row in double precision, straight from the table of operations: the oracle for all emitted row kernels.</summary>
/// <param name="leaf">The value of an input or a parameter, by name and column; what has no column is asked for at 0.</param>
/// <param name="columns">The number of columns.</param>
/// <param name="origin">Where numbers that are held fixed are taken from; null for here.</param>
internal sealed class RowInterpreter(Func<string, int, double> leaf, int columns, RowInterpreter? origin = null)
{
    public int Columns => columns;

    private readonly Dictionary<(Expression, int), double> _known = [];

    /// <summary>The value in a column; which one only matters to what changes with every element.</summary>
    public double Evaluate(Expression expression, int column = 0)
    {
        if (expression.IsConstant) return expression.Value;
        if (expression.Is(Operations.Columns)) return columns;
        if (expression.Is(Operations.Column)) return column;
        if (expression.Level != Level.Element) column = 0;
        if (origin is not null && expression.Is(Operations.Held)) return origin.Evaluate(expression, column);
        if (expression.Name is { } name) return leaf(name, column);
        if (!_known.TryGetValue((expression, column), out double value))
        {
            value = expression.Operation.Evaluate([.. Arguments(expression, column)]);
            _known.Add((expression, column), value);
        }

        return value;
    }

    // A reduction takes its first argument in every column.
    private IEnumerable<double> Arguments(Expression e, int column) => e.Operation.IsReduction
        ? Enumerable.Range(0, columns).Select(c => Evaluate(e.Arguments[0], c)).Concat(e.Arguments.Skip(1).Select(a => Evaluate(a, column)))
        : e.Arguments.Select(a => Evaluate(a, column));
}
