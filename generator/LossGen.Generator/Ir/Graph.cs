using System;
using System.Collections.Generic;
using System.Linq;

namespace LossGen.Generator.Ir;

/// <summary>Makes expressions, each distinct one once. Does not simplify: that is what the rewriting stage is for.</summary>
internal sealed class Graph
{
    private readonly Dictionary<Key, Expression> _expressions = [];

    public Expression Constant(double value) => Intern(Operations.Constant, [], value, null, Level.Uniform);

    public Expression Input(string name, Level level = Level.Element) => Intern(Operations.Input, [], 0, name, level);

    public Expression Parameter(string name) => Intern(Operations.Parameter, [], 0, name, Level.Uniform);

    /// <summary>The number of the column.</summary>
    public Expression Column() => Intern(Operations.Column, [], 0, null, Level.Element);

    /// <summary>How many columns there are.</summary>
    public Expression Columns() => Intern(Operations.Columns, [], 0, null, Level.Uniform);

    public Expression Apply(Operation operation, params Expression[] arguments)
    {
        if (arguments.Length != operation.Arity)
        {
            throw new ArgumentException($"{operation.Name} takes {operation.Arity} arguments, not {arguments.Length}.", nameof(arguments));
        }

        Level level = operation.IsReduction ? Level.Row : arguments.Length == 0 ? Level.Uniform : arguments.Max(a => a.Level);
        return Intern(operation, arguments, 0, null, level);
    }

    /// <summary>The same node over other arguments.</summary>
    public Expression With(Expression expression, Expression[] arguments) =>
        arguments.SequenceEqual(expression.Arguments) ? expression : Apply(expression.Operation, arguments);

    private Expression Intern(Operation operation, Expression[] arguments, double value, string? name, Level level)
    {
        Key key = new(operation, arguments, BitConverter.DoubleToInt64Bits(value), name, level);
        if (!_expressions.TryGetValue(key, out Expression? expression))
        {
            // Many times what the largest formula takes: a stage that makes more does not end.
            Limits.Rewriting.Check(_expressions.Count);
            expression = new(this, _expressions.Count, operation, arguments, value, name, level);
            _expressions.Add(key, expression);
        }

        return expression;
    }

    /// <summary>Structural identity; constants compare by bits, so that 0 and −0 stay apart and NaN is one value.</summary>
    private readonly struct Key(Operation operation, Expression[] arguments, long bits, string? name, Level level) : IEquatable<Key>
    {
        private readonly Operation _operation = operation;
        private readonly Expression[] _arguments = arguments;
        private readonly long _bits = bits;
        private readonly string? _name = name;
        private readonly Level _level = level;

        public bool Equals(Key other) =>
            _operation == other._operation && _bits == other._bits && _name == other._name && _level == other._level
            && _arguments.SequenceEqual(other._arguments);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode()
        {
            int hash = _operation.GetHashCode() * 31 + _bits.GetHashCode() + (_name?.GetHashCode() ?? 0) + (int)_level;
            foreach (Expression argument in _arguments) hash = hash * 31 + argument.Number;
            return hash;
        }
    }
}
