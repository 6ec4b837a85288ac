using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Lowering.VectorMath;

/// <summary>
/// exp and what is made of it. x = n·log 2 + r with n a whole number and |r| ≤ log 2 / 2; exp(r) is a minimax polynomial, and 2^n is put
/// together from bits.
/// </summary>
internal static class Exponentials
{
    // (exp(r) − 1 − r)/r², constant term first.
    private static readonly double[] TailSingle =
        [0.49999991059303284, 0.16666521131992340, 0.041668966412544250, 0.0083686774596571922, 0.0013782198075205077];

    private static readonly double[] TailDouble =
    [
        0.5000000000000011, 0.16666666666666422, 0.041666666666526888, 0.0083333333334886430, 0.0013888888944387332, 0.00019841269519411007,
        2.4801492382655585e-5, 2.755757467752781e-6, 2.763048767179218e-7, 2.5003842068783145e-8,
    ];

    // (exp(x) − 1 − x)/x² of |x| ≤ 1.
    private static readonly double[] RestSingle =
        [0.5, 0.16666667163372040, 0.041666716337203979, 0.0083332974463701248, 0.0013885832158848643, 0.00019846645591314882, 2.5332545192213729e-5, 2.7571052214625526e-6];

    private static readonly double[] RestDouble =
    [
        0.5, 0.16666666666666663, 0.041666666666666269, 0.0083333333333342318, 0.0013888888888965983, 0.00019841269840615867, 2.4801587251654076e-5,
        2.7557319427306737e-6, 2.7557334106152521e-7, 2.5052079087259038e-8, 2.0874515017998829e-9, 1.6060730018847707e-10, 1.1636687231538474e-11,
        7.6531612815693349e-13,
    ];

    // A result scaled up by this may become subnormal in one rounding, when it is scaled down.
    private const int Headroom = 64;

    /// <summary>Measured: exp 0.89 and expm1 1.46 ulp over all floats; 0.83 and 1.75 over some 30,000 doubles.</summary>
    public static IReadOnlyList<VectorFunction> All { get; } =
    [
        new(Operations.Exp, 1.1, 1.1, (b, a, r) => Exp(b, a[0], r[0])),
        new(Operations.Expm1, 1.5, 2, (b, a, r) => Expm1(b, a[0], r[0])),
        new(Operations.ExpRest, 5, 5, (b, a, r) => ExpRest(b, a[0], r[0])),
    ];

    public static Value Exp(MachineBuilder b, Value x, Interval range)
    {
        (x, int scale) = WithoutSign(x);
        return Exp(b, x, scale, range);
    }

    /// <summary>
    /// exp(scale·x), whose exponent lies in a range; the scale is a power of two with any sign, and costs nothing. The rest is what x lacks.
    /// </summary>
    public static Value Exp(MachineBuilder b, Value x, double scale, Interval range, Value? rest = null)
    {
        RealFormat format = RealFormat.Of(b.Precision);
        double[] coefficients = [1, 1, .. Tail(b)];
        if (range.High <= (format.Bias - Headroom - 2) * format.Ln2High) return WithOneScale(Headroom);
        if (range.Low >= -(format.Bias - 4) * format.Ln2High) return WithOneScale(-1);

        Reduced reduced = Reduce(b, Clamp(b, x, scale, range, format), scale, 2 * format.Bias, rest);
        Value half = b.ShiftRightLogical(reduced.Field, 1);
        Value power = b.Polynomial(reduced.Remainder, Scaled(coefficients, scale, 1));
        return b.Multiply(
            b.Multiply(power, PowerOfTwo(b, half, format)),
            PowerOfTwo(b, b.IntegerSubtract(reduced.Field, half), format));

        Value WithOneScale(int headroom)
        {
            Reduced reduced = Reduce(b, Clamp(b, x, scale, range, format), scale, format.Bias + headroom, rest);
            Value power = b.Polynomial(reduced.Remainder, Scaled(coefficients, scale, RealFormat.PowerOfTwo(-headroom)));
            return b.Multiply(power, PowerOfTwo(b, reduced.Field, format));
        }
    }

    /// <summary>exp(x)/2 of x ≥ 0, infinite only where the half is.</summary>
    public static Value HalfOf(MachineBuilder b, Value x)
    {
        RealFormat format = RealFormat.Of(b.Precision);
        Reduced reduced = Reduce(b, b.AtMost(x, format.ExpOverflow + 1), 1, format.Bias - 2);
        return b.Multiply(b.Polynomial(reduced.Remainder, Scaled([1, 1, .. Tail(b)], 1, 2)), PowerOfTwo(b, reduced.Field, format));
    }

