using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;

namespace LossGen.Gallery;

/// <summary>
/// Formulas as a list of steps over one row in double precision, straight from the generator's table of operations. It computes the very graph that kernels are emitted from.
/// </summary>
internal sealed class Tape
{
    private readonly Expression[] _steps;
    private readonly double[][] _values;
    private readonly int[][] _arguments;
    private readonly double[][] _buffers;
    private readonly int[] _results;
    private readonly int _columns;

    /// <param name="results">What to compute.</param>
    /// <param name="columns">The columns of a row; 1 for a loss of elements.</param>
    public Tape(IReadOnlyList<Expression> results, int columns)
    {
        _columns = columns;
        _steps = [.. Subexpressions.Of(results).OrderBy(e => e.Number)];
        Dictionary<Expression, int> places = _steps.Select((e, i) => (e, i)).ToDictionary(p => p.e, p => p.i);
        _values = [.. _steps.Select(e => new double[e.Level == Level.Element ? columns : 1])];
        _arguments = [.. _steps.Select(e => e.Arguments.Select(a => places[a]).ToArray())];
        _buffers = [.. _steps.Select(e => new double[e.Operation.IsReduction ? columns + e.Arguments.Count - 1 : e.Arguments.Count])];
        _results = [.. results.Select(r => places[r])];
    }

    /// <summary>Computes everything once.</summary>
    /// <param name="leaf">The value of an input or a parameter, by name and column.</param>
    public void Run(Func<string, int, double> leaf)
    {
        for (int i = 0; i < _steps.Length; i++)
        {
            double[] values = _values[i];
            for (int column = 0; column < values.Length; column++) values[column] = Value(i, column, leaf);
        }
    }

    /// <summary>A result of the last run, in a column.</summary>
    public double this[int result, int column] => At(_results[result], column);

    private double Value(int step, int column, Func<string, int, double> leaf)
    {
        Expression e = _steps[step];
        if (e.IsConstant) return e.Value;
        if (e.Is(Operations.Columns)) return _columns;
        if (e.Is(Operations.Column)) return column;
        if (e.Name is { } name) return leaf(name, column);
        double[] buffer = _buffers[step];
        int[] arguments = _arguments[step];
        int rest = 0, at = 0;
        if (e.Operation.IsReduction)
        {
            for (rest = 1; at < _columns; at++) buffer[at] = At(arguments[0], at);
        }

        for (; rest < arguments.Length; rest++) buffer[at++] = At(arguments[rest], column);
        return e.Operation.Evaluate(buffer);
    }

    private double At(int step, int column) => _values[step][Math.Min(column, _values[step].Length - 1)];
}
