using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using LossGen.CodeFixes;
using Xunit;

namespace LossGen.Analyzers.Tests.Fixes;

public class AddParameterFixTests
{
    [Fact]
    public Task Gradient() => VerifyFix<AddParameterFix>.Members(
        """
        [Loss(Kind.Huber)]
        public static partial void Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "Add the parameter 'Span<float> gradPredictions'",
        """
        [Loss(Kind.Huber)]
        public static partial void Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradPredictions);
        """);

    [Fact]
    public Task Losses() => VerifyFix<AddParameterFix>.Members(
        """
        [Loss(Kind.Huber)]
        public static partial void Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "Add the parameter 'Span<float> losses'",
        """
        [Loss(Kind.Huber)]
        public static partial void Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> losses);
        """);

    [Fact]
    public Task ClassesBeforeOptionalParameters() => VerifyFix<AddParameterFix>.Members(
        """
        [Loss(Kind.Huber, Reduction = Reduction.BatchMean)]
        public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, float delta = 1);
        """,
        "Add the parameter 'int classes'",
        """
        [Loss(Kind.Huber, Reduction = Reduction.BatchMean)]
        public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, int classes, float delta = 1);
        """);

    [Fact]
    public Task Weights() => VerifyFix<AddParameterFix>.Members(
        """
        [Loss(Kind.Huber, Reduction = Reduction.WeightedMean)]
        public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "Add the parameter 'ReadOnlySpan<float> sampleWeights'",
        """
        [Loss(Kind.Huber, Reduction = Reduction.WeightedMean)]
        public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights);
        """);

    [Fact]
    public Task All() => VerifyFix<AddParameterFix>.All(
        """
        [Loss(Kind.Huber)]
        public static partial void F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);

        [Loss(Kind.Huber)]
        public static partial void G(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "Add the parameter 'Span<float> losses'",
        """
        [Loss(Kind.Huber)]
        public static partial void F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> losses);

        [Loss(Kind.Huber)]
        public static partial void G(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> losses);
        """);

    [Fact]
    public Task Dimensions() => VerifyFix<AddParameterFix>.Members(
        """
        [Loss(Kind.Triplet)]
        public static partial float Triplet(ReadOnlySpan<float> anchor, ReadOnlySpan<float> positive, ReadOnlySpan<float> negative);
        """,
        "Add the parameter 'int dimensions'",
        """
        [Loss(Kind.Triplet)]
        public static partial float Triplet(ReadOnlySpan<float> anchor, ReadOnlySpan<float> positive, ReadOnlySpan<float> negative, int dimensions);
        """);

    [Fact]
    public Task LayerSizes() => VerifyFix<AddParameterFix>.Members(
        """
        [Loss(Kind.Perceptual)]
        public static partial float Features(ReadOnlySpan<float> features, ReadOnlySpan<float> targetFeatures);
        """,
        "Add the parameter 'ReadOnlySpan<int> layerSizes'",
        """
        [Loss(Kind.Perceptual)]
        public static partial float Features(ReadOnlySpan<float> features, ReadOnlySpan<float> targetFeatures, ReadOnlySpan<int> layerSizes);
        """);
}
