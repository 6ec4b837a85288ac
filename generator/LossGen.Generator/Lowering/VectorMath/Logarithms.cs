using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Lowering.VectorMath;

/// <summary>
/// log and what is made of it. x = 2^k·(1 + f) with 1 + f in [√½, √2); log(1 + f) = f − s·(f − R) with s = f/(2 + f) and R = 2·artanh(s)/s − 2
/// a minimax polynomial in s². f is exact, and the rest is small beside it.
/// </summary>
internal static class Logarithms
{
    // R/s², constant term first; for |s| ≤ 3 − √8, and for |s| ≤ 1/3.
    private static readonly double[] ArtanhSingle = [0.66666686534881592, 0.39988532662391663, 0.29587501287460327];
    private static readonly double[] WideArtanhSingle = [0.66666638851165771, 0.40007790923118591, 0.28231129050254822, 0.26884374022483826];

    private static readonly double[] ArtanhDouble =
    [
        0.66666666666666696, 0.39999999999899038, 0.28571428626339174, 0.2222221106807989718, 0.18182894152163118, 0.15331553590696168,
        0.14618513803379998,
    ];

    private static readonly double[] WideArtanhDouble =
    [
        0.66666666666666663, 0.40000000000012625, 0.28571428567363827, 0.22222222702374725, 0.1818178991352788, 0.15385561288185528,
        0.13314239751965329, 0.12000474095617851, 0.088026876850163508, 0.16161611535979473,
    ];

    // Up to it, 2^−k is a normal number with room to spare.
    private const double Large = 1e30;

    /// <summary>Measured: log 0.95 ulp over all floats, log1p 1.50 over every seventh; 1.20 and 1.21 over some 30,000 doubles.</summary>
    public static IReadOnlyList<VectorFunction> All { get; } =
    [
        new(Operations.Log, 1, 1.4, (b, a, r) => Log(b, a[0], r[0])),
        new(Operations.Log1p, 1.6, 1.6, (b, a, r) => Log1p(b, a[0], r[0])),
    ];

    /// <summary>log(1 + f) of f in [−½, 1]; NaN gives NaN, −0 gives −0.</summary>
    public static Value Log1pNear(MachineBuilder b, Value f) => Core(b, f, b.Precision.IsSingle ? WideArtanhSingle : WideArtanhDouble);

    public static Value Log(MachineBuilder b, Value x, Interval range)
    {
        RealFormat format = RealFormat.Of(b.Precision);
        bool isNormal = range.Low >= format.SmallestNormal;
        if (range.Low >= 0 && range.High <= Large)
        {
            Value log = LogBounded(b, x, isNormal ? 0 : Lift(format));
            return range.Low > 0 ? log : b.Select(b.Equal(x, b.Real(0)), b.Real(double.NegativeInfinity), log);
        }

        (Value mantissa, Value exponent) = Split(b, x, isNormal);
        Value result = b.Fma(Exponent(b, exponent), b.Real(Ln2(b).High), Narrow(b, mantissa));
        return WithSpecialCases(b, x, result, range);
    }

    /// <summary>A logarithm to any base above 1, with what it is of 0, ∞, NaN and of what is negative.</summary>
    public static Value WithSpecialCases(MachineBuilder b, Value x, Value log, Interval range)
    {
        // Integer arithmetic has lost NaN; where 0 is asked for, that finds it too.
        bool isNormal = range.Low >= RealFormat.Of(b.Precision).SmallestNormal;
        if (isNormal || double.IsPositiveInfinity(range.High)) log = b.Select(b.Less(x, b.Real(double.PositiveInfinity)), log, x);
        return isNormal ? log : b.Select(b.Less(b.Real(0), x), log, AtMostZero(b, x, 0));
    }

    /// <summary>
    /// The f and k of x = 2^k·(1 + f), k as bits that <see cref="Exponent"/> reads. Of 0, ∞, NaN and what is negative they are some numbers.
    /// </summary>
    public static (Value Mantissa, Value Exponent) Split(MachineBuilder b, Value x, bool isNormal)
    {
        RealFormat format = RealFormat.Of(b.Precision);
        Value normal = x;
        Value cut = b.Integer(format.SqrtHalfBits);
        if (!isNormal)
        {
            // Subnormal numbers are made normal, and the exponent corrected by what they are compared with.
            double lift = RealFormat.PowerOfTwo(Lift(format));
            double sqrtHalf = b.Precision.Round(Math.Sqrt(0.5));
            Value isSmall = b.Less(x, b.Real(format.SmallestNormal));
            normal = b.Select(isSmall, b.Multiply(x, b.Real(lift)), x);
            cut = b.ToBits(b.Select(isSmall, b.Real(sqrtHalf * lift), b.Real(sqrtHalf)));
        }

        Value offset = b.IntegerSubtract(b.ToBits(normal), cut);
        Value mantissa = b.FromBits(b.IntegerAdd(b.IntegerAnd(offset, b.Integer(format.MantissaMask)), b.Integer(format.SqrtHalfBits)));
        return (b.Subtract(mantissa, b.Real(1)), b.IntegerAdd(offset, b.Integer(ExponentOffset(format))));
    }

    /// <summary>
    /// log of x in [0, 1e30], made 2^lift times as large on the way where it may be subnormal. Of 0 it is some number below −100.
    /// </summary>
    public static Value LogBounded(MachineBuilder b, Value x, int lift)
    {
        // Adding 0 makes a 0 of −0, whose bits are not those of a small number.
        Value lifted = b.Fma(x, b.Real(RealFormat.PowerOfTwo(lift)), b.Real(0));
        (Value exponent, Value power) = Normalise(b, lifted, lift, -lift);
        return b.Fma(Exponent(b, exponent), b.Real(Ln2(b).High), Narrow(b, b.Fma(lifted, power, b.Real(-1))));
    }

