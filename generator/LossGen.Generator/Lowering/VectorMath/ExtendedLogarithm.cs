namespace LossGen.Generator.Lowering.VectorMath;

/// <summary>
/// log as a sum of two values, with about half as many bits again as one has: what powers need, since an exponent magnifies the error.
/// log(1 + f) = s·(2 + R) as in <see cref="Logarithms"/>, each step with the rounding error of the one before.
/// </summary>
internal static class ExtendedLogarithm
{
    // (R/s² − 2/3)/s², constant term first.
    private static readonly double[] ArtanhSingle = [0.40000015497207642, 0.28562137484550476, 0.23051592707633972];

    private static readonly double[] ArtanhDouble =
    [
        0.4, 0.28571428571426327, 0.22222222222767367, 0.18181818156143492, 0.15384609803489280, 0.13334146577914613, 0.11721099806992744,
        0.11588892864820621,
    ];

    private const double TwoThirdsLowSingle = -1.9868215e-8;
    private const double TwoThirdsLowDouble = 3.7007434154171883e-17;

    /// <summary>The logarithm of a positive finite number; of others, some numbers.</summary>
    public static (Value High, Value Low) Log(MachineBuilder b, Value x, bool isNormal)
    {
        (Value f, Value exponent) = Logarithms.Split(b, x, isNormal);
        (Value high, Value low) = LogOfMantissa(b, f);
        Value k = Logarithms.Exponent(b, exponent);
        (double ln2High, double ln2Low) = Logarithms.Ln2(b);
        Value whole = b.Multiply(k, b.Real(ln2High));
        Value wholeRest = b.Fma(k, b.Real(ln2Low), b.Fma(k, b.Real(ln2High), b.Negate(whole)));
        Value sum = b.Add(whole, high);

        // k·log 2 is 0 or the larger one, so that the difference is exact.
        Value rest = b.Add(b.Subtract(whole, sum), high);
        return (sum, b.Add(rest, b.Add(wholeRest, low)));
    }

    private static (Value High, Value Low) LogOfMantissa(MachineBuilder b, Value f)
    {
        Value two = b.Real(2);
        Value divisor = b.Add(f, two);
        Value divisorLow = b.Subtract(f, b.Subtract(divisor, two));
        Value reciprocal = b.Divide(b.Real(1), divisor);
        Value s = b.Multiply(f, reciprocal);
        Value minusS = b.Negate(s);
        Value sLow = b.Multiply(b.Fma(minusS, divisorLow, b.Fma(minusS, divisor, f)), reciprocal);

        Value square = b.Multiply(s, s);
        Value squareLow = b.Fma(b.Add(s, s), sLow, b.Fma(s, s, b.Negate(square)));
        double[] artanh = b.Precision.IsSingle ? ArtanhSingle : ArtanhDouble;
        Value twoThirds = b.Real(2.0 / 3);
        Value tail = b.Multiply(square, b.Polynomial(square, artanh));
        Value factor = b.Add(tail, twoThirds);
        Value twoThirdsLow = b.Real(b.Precision.IsSingle ? TwoThirdsLowSingle : TwoThirdsLowDouble);
        Value factorLow = b.Add(b.Subtract(tail, b.Subtract(factor, twoThirds)), twoThirdsLow);

        Value ratio = b.Multiply(square, factor);
        Value ratioLow = b.Fma(squareLow, factor, b.Fma(square, factorLow, b.Fma(square, factor, b.Negate(ratio))));
        Value quotient = b.Add(ratio, two);
        Value quotientLow = b.Add(b.Subtract(ratio, b.Subtract(quotient, two)), ratioLow);
        Value high = b.Multiply(s, quotient);
        Value low = b.Fma(sLow, quotient, b.Fma(s, quotientLow, b.Fma(s, quotient, b.Negate(high))));
        return (high, low);
    }
}
