using System;
using System.Collections.Generic;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Lowering.VectorMath;

/// <summary>Whole numbers, signs, conditions and the fused product: an instruction or a few, exact.</summary>
internal static class Rounding
{
    public static IReadOnlyList<VectorFunction> All { get; } =
    [
        Exact(Operations.Floor, (b, a) => b.Floor(a[0])),
        Exact(Operations.Ceiling, (b, a) => b.Ceiling(a[0])),
        Exact(Operations.Round, (b, a) => b.Round(a[0])),
        Exact(Operations.CopySign, (b, a) => Signs.Copy(b, b.Abs(a[0]), a[1])),
        Exact(Operations.FusedMultiplyAdd, (b, a) => b.Fma(a[0], a[1], a[2])),
        Exact(Operations.And, (b, a) => b.And(Mask(b, a[0]), Mask(b, a[1]))),
        Exact(Operations.Or, (b, a) => b.Or(Mask(b, a[0]), Mask(b, a[1]))),
        Exact(Operations.Not, (b, a) => b.Not(Mask(b, a[0]))),
    ];

    private static VectorFunction Exact(Operation operation, Func<MachineBuilder, IReadOnlyList<Value>, Value> lower) =>
        new(operation, 0.5, 0.5, (b, a, _) => lower(b, a));

    // A condition that was stored is a number; NaN counts as true, as for the interpreter.
    private static Value Mask(MachineBuilder b, Value value) =>
        value.Operation.Result == Lane.Mask ? value : b.Not(b.Equal(value, b.Real(0)));
}
