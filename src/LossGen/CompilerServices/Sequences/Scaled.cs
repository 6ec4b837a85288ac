using System;
using System.Runtime.CompilerServices;

namespace LossGen.CompilerServices;

/// <summary>
/// A number that is not negative, as mantissa times a power of two whose exponent has a range of its own: products of thousands of probabilities do not vanish, and are
/// added and multiplied without a logarithm. Nothing but exact scaling and single operations: the same bits on every machine.
/// </summary>
/// <param name="Mantissa">From 1 to below 2; 0 and what is not a number are themselves.</param>
/// <param name="Exponent">A whole number; −∞ for 0.</param>
internal readonly record struct Scaled(double Mantissa, double Exponent)
{
    private const int Bias = 1023;
    private const int MantissaBits = 52;

    // A term so much smaller than another adds nothing to it.
    private const double Negligible = -1000;

    public static Scaled Zero => new(0, double.NegativeInfinity);

    public static Scaled One => new(1, 0);

    public bool IsZero => Mantissa == 0;

    /// <summary>Any number that is neither negative, infinite nor subnormal, times a power of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scaled Of(double value, double exponent = 0)
    {
        if (!(value > 0)) return value == 0 ? Zero : new(double.NaN, 0);
        long bits = BitConverter.DoubleToInt64Bits(value);
        int own = (int)(bits >> MantissaBits) - Bias;
        return new(BitConverter.Int64BitsToDouble(bits - ((long)own << MantissaBits)), exponent + own);
    }

    /// <summary>The product of the sum of three with one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scaled SumTimes(Scaled first, Scaled second, Scaled third, Scaled factor)
    {
        double greatest = Math.Max(first.Exponent, Math.Max(second.Exponent, third.Exponent));
        if (double.IsNegativeInfinity(greatest) || factor.IsZero) return Zero;
        double sum = first.At(greatest) + second.At(greatest) + third.At(greatest);
        return Of(sum * factor.Mantissa, greatest + factor.Exponent);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scaled operator *(Scaled first, Scaled second) =>
        first.IsZero || second.IsZero ? Zero : Of(first.Mantissa * second.Mantissa, first.Exponent + second.Exponent);

    /// <summary>The sum of many, whose mantissa may be above 2: exponents beyond 2^53 would not take up what it is divided by.</summary>
    public static Scaled Sum(ReadOnlySpan<Scaled> terms)
    {
        double greatest = double.NegativeInfinity;
        foreach (Scaled term in terms) greatest = Math.Max(greatest, term.Exponent);
        if (double.IsNegativeInfinity(greatest)) return Zero;
        double sum = 0;
        foreach (Scaled term in terms) sum += term.At(greatest);
        return new(sum, greatest);
    }

    /// <summary>The share that this has in a <see cref="Sum"/> that it is part of: from 0 to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double ShareOf(Scaled sum) => IsZero ? 0 : At(sum.Exponent) / sum.Mantissa;

    /// <summary>The natural logarithm.</summary>
    public double Log()
    {
        if (IsZero) return double.NegativeInfinity;

        // Around 1 rather than above it: probabilities near 1 keep the digits of their logarithm.
        return Mantissa > Math.Sqrt(2) ? FixedMath.Log(Mantissa / 2, Exponent + 1) : FixedMath.Log(Mantissa, Exponent);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double At(double exponent) => Mantissa * PowerOfTwo(Exponent - exponent);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double PowerOfTwo(double exponent) =>
        exponent > Negligible ? BitConverter.Int64BitsToDouble((long)(exponent + Bias) << MantissaBits) : 0;
}
