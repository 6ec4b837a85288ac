using System.Collections.Generic;
using LossGen.Generator.Emission.Machine;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Emission.VectorMath;

/// <summary>Powers with any exponent.</summary>
internal static class Powers
{
    public static IReadOnlyList<VectorFunction> All { get; } =
    [
        new(Operations.Pow, 200, 2000, (b, a, r) => Exponentials.Exp(b, b.Multiply(a[1], Logarithms.Log(b, a[0], r[0])), Interval.All)),
    ];
}