    public static Value Expm1(MachineBuilder b, Value x, Interval range)
    {
        RealFormat format = RealFormat.Of(b.Precision);

        // Below it the result is −1; above it 2^n must be halved to be finite.
        double saturated = -(format.MantissaBits + 3);
        bool mayOverflow = range.High > (format.Bias - 1) * format.Ln2High;
        Value clamped = range.Low < saturated ? b.AtLeast(x, saturated) : x;
        if (range.High > format.ExpOverflow) clamped = b.AtMost(clamped, format.ExpOverflow);
        Reduced reduced = Reduce(b, clamped, 1, format.Bias - (mayOverflow ? 1 : 0));
        Value power = PowerOfTwo(b, reduced.Field, format);
        Value less = b.Fma(Growth(b, reduced.Remainder, 1), power, b.Subtract(power, b.Real(mayOverflow ? 0.5 : 1)));
        if (mayOverflow) less = b.Multiply(less, b.Real(2));
        return b.Select(b.Less(b.Abs(x), b.Real(format.Tiny)), x, less);
    }

    // Beyond ±1 at most two bits cancel.
    private static Value ExpRest(MachineBuilder b, Value x, Interval range)
    {
        Value near = b.Multiply(b.Multiply(x, x), b.Polynomial(x, b.Precision.IsSingle ? RestSingle : RestDouble));
        Value far = b.Subtract(Expm1(b, x, range), x);
        if (double.IsPositiveInfinity(range.High)) far = b.Select(b.Less(x, b.Real(double.PositiveInfinity)), far, x);
        return b.Select(b.Less(b.Abs(x), b.Real(1)), near, far);
    }

    /// <summary>
    /// 1 − exp(−2x) of x ≥ 0 without cancellation, and exp(−2x) with its full relative precision, unless it is too small to matter beside 1.
    /// </summary>
    public static (Value Complement, Value Power) DecayTwice(MachineBuilder b, Value x)
    {
        RealFormat format = RealFormat.Of(b.Precision);
        Reduced reduced = Reduce(b, b.AtMost(x, format.MantissaBits), -2, format.Bias + 1);
        Value twice = PowerOfTwo(b, reduced.Field, format);

        // (1 − exp(r))/2
        Value drop = Growth(b, reduced.Remainder, -2);
        Value complement = b.Fma(twice, drop, b.Fma(twice, b.Real(-0.5), b.Real(1)));
        Value power = b.Multiply(twice, b.Subtract(b.Real(0.5), drop));
        return (complement, power);
    }

    /// <summary>x as a value that is not negated, and the sign that it lost.</summary>
    public static (Value Value, int Sign) WithoutSign(Value x) => x.Operation == MachineOperations.Negate ? (x.Arguments[0], -1) : (x, 1);

    // (exp(scale·x) − 1)/scale for small x: x itself, to begin with.
    private static Value Growth(MachineBuilder b, Value x, double scale) =>
        b.Fma(b.Multiply(x, x), b.Polynomial(x, Scaled(Tail(b), scale, scale)), x);

    private static Value Clamp(MachineBuilder b, Value x, double scale, Interval range, RealFormat format)
    {
        double low = format.ExpUnderflow / scale;
        double high = format.ExpOverflow / scale;
        if (range.Low < format.ExpUnderflow) x = scale > 0 ? b.AtLeast(x, low) : b.AtMost(x, low);
        if (range.High > format.ExpOverflow) x = scale > 0 ? b.AtMost(x, high) : b.AtLeast(x, high);
        return x;
    }

    /// <summary>scale·x as n·log 2 + scale·Remainder, with n + offset in the low bits of Field.</summary>
    private static Reduced Reduce(MachineBuilder b, Value x, double scale, int offset, Value? rest = null)
    {
        RealFormat format = RealFormat.Of(b.Precision);
        Value rounder = b.Real(format.Rounder + offset);
        Value sum = b.Fma(x, b.Real(scale * RealFormat.Log2E), rounder);
        Value n = b.Subtract(sum, rounder);
        Value remainder = b.Fma(n, b.Real(-format.Ln2High / scale), x);
        Value low = b.Real(-format.Ln2Low / scale);
        remainder = rest is null ? b.Fma(n, low, remainder) : b.Add(remainder, b.Fma(n, low, rest));
        return new(remainder, b.ToBits(sum));
    }

    // 2^(n + offset − bias): the shift drops all but the exponent, so that NaN meets no integer that could make a number of it.
    private static Value PowerOfTwo(MachineBuilder b, Value field, RealFormat format) => b.FromBits(b.ShiftLeft(field, format.MantissaBits));

    private static double[] Tail(MachineBuilder b) => b.Precision.IsSingle ? TailSingle : TailDouble;

    private static double[] Scaled(double[] coefficients, double step, double first) =>
        [.. coefficients.Select((c, i) => c * first * Math.Pow(step, i))];

    private readonly record struct Reduced(Value Remainder, Value Field);
}
