using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS041Tests
{
    [Fact]
    public Task OneLossOfAllSamples() => Verify.Members("""
        [Loss(Kind.Dice, PerSample = false)]
        public static partial {|LOSS041:LossSum|} F(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> targets, int samples);
        """,
        "'F' cannot return LossSum: PerSample = false makes one loss of all samples, which parts of a batch do not add up to");

    [Fact]
    public Task MeansOfLayers() => Verify.Members("""
        [Loss(Kind.Perceptual)]
        public static partial {|LOSS041:LossSum|} F(ReadOnlySpan<float> features, ReadOnlySpan<float> targetFeatures, ReadOnlySpan<int> layerSizes);
        """);

    [Fact]
    public Task TwoDivisors() => Verify.Members("""
        [Loss(Kind.CrossEntropy, Classes = 3, ZLoss = 0.1)]
        public static partial {|LOSS041:LossSum|} F(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, ReadOnlySpan<float> classWeights);
        """);

    [Fact]
    public Task NothingToNormalize() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial {|LOSS041:LossSum|} F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, float normalizer);
        """);

    [Fact]
    public Task SumsDivideByNothing() => Verify.Members("""
        [Loss(Kind.Huber, Reduction = Reduction.Sum)]
        public static partial {|LOSS017:LossSum|} F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task NormalizerIsOfSums() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, float {|LOSS011:normalizer|}, Span<float> gradPredictions);
        """);

    [Fact]
    public Task RowsAddUp() => Verify.Members("""
        [Loss(Kind.CrossEntropy, Classes = 3, ZLoss = 0.1)]
        public static partial LossSum F(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, float normalizer, Span<float> gradLogits);

        [Loss(Kind.Dice)]
        public static partial LossSum G(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> targets, int samples);
        """);
}
