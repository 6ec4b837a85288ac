using System.Collections.Generic;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Lowering.VectorMath;

/// <summary>
/// atan. With t = x, (x − 1)/(x + 1) or −1/x for small, middle and large sizes, |t| ≤ tan(π/8), and atan(x) is atan(t) plus 0, π/4 or π/2.
/// </summary>
internal static class Arctangent
{
    // (atan(t)/t − 1)/t², in t².
    private static readonly double[] Single = [-0.33333331346511841, 0.19999511539936066, -0.14263391494750977, 0.10739575326442719, -0.064415812492370605];

    private static readonly double[] Double =
    [
        -0.33333333333333331, 0.19999999999998921, -0.14285714285526882, 0.11111111095911941, -0.090909083962154386, 0.076922879333748473,
        -0.066662967372320761, 0.058776533255208242, -0.052221719608180950, 0.045178188784585873, -0.033785288774656523, 0.015491731346358323,
    ];

    private const double SmallEnd = 0.41421356237309505;
    private const double MiddleEnd = 2.4142135623730950;

    // What rounding π/4 took from it.
    private const double QuarterPiLowSingle = -2.1855694143368964e-8;
    private const double QuarterPiLowDouble = 3.061616997868383e-17;
    private const double QuarterPi = 0.78539816339744831;

    /// <summary>Measured: 2.06 ulp over every 97th float, where the middle begins.</summary>
    public static IReadOnlyList<VectorFunction> All { get; } = [new(Operations.Atan, 2.2, 2.2, (b, a, _) => Atan(b, a[0]))];

    private static Value Atan(MachineBuilder b, Value x)
    {
        Value size = b.Abs(x), one = b.Real(1), zero = b.Real(0);
        Value isSmall = b.Less(size, b.Real(SmallEnd)), isLarge = b.Less(b.Real(MiddleEnd), size);
        Value above = b.Select(isSmall, size, b.Select(isLarge, b.Real(-1), b.Subtract(size, one)));
        Value below = b.Select(isSmall, one, b.Select(isLarge, size, b.Add(size, one)));
        Value t = b.Divide(above, below);
        Value square = b.Multiply(t, t);

        double low = b.Precision.IsSingle ? QuarterPiLowSingle : QuarterPiLowDouble;
        Value offset = b.Select(isSmall, zero, b.Select(isLarge, b.Real(2 * QuarterPi), b.Real(QuarterPi)));
        Value offsetLow = b.Select(isSmall, zero, b.Select(isLarge, b.Real(2 * low), b.Real(low)));
        Value rest = b.Fma(b.Multiply(t, square), b.Polynomial(square, b.Precision.IsSingle ? Single : Double), b.Add(t, offsetLow));
        return Signs.Copy(b, b.Add(offset, rest), x);
    }
}
