using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Lowering.VectorMath;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Tests.Oracles;

/// <summary>
/// The value of an expression in double precision, and how far a computation of the same operations in another precision may be from it:
/// every rounding, carried through the operations that follow.
/// </summary>
/// <param name="isSingle">Whether that precision is float.</param>
/// <param name="leaf">The value of an input or a parameter, by name and column.</param>
/// <param name="columns">The number of columns, where there are rows.</param>
internal sealed class ErrorBound(bool isSingle, Func<string, int, double> leaf, int columns)
{
    private readonly Dictionary<(Expression, int), Bounded> _known = [];

    public ErrorBound(bool isSingle, Func<string, double> leaf)
        : this(isSingle, (name, _) => leaf(name), 1)
    {
    }

    private double Largest => isSingle ? float.MaxValue : double.MaxValue;

    private double Smallest => isSingle ? float.Epsilon : double.Epsilon;

    private double Unit => isSingle ? 1.0 / (1 << 23) : 1.0 / (1L << 52);

    /// <summary>The value in a column; which one only matters to what changes with every element.</summary>
    public Bounded Of(Expression expression, int column = 0)
    {
        if (expression.IsConstant) return Constant(expression.Value);
        if (expression.Is(Operations.Columns)) return new(columns, 0);
        if (expression.Is(Operations.Column)) return new(column, 0);
        if (expression.Level != Level.Element) column = 0;
        if (expression.Name is { } name) return new(leaf(name, column), 0);
        if (!_known.TryGetValue((expression, column), out Bounded bounded))
        {
            bounded = expression.Operation.IsReduction ? Reduce(expression) : Apply(expression, [.. expression.Arguments.Select(a => Of(a, column))]);
            _known.Add((expression, column), bounded);
        }

        return bounded;
    }

    private Bounded Constant(double value) => new(value, isSingle ? Math.Abs(value - (float)value) : 0);

    private Bounded Reduce(Expression expression)
    {
        Bounded[] row = [.. Enumerable.Range(0, columns).Select(c => Of(expression.Arguments[0], c))];
        double[] others = [.. expression.Arguments.Skip(1).Select(a => Of(a).Value)];
        double value = expression.Operation.Evaluate([.. row.Select(b => b.Value), .. others]);
        if (expression.Is(Operations.Gather)) return others[0] >= 0 && others[0] < columns ? row[(int)others[0]] : new(value, 0);
        if (expression.Is(Operations.Threshold)) return new(value, 2 * row.Max(b => b.Error) + 2 * Unit);
        if (expression.Is(Operations.RowMax) || expression.Is(Operations.Pivot)) return new(value, row.Max(b => b.Error));
        if (!double.IsFinite(value)) return new(value, 0);

        // Sums of 48 columns and fewer may be taken one after the other, longer ones in eight lanes or more. One share may also be taken out of the sum of all, if it
        // is no more than half of that.
        Bounded[] summed = expression.Is(Operations.SumOfOthers) ? [.. row.Where((_, c) => c != others[0])] : row;
        double roundings = Math.Min(columns, 48 + columns / 8.0) * (expression.Is(Operations.SumOfOthers) ? 2 : 1);
        return new(value, summed.Sum(b => b.Error) + roundings * Unit * summed.Sum(b => Math.Abs(b.Value)));
    }

    private Bounded Apply(Expression expression, Bounded[] arguments)
    {
        Operation operation = expression.Operation;

        // The greatest is one of those that it is compared with, rounded as they are.
        bool isMaximum = operation == Operations.Equal && expression.Arguments[1].Is(Operations.RowMax) && expression.Arguments[1].Arguments[0] == expression.Arguments[0];
        if (isMaximum) return new(operation.Evaluate([.. arguments.Select(a => a.Value)]), 0);

        double[] values = [.. arguments.Select(a => a.Value)];
        double value = operation.Evaluate(values), error = 0;
        for (int i = 0; i < values.Length; i++) error += Carried(operation, values, i, arguments[i].Error, value);

        // Beyond the largest number infinities begin; near it, in what order constants are multiplied decides.
        if (double.IsFinite(value) && Math.Abs(value) > Largest / 16) return new(value, double.PositiveInfinity);
        VectorFunction function = VectorFunctions.Find(operation);
        double rounding = ((isSingle ? function.UlpSingle : function.UlpDouble) + 2) * Unit * Size(operation, values, value) + Smallest;
        return new(value, double.IsFinite(value) ? error + rounding : error);
    }

    // What the rounding of a result is relative to: the result, or the greater of two terms that cancel.
    private static double Size(Operation operation, double[] values, double value) =>
        operation != Operations.Divergence || values[0] == 0 ? Math.Abs(value) : Math.Max(Math.Abs(value), Math.Abs(values[0] * Operations.Excess.Evaluate(values)));

    private static double Carried(Operation operation, double[] values, int index, double error, double value)
    {
        if (error == 0 || double.IsNaN(value) && double.IsNaN(values[index])) return 0;
        double[] moved = [.. values];
        double Distance(double other)
        {
            moved[index] = other;
            double distance = Math.Abs(operation.Evaluate(moved) - value);
            return double.IsNaN(distance) ? double.PositiveInfinity : distance;
        }

        return double.IsInfinity(error) ? error : Math.Max(Distance(values[index] + error), Distance(values[index] - error));
    }
}

/// <summary>A value and the largest error that it may have.</summary>
internal readonly record struct Bounded(double Value, double Error)
{
    // Rewriting may compute the same function another way, though not a worse one.
    private const double Slack = 4;

    public Bounded Times(double factor, double relativeError) =>
        new(Value * factor, Error * Math.Abs(factor) + relativeError * Math.Abs(Value * factor));

    public bool Accepts(double actual, double largest)
    {
        if (double.IsInfinity(Error)) return true;
        if (!double.IsFinite(Value)) return Value.Equals(actual);
        if (double.IsFinite(actual)) return Math.Abs(actual - Value) <= Slack * Error;
        return Math.Abs(Value) + Slack * Error >= largest && actual.Equals(Math.CopySign(double.PositiveInfinity, Value));
    }
}
