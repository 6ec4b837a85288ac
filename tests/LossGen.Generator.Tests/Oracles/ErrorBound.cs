using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Emission.VectorMath;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Tests.Oracles;

/// <summary>
/// The value of an expression in double precision, and how far a computation of the same operations in another precision may be from it:
/// every rounding, carried through the operations that follow.
/// </summary>
internal sealed class ErrorBound
{
    private readonly bool _isSingle;
    private readonly Func<string, double> _leaf;
    private readonly Dictionary<Expression, Bounded> _known = [];

    public ErrorBound(bool isSingle, Func<string, double> leaf)
    {
        _isSingle = isSingle;
        _leaf = leaf;
    }

    private double Largest => _isSingle ? float.MaxValue : double.MaxValue;

    private double Smallest => _isSingle ? float.Epsilon : double.Epsilon;

    private double Unit => _isSingle ? 1.0 / (1 << 23) : 1.0 / (1L << 52);

    public Bounded Of(Expression expression)
    {
        if (expression.IsConstant) return Constant(expression.Value);
        if (expression.Name is { } name) return new(_leaf(name), 0);
        if (!_known.TryGetValue(expression, out Bounded bounded))
        {
            bounded = Apply(expression.Operation, [.. expression.Arguments.Select(Of)]);
            _known.Add(expression, bounded);
        }

        return bounded;
    }

    private Bounded Constant(double value) => new(value, _isSingle ? Math.Abs(value - (float)value) : 0);

    private Bounded Apply(Operation operation, Bounded[] arguments)
    {
        double[] values = [.. arguments.Select(a => a.Value)];
        double value = operation.Evaluate(values), error = 0;
        for (int i = 0; i < values.Length; i++) error += Carried(operation, values, i, arguments[i].Error, value);

        // Beyond the largest number infinities begin, and what becomes of them later is another formula's business.
        if (double.IsFinite(value) && Math.Abs(value) > Largest) return new(value, double.PositiveInfinity);
        VectorFunction function = VectorFunctions.Find(operation);
        double rounding = ((_isSingle ? function.UlpSingle : function.UlpDouble) + 2) * Unit * Math.Abs(value) + Smallest;
        return new(value, double.IsFinite(value) ? error + rounding : error);
    }

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
