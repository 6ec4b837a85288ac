using System;

namespace LossGen.Generator.Lowering.VectorMath;

/// <summary>The numbers that the functions need to know of a floating-point format.</summary>
/// <param name="MantissaBits">How far the exponent stands to the left.</param>
/// <param name="Bias">What is added to the exponent.</param>
/// <param name="SqrtHalfBits">The bits of √½, the least mantissa that logarithms reduce to.</param>
/// <param name="Ln2High">log 2, rounded.</param>
/// <param name="Ln2Low">What that rounding lost.</param>
/// <param name="ExpUnderflow">Exponentials of this and less are 0.</param>
/// <param name="ExpOverflow">Exponentials of this and more are ∞.</param>
/// <param name="Tiny">Below this size expm1(x), log1p(x) and the like are x.</param>
internal sealed record RealFormat(
    int MantissaBits,
    int Bias,
    long SqrtHalfBits,
    double Ln2High,
    double Ln2Low,
    double ExpUnderflow,
    double ExpOverflow,
    double Tiny)
{
    private static readonly RealFormat Single =
        new(23, 127, 0x3f3504f3, 0.693147182464599609375, -1.904654299957768e-9, -104, 89, 1.0 / (1 << 26));

    private static readonly RealFormat Double =
        new(52, 1023, 0x3fe6a09e667f3bcd, 0.693147180559945309417232121458, 2.3190468138462996e-17, -746, 710, 1.0 / (1L << 56));

    public const double Log2E = 1.44269504088896340735992468100;

    public static RealFormat Of(Precision precision) => precision.IsSingle ? Single : Double;

    /// <summary>Adding it rounds to an integer, which then stands in the low bits.</summary>
    public double Rounder => 1.5 * PowerOfTwo(MantissaBits);

    public double SmallestNormal => PowerOfTwo(1 - Bias);

    /// <summary>The bits of 2^exponent; beyond the format's exponents, what carries over into the sign.</summary>
    public long BitsOfPowerOfTwo(int exponent) => Wrap((long)(exponent + Bias) << MantissaBits);

    public long ExponentMask => Wrap(-1L << MantissaBits);

    public long MantissaMask => (1L << MantissaBits) - 1;

    public long SignBit => MantissaBits == 23 ? int.MinValue : long.MinValue;

    public static double PowerOfTwo(int exponent) => exponent < 0 ? 1 / PowerOfTwo(-exponent) : Math.Pow(2, exponent);

    // Constants of the narrow format are written as int.
    private long Wrap(long bits) => MantissaBits == 23 ? (int)bits : bits;
}
