using System;
using System.Linq;
using System.Runtime.Intrinsics;
using LossGen.CompilerServices;
using Xunit;

namespace LossGen.Tests.CompilerServices;

public class FixedMathTests
{
    private static readonly double[] _samples =
        [.. Enumerable.Range(0, 5000).Select(i => -i * 0.1399), .. Enumerable.Range(0, 300).Select(i => -Math.Pow(2, -i)), -0.34657359027997264, -0.34657359027997270];

    [Fact]
    public void The_exponential_is_off_by_two_ulp_at_most()
    {
        foreach (double x in _samples)
        {
            double actual = FixedMath.Exp(Vector256.Create(x))[3];
            Assert.True(Ulps(actual, Math.Exp(x)) <= 2, $"exp({x:R}) is {actual:R}");
            Scaled scaled = FixedMath.ExpScaled(x);
            Assert.Equal(actual, Math.ScaleB(scaled.Mantissa, (int)scaled.Exponent));
        }
    }

    [Fact]
    public void The_logarithm_is_off_by_two_ulp_at_most()
    {
        foreach (double x in _samples.Select(Math.Exp).Concat(Enumerable.Range(1, 50).Select(i => 1 + Math.Pow(2, -i))))
        {
            double actual = Scaled.Of(x).Log();
            Assert.True(Ulps(actual, Math.Log(x)) <= 2, $"log({x:R}) is {actual:R}");
        }
    }

    [Fact]
    public void Edges_are_as_they_should_be()
    {
        Vector256<double> edges = FixedMath.Exp(Vector256.Create(0, double.NegativeInfinity, double.NaN, -701));
        Assert.Equal([1, 0, double.NaN, 0], Enumerable.Range(0, 4).Select(i => edges[i]));
        Assert.Equal(Scaled.Zero, FixedMath.ExpScaled(double.NegativeInfinity));
        Assert.Equal(Scaled.One, FixedMath.ExpScaled(0));
        Assert.Equal(double.NaN, FixedMath.ExpScaled(double.NaN).Log());
        Assert.Equal(double.NegativeInfinity, Scaled.Zero.Log());
        Assert.Equal(-1e17, FixedMath.ExpScaled(-1e17).Log(), 16.0);
    }

    [Fact]
    public void Scaled_numbers_add_up_however_far_apart()
    {
        Scaled tiny = new(1.5, -1e6);
        Assert.Equal(new Scaled(1.5, 1), Scaled.SumTimes(Scaled.Of(1), Scaled.Of(2), tiny, Scaled.One));
        Assert.Equal(new Scaled(1.5, 2 - 1e6), Scaled.SumTimes(tiny, tiny, Scaled.Zero, Scaled.Of(2)));
        Assert.Equal(Scaled.Zero, Scaled.SumTimes(Scaled.Of(1), Scaled.Zero, Scaled.Zero, Scaled.Zero));
        Assert.Equal(0.25, Scaled.Of(0.5).ShareOf(Scaled.Sum([Scaled.Of(0.5), Scaled.Of(1.5), Scaled.Zero])));
        Assert.Equal(0, Scaled.Zero.ShareOf(Scaled.Sum([Scaled.Zero])));
        Assert.True(double.IsNaN(Scaled.SumTimes(Scaled.Of(double.NaN), Scaled.Of(1), Scaled.Zero, Scaled.One).Mantissa));
    }

    private static double Ulps(double actual, double expected) => Math.Abs(actual - expected) / (Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected));
}
