using System;
using System.Collections.Generic;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Lowering.VectorMath;

/// <summary>Operations that are an instruction or a few, correctly rounded.</summary>
internal static class Elementary
{
    public static IReadOnlyList<VectorFunction> All { get; } =
    [
        Exact(Operations.Add, (b, a) => b.Add(a[0], a[1])),
        Exact(Operations.Subtract, (b, a) => b.Subtract(a[0], a[1])),
        Exact(Operations.Multiply, (b, a) => b.Multiply(a[0], a[1])),
        Exact(Operations.Divide, (b, a) => b.Divide(a[0], a[1])),
        Exact(Operations.Negate, (b, a) => b.Negate(a[0])),
        Exact(Operations.Square, (b, a) => Square(b, a[0])),
        Exact(Operations.Abs, (b, a) => b.Abs(a[0])),
        Exact(Operations.Sign, (b, a) => Sign(b, a[0])),
        Exact(Operations.Max, (b, a) => Max(b, a[0], a[1])),
        Exact(Operations.Min, (b, a) => Min(b, a[0], a[1])),
        Exact(Operations.Sqrt, (b, a) => b.Sqrt(a[0])),
        Exact(Operations.Less, (b, a) => b.Less(a[0], a[1])),
        Exact(Operations.LessOrEqual, (b, a) => b.LessOrEqual(a[0], a[1])),
        Exact(Operations.Equal, (b, a) => b.Equal(a[0], a[1])),
        Exact(Operations.Select, (b, a) => Select(b, a[0], a[1], a[2])),
    ];

    /// <summary>Whether the hardware's maximum with this constant leaves nothing open: not where zeros of both signs meet, nor at NaN.</summary>
    public static bool IsClearConstant(Value value) =>
        value.Operation == MachineOperations.RealConstant && value.Real != 0 && !double.IsNaN(value.Real);

    private static VectorFunction Exact(Operation operation, Func<MachineBuilder, IReadOnlyList<Value>, Value> lower) =>
        new(operation, 0.5, 0.5, (b, a, _) => lower(b, a));

    private static Value Square(MachineBuilder b, Value x)
    {
        Value value = Exponentials.WithoutSign(x).Value;
        return b.Multiply(value, value);
    }

    private static Value Sign(MachineBuilder b, Value x)
    {
        Value zero = b.Real(0);
        return b.Select(b.Less(zero, x), b.Real(1), b.Select(b.Less(x, zero), b.Real(-1), zero));
    }

    private static Value Max(MachineBuilder b, Value x, Value y) =>
        IsClearConstant(y) ? b.AtLeast(x, y.Real)
        : IsClearConstant(x) ? b.AtLeast(y, x.Real)
        : IsZero(y) ? b.Select(b.LessOrEqual(x, y), y, x)
        : IsZero(x) ? b.Select(b.Less(y, x), x, y)
        : b.Select(b.LessOrEqual(x, y), y, OrNaN(b, x, y));

    private static Value Min(MachineBuilder b, Value x, Value y) =>
        IsClearConstant(y) ? b.AtMost(x, y.Real)
        : IsClearConstant(x) ? b.AtMost(y, x.Real)
        : IsZero(y) ? b.Select(b.LessOrEqual(y, x), y, x)
        : IsZero(x) ? b.Select(b.Less(x, y), x, y)
        : b.Select(b.LessOrEqual(y, x), y, OrNaN(b, x, y));

    private static bool IsZero(Value value) => value.Operation == MachineOperations.RealConstant && value.Real == 0;

    // x, unless y is NaN.
    private static Value OrNaN(MachineBuilder b, Value x, Value y) => b.Select(b.Equal(y, y), x, y);

    private static Value Select(MachineBuilder b, Value condition, Value whenSet, Value otherwise) =>
        condition.Operation.Result == Lane.Mask
            ? b.Select(condition, b.AsNumber(whenSet), b.AsNumber(otherwise))
            : b.Select(b.Equal(condition, b.Real(0)), b.AsNumber(otherwise), b.AsNumber(whenSet));
}
