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

    public static double BinaryCrossEntropy(double p, double y) => -(y * ClampedLog(p) + (1 - y) * ClampedLog1p(-p));

    private static double ClampedLog(double x) => Clamp(Math.Log(x));

    private static double ClampedLog1p(double x) => Clamp(Log1p(x));

    private static double Clamp(double logarithm) => logarithm < -100 ? -100 : logarithm;
}
