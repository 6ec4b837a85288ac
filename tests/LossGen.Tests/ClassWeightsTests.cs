using System;
using System.Linq;
using Xunit;

namespace LossGen.Tests;

public class ClassWeightsTests
{
    private static readonly int[] _counts = [100, 50, 10];

    [Fact]
    public void Balanced_weights_are_the_default_and_sum_to_the_number_of_examples()
    {
        double[] weights = ClassWeights.FromCounts(_counts);

        Assert.Equal(ClassWeights.FromCounts(_counts, ClassWeighting.Balanced), weights);
        Assert.Equal(160, weights.Zip(_counts, (w, n) => w * n).Sum(), 12);
        Assert.Equal([1, 1], ClassWeights.FromCounts([7, 7]));
    }

    [Theory, InlineData(ClassWeighting.InverseSum, 1.0), InlineData(ClassWeighting.EffectiveNumber, 3.0)]
    public void Weights_sum_to_what_the_scheme_says(ClassWeighting scheme, double sum) =>
        Assert.Equal(sum, ClassWeights.FromCounts(_counts, scheme).Sum(), 12);

    [Fact]
    public void The_rarest_class_has_the_weight_1() => Assert.Equal([0.1, 0.2, 1], ClassWeights.FromCounts(_counts, ClassWeighting.InverseMax));

    [Theory, InlineData(0.5), InlineData(0.9), InlineData(0.999), InlineData(0.999999)]
    public void Effective_numbers_are_geometric_sums(double beta)
    {
        double[] inverse = Array.ConvertAll(_counts, n => 1 / Enumerable.Range(0, n).Sum(k => Math.Pow(beta, k)));

        double[] weights = ClassWeights.FromCounts(_counts, ClassWeighting.EffectiveNumber, beta);

        Assert.All(weights.Zip(inverse), pair => Assert.Equal(3 * pair.Second / inverse.Sum(), pair.First, 12));
    }

    [Fact]
    public void Effective_numbers_go_from_equal_weights_to_inverse_numbers()
    {
        Assert.Equal([1, 1, 1], ClassWeights.FromCounts(_counts, ClassWeighting.EffectiveNumber, 0));
        double[] inverse = ClassWeights.FromCounts(_counts, ClassWeighting.InverseSum);
        Assert.All(
            ClassWeights.FromCounts(_counts, ClassWeighting.EffectiveNumber, 1).Zip(inverse),
            pair => Assert.Equal(3 * pair.Second, pair.First, 12));
        Assert.All(
            ClassWeights.FromCounts(_counts, ClassWeighting.EffectiveNumber, Math.BitDecrement(1)).Zip(inverse),
            pair => Assert.Equal(3 * pair.Second, pair.First, 12));
    }

    [Fact]
    public void Numbers_of_examples_may_be_as_great_as_an_int_can_be()
    {
        double[] weights = ClassWeights.FromCounts([int.MaxValue, int.MaxValue / 2], ClassWeighting.EffectiveNumber, 1);

        Assert.Equal(2.0 / 3, weights[0], 8);
        Assert.Equal(4.0 / 3, weights[1], 8);
        Assert.Equal(1, ClassWeights.FromCounts([int.MaxValue])[0]);
    }

    [Fact]
    public void A_positive_counts_for_as_much_as_the_negatives() => Assert.Equal(2.5, ClassWeights.PosWeight(10, 4));

    [Fact]
    public void What_has_no_weight_is_refused()
    {
        Assert.Throws<ArgumentException>("counts", () => ClassWeights.FromCounts([]));
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>("counts", () => ClassWeights.FromCounts([3, 0]));
        Assert.StartsWith("counts[1] is 0;", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("scheme", () => ClassWeights.FromCounts([3], (ClassWeighting)9));
        Assert.Throws<ArgumentOutOfRangeException>("beta", () => ClassWeights.FromCounts([3], ClassWeighting.EffectiveNumber, 1.5));
        Assert.Throws<ArgumentOutOfRangeException>("beta", () => ClassWeights.FromCounts([3], ClassWeighting.EffectiveNumber, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("positives", () => ClassWeights.PosWeight(3, 0));
        Assert.Throws<ArgumentOutOfRangeException>("negatives", () => ClassWeights.PosWeight(-1, 1));
    }
}
