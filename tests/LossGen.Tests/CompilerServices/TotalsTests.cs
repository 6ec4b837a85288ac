using System;
using System.Linq;
using LossGen.CompilerServices;
using Xunit;

namespace LossGen.Tests.CompilerServices;

public class TotalsTests
{
    [Theory, MemberData(nameof(ElementLoopTests.Lengths), MemberType = typeof(ElementLoopTests))]
    public void The_sum_has_a_fixed_order(int length)
    {
        float[] values = ElementLoopTests.Values<float>(length, 5);
        double[] sums = new double[16];
        for (int i = 0; i < length; i++) sums[i % 16] += values[i];
        for (int half = 8; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++) sums[i] += sums[i + half];
        }

        Assert.Equal(sums[0], Totals.Sum<float>(values));
        Assert.Equal(sums[0], Totals.Sum<double>(Array.ConvertAll(values, x => (double)x)));
    }

    [Theory, InlineData(15), InlineData(1023), InlineData(1024), InlineData(1040), InlineData(10007)]
    public void Halves_are_summed_as_floats_are(int length)
    {
        Half[] values = Array.ConvertAll(ElementLoopTests.Values<float>(length, 6), x => (Half)x);

        Assert.Equal(Totals.Sum<float>(Array.ConvertAll(values, x => (float)x)), Totals.Sum<Half>(values));
    }

    [Fact]
    public void Halves_are_summed_exactly()
    {
        Half[] values = [.. Enumerable.Range(1, 2001).Select(i => (Half)i)];

        Assert.Equal(2001 * 2002 / 2, Totals.Sum<Half>(values));
    }

    [Fact]
    public void Nothing_sums_to_zero() => Assert.Equal(0, Totals.Sum<float>([]));
}
