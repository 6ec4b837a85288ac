using System.Collections.Generic;
using LossGen.Generator.Emission.Machine;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Emission.VectorMath;

/// <summary>
/// Operations on shares of a whole, such as probabilities of a row. The bounds are for arguments that a row can have: in a surprise, either d is 0 or the others are at
/// least 1, since one of all exponents is 0.
/// </summary>
internal static class Shares
{
    private static readonly Interval Ratio = new(-1, 1);

    public static IReadOnlyList<VectorFunction> All { get; } =
    [
        new(Operations.Shift, 0.5, 0.5, (b, a, _) => b.Subtract(a[0], a[1])),
        new(Operations.Surprise, 4, 4, (b, a, _) => Surprise(b, a[0], a[1], a[2])),
        new(Operations.Share, 1.5, 1.5, (b, a, _) => b.Divide(a[0], b.Add(a[0], a[1]))),
        new(Operations.Portion, 0.5, 0.5, (b, a, _) => Portion(b, a[0], a[1])),
        new(Operations.Divergence, 4, 4, (b, a, _) => Divergence(b, a[0], a[1])),
        new(Operations.Excess, 4, 4, (b, a, _) => b.Multiply(b.Real(0.5), LogOfRatio(b, a[0], a[1]))),
    ];

    private static Value Surprise(MachineBuilder b, Value others, Value share, Value distance)
    {
        // others + expm1(d), with the exponential that the gradient needs as well.
        Value beyond = b.Add(b.Subtract(others, b.Real(1)), share);
        return b.Subtract(Logarithms.Log1p(b, b.Select(b.Equal(distance, b.Real(0)), others, beyond), Interval.NonNegative), distance);
    }

    private static Value Portion(MachineBuilder b, Value portion, Value x) => b.Select(b.Equal(portion, b.Real(0)), portion, b.Multiply(portion, x));

    // p/m = 1 + (p − q)/(p + q)
    private static Value LogOfRatio(MachineBuilder b, Value p, Value q) =>
        Logarithms.Log1p(b, b.Divide(b.Subtract(p, q), b.Add(p, q)), Ratio);

    private static Value Divergence(MachineBuilder b, Value p, Value q) =>
        b.Multiply(b.Real(0.5), b.Add(Portion(b, p, LogOfRatio(b, p, q)), Portion(b, q, LogOfRatio(b, q, p))));
}
