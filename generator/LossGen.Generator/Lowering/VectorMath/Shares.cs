using System.Collections.Generic;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Lowering.VectorMath;

/// <summary>
/// Operations on shares of a whole, such as probabilities of a row. The bounds are for arguments that a row can have: in a surprise, either d is 0 or the others are at
/// least 1, since one of all exponents is 0.
/// </summary>
internal static class Shares
{
    // What a share is divided by before it might overflow a quotient, and log of that.
    private const double Scale = 1UL << 60;
    private const double LogScale = 60 * 0.693147180559945309417232121458176568;

    public static IReadOnlyList<VectorFunction> All { get; } =
    [
        new(Operations.Shift, 0.5, 0.5, (b, a, _) => b.Subtract(a[0], a[1])),
        new(Operations.Surprise, 4, 4, (b, a, _) => Surprise(b, a[0], a[1], a[2])),
        new(Operations.Share, 1.5, 1.5, (b, a, _) => b.Divide(a[0], b.Add(a[0], a[1]))),
        new(Operations.Portion, 0.5, 0.5, (b, a, _) => Portion(b, a[0], a[1])),
        new(Operations.Weighted, 0.5, 0.5, (b, a, _) => Portion(b, a[0], a[1])),
        new(Operations.Divergence, 4, 4, (b, a, _) => Divergence(b, a[0], a[1])),
        new(Operations.Excess, 4, 4, (b, a, _) => b.Multiply(b.Real(0.5), LogOfRatio(b, a[0], a[1]))),
    ];

    private static Value Surprise(MachineBuilder b, Value others, Value share, Value distance)
    {
        // others + expm1(d), with the exponential that the gradient needs as well.
        Value beyond = b.Add(b.Subtract(others, b.Real(1)), share);
        return b.Subtract(Logarithms.Log1p(b, b.Select(b.Equal(distance, b.Real(0)), others, beyond), Interval.NonNegative), distance);
    }

    /// <summary>The product, or 0 where the first factor is.</summary>
    public static Value Portion(MachineBuilder b, Value portion, Value x) => b.Select(b.Equal(portion, b.Real(0)), b.Real(0), b.Multiply(portion, x));

    // p/m = 1 + (p − q)/(p + q), or 1/(1 + (q − p)/2p) where q is the greater: neither cancels, however small p is. Adding 0 makes −0 a 0.
    private static Value LogOfRatio(MachineBuilder b, Value p, Value q)
    {
        Value isLess = b.Less(p, q), distance = b.Abs(b.Subtract(p, q));
        Value sum = b.Select(isLess, b.Add(b.Add(p, p), b.Real(0)), b.Add(p, q));

        // Equal shares differ by 0 of anything, also where both are 0.
        Value whole = b.Select(b.Equal(distance, b.Real(0)), b.Real(1), sum);

        // So far apart log(1 + x) is log(x).
        Value isFar = b.Less(b.Abs(whole), b.Multiply(distance, b.Real(1 / Scale / Scale)));
        Value ratio = b.Divide(b.Select(isFar, b.Multiply(distance, b.Real(1 / Scale)), distance), whole);
        Value logarithm = b.Add(Logarithms.Log1p(b, ratio, Interval.All), b.Select(isFar, b.Real(LogScale), b.Real(0)));
        return b.Select(isLess, b.Negate(logarithm), logarithm);
    }

    private static Value Divergence(MachineBuilder b, Value p, Value q) =>
        b.Multiply(b.Real(0.5), b.Add(Portion(b, p, LogOfRatio(b, p, q)), Portion(b, q, LogOfRatio(b, q, p))));
}
