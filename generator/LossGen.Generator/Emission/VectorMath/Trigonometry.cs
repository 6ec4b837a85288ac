using System.Collections.Generic;
using LossGen.Generator.Emission.Machine;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Emission.VectorMath;

/// <summary>
/// sin and cos. x = n·π/2 + r with π/2 in three parts and r in two, so that r keeps its relative precision next to the zeros; both polynomials in
/// r are computed, and the two low bits of n choose.
/// </summary>
internal static class Trigonometry
{
    // (sin(r)/r − 1)/r² and (cos(r) − 1 + r²/2)/r⁴ of |r| ≤ π/4, in r².
    private static readonly double[] SinSingle = [-0.16666664183139801, 0.0083327153697609901, -0.00019583496032282710];
    private static readonly double[] CosSingle = [0.041666664183139801, -0.0013888271059840918, 2.4543713152525015e-5];

    private static readonly double[] SinDouble =
    [
        -0.16666666666666666, 0.0083333333333312932, -0.00019841269837059459, 2.7557316210531966e-6, -2.5051148883446825e-8,
        1.5919110455471271e-10,
    ];

    private static readonly double[] CosDouble =
    [
        0.041666666666666644, -0.0013888888888887055, 2.4801587298450532e-5, -2.7557317153653670e-7, 2.0876126951295870e-9,
        -1.1381484734949938e-11,
    ];

    private static readonly double[] HalfPiSingle = [1.5707963705062866, -4.371138828673793e-8, -1.7151245100058819e-15];
    private static readonly double[] HalfPiDouble = [1.5707963267948966, 6.123233995736766e-17, -1.4973849048591698e-33];

    private const double TwoOverPi = 0.63661977236758134308;

    /// <summary>
    /// Up to ±2^22 in float and ±2^51 in double, where n is still exact. Numbers beyond lie further apart than the waves, and count as 0.
    /// Measured: 0.88 ulp in float, 0.79 in double.
    /// </summary>
    public static IReadOnlyList<VectorFunction> All { get; } =
    [
        new(Operations.Sin, 1, 1, (b, a, r) => Wave(b, a[0], r[0], 0)),
        new(Operations.Cos, 1, 1, (b, a, r) => Wave(b, a[0], r[0], 1)),
    ];

    /// <summary>The largest argument that is not taken for 0.</summary>
    public static double Limit(Precision precision) => RealFormat.PowerOfTwo(precision.IsSingle ? 22 : 51);

    // sin(x + quarters·π/2)
    private static Value Wave(MachineBuilder b, Value x, Interval range, int quarters)
    {
        RealFormat format = RealFormat.Of(b.Precision);
        double limit = Limit(b.Precision);
        Value near = range.IsWithin(-limit, limit) ? x : b.Select(b.LessOrEqual(b.Abs(x), b.Real(limit)), x, b.Multiply(x, b.Real(0)));
        (Value high, Value low, Value bits) = Reduce(b, near, format);
        Value field = b.IntegerAdd(bits, b.Integer(quarters));
        Value square = b.Multiply(high, high);

        Value sin = b.Add(high, b.Fma(b.Multiply(high, square), b.Polynomial(square, b.Precision.IsSingle ? SinSingle : SinDouble), low));
        Value half = b.Multiply(square, b.Real(0.5));
        Value most = b.Subtract(b.Real(1), half);
        Value tail = b.Fma(b.Multiply(square, square), b.Polynomial(square, b.Precision.IsSingle ? CosSingle : CosDouble), b.Negate(b.Multiply(high, low)));
        Value cos = b.Add(most, b.Add(b.Subtract(b.Subtract(b.Real(1), most), half), tail));

        int signShift = b.Precision.IsSingle ? 31 : 63;
        Value odd = b.FromBits(b.IntegerOr(b.ShiftLeft(field, signShift), b.Integer(format.BitsOfPowerOfTwo(0))));
        Value size = b.Select(b.Less(odd, b.Real(0)), cos, sin);
        Value sign = b.IntegerAnd(b.ShiftLeft(field, signShift - 1), b.Integer(format.SignBit));
        return b.FromBits(b.IntegerXor(b.ToBits(size), sign));
    }

    private static (Value High, Value Low, Value Field) Reduce(MachineBuilder b, Value x, RealFormat format)
    {
        double[] halfPi = b.Precision.IsSingle ? HalfPiSingle : HalfPiDouble;
        Value rounder = b.Real(format.Rounder);
        Value sum = b.Fma(x, b.Real(TwoOverPi), rounder);
        Value n = b.Subtract(sum, rounder);

        // The first difference is exact, and the second keeps what its rounding lost.
        Value first = b.Fma(n, b.Real(-halfPi[0]), x);
        Value product = b.Multiply(n, b.Real(halfPi[1]));
        Value productLow = b.Fma(n, b.Real(halfPi[1]), b.Negate(product));
        Value second = b.Subtract(first, product);
        Value taken = b.Subtract(second, first);
        Value lost = b.Subtract(b.Subtract(first, b.Subtract(second, taken)), b.Add(product, taken));
        Value rest = b.Fma(n, b.Real(-halfPi[2]), b.Subtract(lost, productLow));
        Value high = b.Add(second, rest);
        return (high, b.Subtract(rest, b.Subtract(high, second)), b.ToBits(sum));
    }
}
