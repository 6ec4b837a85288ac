using System;
using System.Linq;
using Xunit;

namespace LossGen.Tests;

public class GradientCheckTests
{
    private static readonly double[] _input = [0.3, -1.2, 2.5, 100];

    [Fact]
    public void A_right_gradient_passes_in_double()
    {
        GradientCheck worst = GradientCheck.Compare(_input, Array.ConvertAll(_input, Math.Cos), x => Sum(x, Math.Sin));

        Assert.True(worst.IsWithin(1e-6), worst.ToString());
        Assert.Equal(4, worst.Count);
    }

    [Fact]
    public void A_right_gradient_passes_in_float()
    {
        float[] input = Array.ConvertAll(_input[..3], x => (float)x);

        GradientCheck worst = GradientCheck.Compare(input, Array.ConvertAll(input, MathF.Exp), x => SumSingle(x, MathF.Exp));

        Assert.True(worst.IsWithin(1e-3), worst.ToString());
    }

    [Fact]
    public void The_worst_element_is_reported()
    {
        double[] gradient = [0.6, -2.4, 5.5, 200.001];

        GradientCheck worst = GradientCheck.Compare(_input, gradient, x => Sum(x, v => v * v));

        Assert.Equal(2, worst.Index);
        Assert.Equal(5.5, worst.Analytic);
        Assert.Equal(5, worst.Numeric, 1e-6);
        Assert.Equal(0.5 / 5.5, worst.Error, 1e-6);
        Assert.False(worst.IsWithin(0.01));
        Assert.True(worst.IsWithin(0.1));
        Assert.Matches(@"^Worst of 4: gradient\[2\] is 5\.5, finite differences give (5|5\.0000\d*|4\.9999\d*) \(relative error 0\.0909\)\.$", worst.ToString());
    }

    [Fact]
    public void Rounding_of_a_large_loss_is_no_error()
    {
        // Each element moves the sum by what float can hardly tell.
        float[] input = [.. Enumerable.Range(1, 1000).Select(i => i / 1000f)];
        float[] gradient = Array.ConvertAll(input, x => 2 * x);

        GradientCheck worst = GradientCheck.Compare(input, gradient, x => SumSingle(x, v => v * v));
        Assert.True(worst.IsWithin(0.05), worst.ToString());

        gradient[700] = -gradient[700];
        worst = GradientCheck.Compare(input, gradient, x => SumSingle(x, v => v * v));
        Assert.Equal(700, worst.Index);
        Assert.False(worst.IsWithin(0.5));
    }

    [Theory, InlineData(double.NaN), InlineData(double.PositiveInfinity)]
    public void A_gradient_that_is_no_number_is_as_wrong_as_can_be(double bad)
    {
        GradientCheck worst = GradientCheck.Compare(_input, [0.6, bad, 0, 0], x => Sum(x, v => v * v));

        Assert.Equal(1, worst.Index);
        Assert.Equal(double.PositiveInfinity, worst.Error);
        Assert.False(worst.IsWithin(double.MaxValue));
    }

    [Fact]
    public void Zero_where_the_loss_is_flat_is_right() =>
        Assert.Equal(0, GradientCheck.Compare<double>([1, 2], [0, 0], _ => 3).Error);

    [Fact]
    public void The_input_stays_as_it_is_and_the_step_is_as_given()
    {
        double[] input = [1, 10];
        double least = double.MaxValue;
        GradientCheck.Compare(input, [1, 1], x =>
        {
            least = Math.Min(least, x[1]);
            return x[0] + x[1];
        }, step: 0.25);

        Assert.Equal(7.5, least);
        Assert.Equal([1, 10], input);
    }

    [Fact]
    public void Bad_arguments_are_refused()
    {
        Assert.Throws<ArgumentException>("gradient", () => GradientCheck.Compare(_input, new double[3], x => x[0]));
        Assert.Throws<ArgumentException>("input", () => GradientCheck.Compare<double>([], [], _ => 0));
        ArgumentException error = Assert.Throws<ArgumentException>("input", () => GradientCheck.Compare([1.0, double.NaN], new double[2], x => x[0]));
        Assert.StartsWith("input[1] is NaN;", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("loss", () => GradientCheck.Compare(_input, _input, null!));
        Assert.Throws<ArgumentOutOfRangeException>("step", () => GradientCheck.Compare(_input, _input, x => x[0], step: 0));
    }

    private static double Sum(ReadOnlySpan<double> values, Func<double, double> function)
    {
        double sum = 0;
        foreach (double value in values) sum += function(value);
        return sum;
    }

    private static float SumSingle(ReadOnlySpan<float> values, Func<float, float> function)
    {
        float sum = 0;
        foreach (float value in values) sum += function(value);
        return sum;
    }
}
