using System;
using System.Linq;
using Xunit;

namespace LossGen.Tests;

public class TargetScalerTests
{
    [Fact]
    public void Scaled_targets_have_mean_0_and_population_deviation_1()
    {
        float[] targets = [1, 2, 4, 9];
        TargetScaler scaler = TargetScaler.Fit<float>(targets);
        float[] scaled = new float[4];
        scaler.Transform(targets, scaled);

        Assert.Equal(4, scaler.Mean);
        Assert.Equal(Math.Sqrt((9 + 4 + 0 + 25) / 4.0), scaler.StandardDeviation, 15);
        Assert.Equal(0, scaled.Average(), 1e-6);
        Assert.Equal(1, scaled.Average(x => x * x), 1e-6);
        Assert.Equal(scaled, Array.ConvertAll(targets, scaler.Transform));
    }

    [Fact]
    public void Predictions_turn_back_into_the_unit_of_the_targets()
    {
        double[] targets = [3.5, -1, 12, 1e3];
        TargetScaler scaler = TargetScaler.Fit<double>(targets);
        double[] values = (double[])targets.Clone();
        scaler.Transform(values, values);
        Assert.Equal(12, scaler.Inverse(values[2]), 1e-12);
        scaler.Inverse(values, values);

        Assert.All(values.Zip(targets), pair => Assert.Equal(pair.Second, pair.First, 1e-12));
    }

    [Theory, InlineData(0.1), InlineData(0), InlineData(-1e300)]
    public void Targets_that_are_all_equal_become_0_and_turn_back(double target)
    {
        TargetScaler scaler = TargetScaler.Fit<double>([target, target, target]);

        Assert.Equal(new TargetScaler(target, 0), scaler);
        Assert.Equal(0, scaler.Transform(target));
        Assert.Equal(target, scaler.Inverse(0.0));
    }

    [Fact]
    public void Large_targets_that_differ_little_lose_no_digits() =>
        Assert.Equal(new TargetScaler(1e15 + 1, 1), TargetScaler.Fit<double>([1e15, 1e15 + 2]));

    [Fact]
    public void Halves_are_measured_in_double() => Assert.Equal(new TargetScaler(30000, 30000), TargetScaler.Fit<Half>([(Half)0, (Half)60000]));

    [Fact]
    public void What_has_no_mean_is_refused()
    {
        Assert.Throws<ArgumentException>("targets", () => TargetScaler.Fit<float>([]));
        ArgumentException error = Assert.Throws<ArgumentException>("targets", () => TargetScaler.Fit<float>([1, float.NaN]));
        Assert.StartsWith("targets[1] is NaN;", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("targets", () => TargetScaler.Fit<double>([double.PositiveInfinity]));
        Assert.Throws<ArgumentException>("result", () => new TargetScaler(0, 1).Transform<float>([1, 2], new float[1]));
        Assert.Throws<ArgumentException>("result", () => new TargetScaler(0, 1).Inverse<float>([1], new float[2]));
    }
}
