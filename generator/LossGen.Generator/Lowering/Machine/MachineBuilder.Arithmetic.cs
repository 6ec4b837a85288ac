using System;

namespace LossGen.Generator.Lowering;

// Arithmetic and comparisons, with the identities that hold bit for bit (which NaN comes out aside).
internal sealed partial class MachineBuilder
{
    public Value Add(Value a, Value b) =>
        IsReal(b, -0.0) ? a
        : IsReal(a, -0.0) ? b
        : IsNegated(b) ? Subtract(a, b.Arguments[0])
        : IsNegated(a) ? Subtract(b, a.Arguments[0])
        : Commutative(MachineOperations.Add, a, b);

    public Value Subtract(Value a, Value b) =>
        IsReal(b, 0) ? a
        : IsNegated(b) ? Add(a, b.Arguments[0])
        : Make(MachineOperations.Subtract, a, b);

    public Value Multiply(Value a, Value b) =>
        IsReal(b, 1) ? a
        : IsReal(a, 1) ? b
        : IsReal(b, -1) ? Negate(a)
        : IsReal(a, -1) ? Negate(b)
        : IsNegated(a) ? b.IsConstant ? Multiply(a.Arguments[0], Negate(b)) : Negate(Multiply(a.Arguments[0], b))
        : IsNegated(b) ? Multiply(b, a)
        : Commutative(MachineOperations.Multiply, a, b);

    public Value Divide(Value a, Value b) =>
        IsReal(b, 1) ? a
        : IsReal(b, -1) ? Negate(a)
        : IsPowerOfTwo(b) ? Multiply(a, Real(1 / b.Real))
        : IsNegated(a) ? b.IsConstant ? Divide(a.Arguments[0], Negate(b)) : Negate(Divide(a.Arguments[0], b))
        : IsNegated(b) ? a.IsConstant ? Divide(Negate(a), b.Arguments[0]) : Negate(Divide(a, b.Arguments[0]))
        : Make(MachineOperations.Divide, a, b);

    public Value Negate(Value a) =>
        a.Operation == MachineOperations.RealConstant ? Real(-a.Real)
        : IsNegated(a) ? a.Arguments[0]
        : Make(MachineOperations.Negate, a);

    /// <summary>a·b + c, rounded once. The newer factor is written first: it is the likelier to be used up, and the JIT lets the result take the place of the first.</summary>
    public Value Fma(Value a, Value b, Value c) =>
        IsReal(a, 1) ? Add(b, c)
        : IsReal(b, 1) ? Add(a, c)
        : IsReal(a, -1) ? Subtract(c, b)
        : IsReal(b, -1) ? Subtract(c, a)
        : IsNegated(a) && (b.IsConstant || IsNegated(b)) ? Fma(a.Arguments[0], Negate(b), c)
        : IsNegated(b) && a.IsConstant ? Fma(b, a, c)
        : Make(MachineOperations.Fma, b.IsConstant || (!a.IsConstant && a.Number >= b.Number) ? [a, b, c] : [b, a, c]);

    public Value Less(Value a, Value b) => Compare(MachineOperations.Less, a, b);

    public Value LessOrEqual(Value a, Value b) => Compare(MachineOperations.LessOrEqual, a, b);

    public Value Equal(Value a, Value b) =>
        a == b ? Make(MachineOperations.IsNumber, a)
        : IsNegated(a) && b.IsConstant ? Equal(a.Arguments[0], Negate(b))
        : IsNegated(b) && a.IsConstant ? Equal(b, a)
        : Commutative(MachineOperations.Equal, WithoutSignOfZero(a), WithoutSignOfZero(b));

    private static bool IsNegated(Value value) => value.Operation == MachineOperations.Negate;

    private static bool IsReal(Value value, double constant) => value.Operation == MachineOperations.RealConstant && value.Real.Equals(constant)
        && (constant != 0 || BitConverter.DoubleToInt64Bits(value.Real) == BitConverter.DoubleToInt64Bits(constant));

    // Its reciprocal is exact, if it is a normal number in both precisions.
    private static bool IsPowerOfTwo(Value value) =>
        value.Operation == MachineOperations.RealConstant && Math.Abs(value.Real) is >= 1e-30 and <= 1e30
        && (BitConverter.DoubleToInt64Bits(value.Real) & 0x000f_ffff_ffff_ffff) == 0;

    private Value WithoutSignOfZero(Value value) => IsReal(value, -0.0) ? Real(0) : value;

    private Value Bound(double bound) =>
        bound == 0 || double.IsNaN(bound) ? throw new ArgumentOutOfRangeException(nameof(bound), bound, "Neither 0 nor NaN.") : Real(bound);

    private Value Compare(MachineOperation operation, Value a, Value b) =>
        IsNegated(a) && (b.IsConstant || IsNegated(b)) ? Compare(operation, Negate(b), a.Arguments[0])
        : IsNegated(b) && a.IsConstant ? Compare(operation, b.Arguments[0], Negate(a))
        : Make(operation, WithoutSignOfZero(a), WithoutSignOfZero(b));

    // The order of the first two arguments does not matter: one order, so that equal values are one value.
    private Value Commutative(MachineOperation operation, Value a, Value b, params Value[] rest) =>
        a.IsConstant != b.IsConstant ? a.IsConstant ? Make(operation, [b, a, .. rest]) : Make(operation, [a, b, .. rest])
        : Make(operation, a.Number <= b.Number ? [a, b, .. rest] : [b, a, .. rest]);
}
