using System;

namespace LossGen.Generator.Ir;

/// <summary>Functions that <see cref="Math"/> of netstandard2.0 lacks, in double precision and without overflow or cancellation.</summary>
internal static class ReferenceMath
{
    private const double Ln2 = 0.693147180559945309417232121458176568;

    /// <summary>log(1 + x), by Kahan's correction of the rounding of 1 + x.</summary>
    public static double Log1p(double x)
    {
        double sum = 1 + x;
        if (sum == 1) return x;
        return double.IsInfinity(sum) || sum <= 0 || double.IsNaN(sum) ? Math.Log(sum) : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>exp(x) − 1, by Kahan's correction of the rounding of exp(x).</summary>
    public static double Expm1(double x)
    {
        if (Math.Abs(x) > 30) return Math.Exp(x) - 1;
        double power = Math.Exp(x);
        if (power == 1) return x;
        double less = power - 1;
        return less == -1 ? -1 : less * (x / Math.Log(power));
    }

    /// <summary>exp(x) − 1 − x: by its series where the difference would cancel.</summary>
    public static double ExpRest(double x)
    {
        if (!(Math.Abs(x) < 1)) return double.IsPositiveInfinity(x) ? x : Expm1(x) - x;
        double sum = 0;
        for (int n = 22; n > 2; n--) sum = (sum + 1) * x / n;
        return x * x / 2 * (sum + 1);
    }

    public static double Sigmoid(double x)
    {
        double power = Math.Exp(-Math.Abs(x));
        return (x < 0 ? power : 1) / (1 + power);
    }

    public static double Softplus(double x) => double.IsNaN(x) ? x : Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    public static double LogCosh(double x)
    {
        double size = Math.Abs(x);
        if (size > 0.5) return size + Log1p(Math.Exp(-2 * size)) - Ln2;
        double sinh = Math.Sinh(size);
        return Log1p(sinh * sinh) / 2;
    }

    public static double CopySign(double size, double sign)
    {
        const long mask = long.MinValue;
        return BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(size) & ~mask) | (BitConverter.DoubleToInt64Bits(sign) & mask));
    }

    public static double Hypot(double x, double y)
    {
        double large = Math.Max(Math.Abs(x), Math.Abs(y)), small = Math.Min(Math.Abs(x), Math.Abs(y));
        if (large == 0 || double.IsNaN(large) || double.IsInfinity(large)) return x * x + y * y;
        double ratio = small / large;
        return ratio < 1e-9 ? large : large * Math.Sqrt(1 + ratio * ratio);
    }

    /// <summary>log(x/y): by the difference where that is small, else by two logarithms where the quotient leaves the range.</summary>
    public static double LogRatio(double x, double y)
    {
        double ratio = x / y, excess = (x - y) / y;
        if (Math.Abs(excess) <= 0.5) return Log1p(excess);
        bool isExtreme = Math.Abs(ratio) is < 1e-300 or > 1e300;
        if (!isExtreme || x == 0 || y == 0 || double.IsInfinity(x) || double.IsInfinity(y)) return Math.Log(ratio);
        return x < 0 == y < 0 ? Math.Log(Math.Abs(x)) - Math.Log(Math.Abs(y)) : double.NaN;
    }

    public static double BinaryCrossEntropy(double p, double y) => -(y * ClampedLog(p) + (1 - y) * ClampedLog1p(-p));

    private static double ClampedLog(double x) => Clamp(Math.Log(x));

    private static double ClampedLog1p(double x) => Clamp(Log1p(x));

    private static double Clamp(double logarithm) => logarithm < -100 ? -100 : logarithm;
}
