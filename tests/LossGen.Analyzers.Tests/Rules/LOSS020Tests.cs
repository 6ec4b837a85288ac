using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS020Tests
{
    [Fact]
    public Task NoWeights() => Verify.Members("""
        [Loss(Kind.Huber, {|LOSS020:Reduction = Reduction.WeightedMean|})]
        public static partial double F(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets);
        """,
        "Reduction.WeightedMean divides by the sum of the weights, and there are none: add 'ReadOnlySpan<double> sampleWeights' or write Reduction.Mean");

    [Fact]
    public Task WrongTypeIsSaidOnce() => Verify.Members("""
        [Loss(Kind.Huber, Reduction = Reduction.WeightedMean)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, {|LOSS009:float[]|} sampleWeights);
        """);

    [Fact]
    public Task WeightsAreRight() => Verify.Members("""
        [Loss(Kind.Huber, Reduction = Reduction.WeightedMean)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights);
        """);

    [Fact]
    public Task WeightsOfGroupsAreThoseOfClasses() => Verify.Members("""
        [Loss(Kind.Dice, Reduction = Reduction.WeightedMean)]
        public static partial float F(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> targets, int classes, ReadOnlySpan<float> classWeights);

        [Loss(Kind.CrossEntropy, {|LOSS020:Reduction = Reduction.WeightedMean|})]
        public static partial float G(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, ReadOnlySpan<float> classWeights);
        """);
}