    /// <summary>log(1 − x) of x in [0, 1]. Of 1 it is some number below −100.</summary>
    public static Value LogOfComplement(MachineBuilder b, Value x)
    {
        // Only the float 0 needs lifting, so as to stay below −100.
        int lift = b.Precision.IsSingle ? Lift(RealFormat.Of(b.Precision)) : 0;
        double scale = RealFormat.PowerOfTwo(lift);
        (Value exponent, Value minusPower) = Normalise(b, b.Fma(x, b.Real(-scale), b.Real(scale)), lift, 0, isNegative: true);
        Value f = b.Fma(x, minusPower, b.Subtract(b.Real(-1), minusPower));
        return b.Fma(Exponent(b, exponent), b.Real(Ln2(b).High), Narrow(b, f));
    }

    public static Value Log1p(MachineBuilder b, Value x, Interval range)
    {
        if (range.IsWithin(-0.5, 1)) return Log1pNear(b, x);
        RealFormat format = RealFormat.Of(b.Precision);
        Value sum = b.Add(x, b.Real(1));
        Value f, exponent, power;
        if (range.High <= Large)
        {
            (exponent, power) = Normalise(b, sum, 0, 0);
            f = b.Fma(x, power, b.Subtract(power, b.Real(1)));
        }
        else
        {
            // 4·2^−k, since 2^−k alone would be subnormal for the largest k.
            (exponent, power) = Normalise(b, sum, 0, 2);
            f = b.Fma(b.Multiply(x, b.Real(0.25)), power, b.Fma(power, b.Real(0.25), b.Real(-1)));
        }

        Value logarithm = b.Fma(Exponent(b, exponent), b.Real(Ln2(b).High), Narrow(b, f));
        Value result = b.Select(b.Less(b.Abs(x), b.Real(format.Tiny)), x, logarithm);
        if (double.IsPositiveInfinity(range.High)) result = b.Select(b.Less(x, b.Real(double.PositiveInfinity)), result, x);
        return range.Low > -1 ? result : b.Select(b.Less(b.Real(-1), x), result, AtMostZero(b, x, -1));
    }

    /// <summary>
    /// The k of a value 2^(k + lift)·(1 + f), as <see cref="Exponent"/> reads it, and ±2^(powerExponent − k).
    /// </summary>
    private static (Value Exponent, Value Power) Normalise(MachineBuilder b, Value value, int lift, int powerExponent, bool isNegative = false)
    {
        RealFormat format = RealFormat.Of(b.Precision);
        long offset = ExponentOffset(format);
        long one = format.BitsOfPowerOfTwo(powerExponent) + offset;
        Value exponent = b.IntegerSubtract(b.ToBits(value), b.Integer(format.SqrtHalfBits + ((long)lift << format.MantissaBits) - offset));
        Value whole = b.IntegerAnd(exponent, b.Integer(format.ExponentMask));
        return (exponent, b.FromBits(b.IntegerSubtract(b.Integer(isNegative ? one + format.SignBit : one), whole)));
    }

    /// <summary>The k of these bits as a number, in units that <see cref="Ln2"/> knows.</summary>
    public static Value Exponent(MachineBuilder b, Value bits)
    {
        RealFormat format = RealFormat.Of(b.Precision);
        if (b.Precision.IsSingle) return b.IntegerToReal(b.IntegerAnd(bits, b.Integer(format.ExponentMask)));

        // Few processors convert 64-bit integers; as the mantissa of a number of known exponent they need no conversion.
        Value field = b.ShiftRightLogical(bits, format.MantissaBits);
        Value number = b.FromBits(b.IntegerOr(field, b.Integer(format.BitsOfPowerOfTwo(format.MantissaBits))));
        return b.Subtract(number, b.Real(RealFormat.PowerOfTwo(format.MantissaBits) + (ExponentOffset(format) >> format.MantissaBits)));
    }

    /// <summary>log 2 in the units of <see cref="Exponent"/>: what it is multiplied by, and what rounding took from that.</summary>
    public static (double High, double Low) Ln2(MachineBuilder b)
    {
        RealFormat format = RealFormat.Of(b.Precision);
        double unit = b.Precision.IsSingle ? RealFormat.PowerOfTwo(-format.MantissaBits) : 1;
        return (format.Ln2High * unit, format.Ln2Low * unit);
    }

    // What is added to 64-bit exponents, that of a lifted number included, so that they are not negative.
    private static long ExponentOffset(RealFormat format) => format.MantissaBits == 23 ? 0 : format.BitsOfPowerOfTwo(64);

    private static int Lift(RealFormat format) => format.MantissaBits + 1;

    /// <summary>The logarithm where its argument is 0 or less: −∞ or NaN.</summary>
    private static Value AtMostZero(MachineBuilder b, Value x, double zero) =>
        b.Select(b.Equal(x, b.Real(zero)), b.Real(double.NegativeInfinity), b.Real(double.NaN));

    /// <summary>log(1 + f) of 1 + f in [√½, √2).</summary>
    public static Value Narrow(MachineBuilder b, Value f) => Core(b, f, b.Precision.IsSingle ? ArtanhSingle : ArtanhDouble);

    private static Value Core(MachineBuilder b, Value f, double[] artanh)
    {
        Value minusS = b.Divide(f, b.Subtract(b.Real(-2), f));
        Value square = b.Multiply(minusS, minusS);
        Value rest = b.Fma(square, b.Polynomial(square, [.. artanh.Select(c => -c)]), f);
        return b.Fma(minusS, rest, f);
    }
}
