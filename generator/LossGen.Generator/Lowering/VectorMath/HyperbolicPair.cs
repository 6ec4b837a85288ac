using System.Collections.Generic;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Lowering.VectorMath;

/// <summary>sinh and cosh, of one exp(|x|)/2 that does not overflow before they do.</summary>
internal static class HyperbolicPair
{
    // (sinh(x)/x − 1)/x² of |x| ≤ 1, in x².
    private static readonly double[] SinhSingle = [0.16666667163372040, 0.0083332974463701248, 0.00019846642680931836, 2.7571372811507898e-6];

    private static readonly double[] SinhDouble =
    [
        0.16666666666666666, 0.0083333333333335709, 0.00019841269841105487, 2.7557319266751608e-6, 2.5052105084188281e-8, 1.6058691802333609e-10,
        7.7149521414182665e-13,
    ];

    /// <summary>Measured: sinh 1.58 and cosh 1.32 ulp over every 97th float.</summary>
    public static IReadOnlyList<VectorFunction> All { get; } =
    [
        new(Operations.Sinh, 2, 2, (b, a, _) => Sinh(b, a[0])),
        new(Operations.Cosh, 2, 2, (b, a, _) => Cosh(b, a[0])),
    ];

    private static Value Sinh(MachineBuilder b, Value x)
    {
        Value size = b.Abs(x), square = b.Multiply(x, x);
        Value near = b.Fma(b.Multiply(x, square), b.Polynomial(square, b.Precision.IsSingle ? SinhSingle : SinhDouble), x);
        Value half = Exponentials.HalfOf(b, size);
        Value far = b.Subtract(half, b.Divide(b.Real(0.25), half));
        return b.Select(b.Less(size, b.Real(1)), near, Signs.Copy(b, far, x));
    }

    private static Value Cosh(MachineBuilder b, Value x)
    {
        Value half = Exponentials.HalfOf(b, b.Abs(x));
        return b.Add(half, b.Divide(b.Real(0.25), half));
    }
}
