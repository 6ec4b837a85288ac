using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LossGen.CompilerServices;

/// <summary>
/// Exponential and logarithm in double that have the same bits on every machine, unlike those of <see cref="Math"/>: plain series by fused multiply-adds, to an ulp or two.
/// </summary>
internal static class FixedMath
{
    /// <summary>What is below is 0 to <see cref="Exp(Vector256{double})"/>.</summary>
    public const double Least = -700;

    private const double LeastScaled = -1e300;
    private const double Log2E = 1.4426950408889634;
    private const double Ln2Upper = 0.6931471805599453;
    private const double Ln2Lower = 2.3190468138462996e-17;

    // 1.5·2^52: adding it rounds to a whole number, which stands in the lowest bits.
    private const double Rounder = 6755399441055744;

    /// <summary>eˣ for x ≤ 0, or what is not a number; 0 below <see cref="Least"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Exp(Vector256<double> x)
    {
        Vector256<double> shifted = Vector256.FusedMultiplyAdd(x, Vector256.Create(Log2E), Vector256.Create(Rounder));
        Vector256<double> whole = shifted - Vector256.Create(Rounder);
        Vector256<double> rest = Vector256.FusedMultiplyAdd(whole, Vector256.Create(-Ln2Lower), Vector256.FusedMultiplyAdd(whole, Vector256.Create(-Ln2Upper), x));
        Vector256<double> power = ((shifted.AsInt64() + Vector256.Create(1023L)) << 52).AsDouble();
        // 1/n! from n = 13 down: enough for half the logarithm of two.
        Vector256<double> sum = Vector256.Create(1.0 / 6227020800);
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256.Create(1.0 / 479001600));
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256.Create(1.0 / 39916800));
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256.Create(1.0 / 3628800));
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256.Create(1.0 / 362880));
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256.Create(1.0 / 40320));
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256.Create(1.0 / 5040));
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256.Create(1.0 / 720));
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256.Create(1.0 / 120));
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256.Create(1.0 / 24));
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256.Create(1.0 / 6));
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256.Create(0.5));
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256<double>.One);
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256<double>.One);
        return Vector256.AndNot(sum * power, Vector256.LessThan(x, Vector256.Create(Least)));
    }

    /// <summary>eˣ for x ≤ 0, or what is not a number, however small; 0 for −∞ only.</summary>
    public static Scaled ExpScaled(double x)
    {
        if (double.IsNegativeInfinity(x)) return Scaled.Zero;

        // Short of where the exponent would overflow.
        x = Math.Max(x, LeastScaled);
        double whole = Math.Round(x * Log2E);
        double rest = Math.FusedMultiplyAdd(whole, -Ln2Lower, Math.FusedMultiplyAdd(whole, -Ln2Upper, x));

        // Beyond 2^53 only the power of two is known.
        rest = Math.Clamp(rest, -0.5, 0.5);
        double sum = 1.0 / 6227020800;
        double factorial = 6227020800;
        for (int n = 13; n > 2; n--)
        {
            // Exact, so that the quotient is the same constant.
            factorial /= n;
            sum = Math.FusedMultiplyAdd(sum, rest, 1 / factorial);
        }

        sum = Math.FusedMultiplyAdd(sum, rest, 1);
        sum = Math.FusedMultiplyAdd(sum, rest, 1);
        return Scaled.Of(sum, whole);
    }

    /// <summary>The natural logarithm of a mantissa from √½ to √2 times a power of two.</summary>
    public static double Log(double mantissa, double exponent)
    {
        // 2·artanh s with s at most 0.172: its odd series.
        double s = (mantissa - 1) / (mantissa + 1);
        double square = s * s;
        double sum = 1.0 / 23;
        for (int n = 21; n >= 3; n -= 2) sum = Math.FusedMultiplyAdd(sum, square, 1.0 / n);
        double logarithm = 2 * Math.FusedMultiplyAdd(sum * square, s, s);
        return Math.FusedMultiplyAdd(exponent, Ln2Upper, Math.FusedMultiplyAdd(exponent, Ln2Lower, logarithm));
    }
}
