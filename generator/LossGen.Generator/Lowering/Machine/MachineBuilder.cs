using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Lowering;

/// <summary>
/// Builds a machine program, each distinct value once, so that functions which need the same exponential share it. Identities that hold
/// bit for bit (which NaN comes out aside) are applied on the way; multiplications and additions are fused only where <see cref="Fma"/> says so.
/// </summary>
internal sealed partial class MachineBuilder(Precision precision)
{
    private readonly Dictionary<Key, Value> _values = [];
    private readonly List<Value> _program = [];

    public Precision Precision { get; } = precision;

    /// <summary>All values made, arguments before what uses them.</summary>
    public IReadOnlyList<Value> Program => _program;

    public Value Real(double value) => Intern(MachineOperations.RealConstant, [], Precision.Round(value), 0, null);

    public Value Integer(long value) => Intern(MachineOperations.IntegerConstant, [], 0, value, null);

    public Value Load(string name) => Intern(MachineOperations.Load, [], 0, 0, name);

    public Value Uniform(string name) => Intern(MachineOperations.Uniform, [], 0, 0, name);

    public Value Row(string name) => Intern(MachineOperations.Row, [], 0, 0, name);

    public Value Sqrt(Value a) => Make(MachineOperations.Sqrt, a);

    public Value Abs(Value a) => a.Operation == MachineOperations.Abs ? a : IsNegated(a) ? Abs(a.Arguments[0]) : Make(MachineOperations.Abs, a);

    public Value Floor(Value a) => Make(MachineOperations.Floor, a);

    public Value Ceiling(Value a) => Make(MachineOperations.Ceiling, a);

    public Value Round(Value a) => Make(MachineOperations.Round, a);

    /// <summary>a, or the bound where that is more; NaN stays. One instruction, unlike a maximum of two unknowns.</summary>
    public Value AtLeast(Value a, double bound) => Make(MachineOperations.AtLeast, a, Bound(bound));

    /// <summary>a, or the bound where that is less; NaN stays.</summary>
    public Value AtMost(Value a, double bound) => Make(MachineOperations.AtMost, a, Bound(bound));

    public Value And(Value a, Value b) => Commutative(MachineOperations.And, a, b);

    public Value Or(Value a, Value b) => Commutative(MachineOperations.Or, a, b);

    public Value Not(Value a) => a.Operation == MachineOperations.Not ? a.Arguments[0] : Make(MachineOperations.Not, a);

    public Value Select(Value mask, Value whenSet, Value otherwise) =>
        whenSet == otherwise ? whenSet
        : mask.Operation == MachineOperations.Not ? Select(mask.Arguments[0], otherwise, whenSet)
        : IsReal(otherwise, 0) && !whenSet.IsConstant ? Make(MachineOperations.Keep, mask, whenSet)
        : IsReal(whenSet, 0) && !otherwise.IsConstant ? Make(MachineOperations.Drop, mask, otherwise)
        : Make(MachineOperations.Select, mask, whenSet, otherwise);

    /// <summary>A mask as the number 1 or 0; a number as it is.</summary>
    public Value AsNumber(Value value) => value.Operation.Result == Lane.Mask ? Select(value, Real(1), Real(0)) : value;

    public Value ToBits(Value a) => Make(MachineOperations.ToBits, a);

    public Value FromBits(Value a) => a.Operation == MachineOperations.ToBits ? a.Arguments[0] : Make(MachineOperations.FromBits, a);

    public Value IntegerAdd(Value a, Value b) => b.IsConstant && b.Integer == 0 ? a : Make(MachineOperations.IntegerAdd, a, b);

    public Value IntegerSubtract(Value a, Value b) => Make(MachineOperations.IntegerSubtract, a, b);

    public Value IntegerAnd(Value a, Value b) => Make(MachineOperations.IntegerAnd, a, b);

    public Value IntegerOr(Value a, Value b) => Make(MachineOperations.IntegerOr, a, b);

    public Value IntegerXor(Value a, Value b) => Make(MachineOperations.IntegerXor, a, b);

    public Value IntegerToReal(Value a) => Make(MachineOperations.IntegerToReal, a);

    public Value ShiftLeft(Value a, int count) => Make(MachineOperations.ShiftLeft, a, Integer(count));

    public Value ShiftRightLogical(Value a, int count) => Make(MachineOperations.ShiftRightLogical, a, Integer(count));

    /// <summary>The polynomial with these coefficients, constant term first, by Horner's rule in fused steps.</summary>
    public Value Polynomial(Value x, params double[] coefficients)
    {
        Value sum = Real(coefficients[coefficients.Length - 1]);
        for (int i = coefficients.Length - 2; i >= 0; i--) sum = Fma(sum, x, Real(coefficients[i]));
        return sum;
    }

    private Value Make(MachineOperation operation, params Value[] arguments)
    {
        if (arguments.Length != operation.Arity) throw new ArgumentException($"{operation} takes {operation.Arity} arguments.", nameof(arguments));
        return Intern(operation, arguments, 0, 0, null);
    }

    private static Level LevelOf(MachineOperation operation, Value[] arguments) =>
        operation == MachineOperations.Load ? Level.Element
        : operation == MachineOperations.Row ? Level.Row
        : arguments.Length == 0 ? Level.Uniform
        : arguments.Max(a => a.Level);

    private Value Intern(MachineOperation operation, Value[] arguments, double real, long integer, string? name)
    {
        Key key = new(operation, arguments, BitConverter.DoubleToInt64Bits(real) ^ integer, name);
        if (!_values.TryGetValue(key, out Value? value))
        {
            Limits.Instructions.Check(_values.Count);
            value = new(_values.Count, operation, arguments, real, integer, name, LevelOf(operation, arguments));
            _values.Add(key, value);
            _program.Add(value);
        }

        return value;
    }

    private readonly struct Key(MachineOperation operation, Value[] arguments, long bits, string? name) : IEquatable<Key>
    {
        private readonly MachineOperation _operation = operation;
        private readonly Value[] _arguments = arguments;
        private readonly long _bits = bits;
        private readonly string? _name = name;

        public bool Equals(Key other) =>
            _operation == other._operation && _bits == other._bits && _name == other._name && _arguments.SequenceEqual(other._arguments);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode()
        {
            int hash = _operation.GetHashCode() * 31 + _bits.GetHashCode() + (_name?.GetHashCode() ?? 0);
            foreach (Value argument in _arguments) hash = hash * 31 + argument.Number;
            return hash;
        }
    }
}
