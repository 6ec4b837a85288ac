using System;
using System.Linq;
using Xunit;

namespace LossGen.Generator.Tests.Snapshots;

/// <summary>The bodies of methods of every layout, without their kernels.</summary>
public sealed class BodySnapshots
{
    [Fact]
    public void Rows() => Verify("""
        [Loss(Kind.CrossEntropy, Classes = 3, ClassWeights = new double[] { 1, 2, 0.5 }, IgnoreIndex = -100, ZLoss = 1e-4)]
        public static partial float Entropy(ReadOnlySpan<float> logits, ReadOnlySpan<long> targets, Span<float> gradLogits);
        """);

    [Fact]
    public void RowsAtRunTime() => Verify("""
        [Loss(Kind.CrossEntropy, Reduction = Reduction.WeightedMean)]
        public static partial Half Entropy(ReadOnlySpan<Half> logits, ReadOnlySpan<byte> targets, Span<Half> gradLogits, ReadOnlySpan<Half> sampleWeights,
            ReadOnlySpan<Half> classWeights, int ignoreIndex, float zLoss, float upstream);
        """);

    [Fact]
    public void RowsUnreduced() => Verify("""
        [Loss(Kind.Triplet, Swap = true, Reduction = Reduction.None)]
        public static partial void Triplet(ReadOnlySpan<double> anchor, ReadOnlySpan<double> positive, ReadOnlySpan<double> negative, Span<double> losses,
            ReadOnlySpan<double> upstream, Span<double> gradAnchor, Span<double> gradNegative, int dimensions);
        """);

    [Fact]
    public void Threads() => Verify("""
        [Loss(Kind.MeanSquaredError, Weight = 0.7)]
        [Loss(Kind.MeanAbsoluteError, Weight = 0.3, Parallel = true)]
        public static partial double Blend(ReadOnlySpan<Half> predictions, ReadOnlySpan<Half> targets, Span<Half> gradPredictions);
        """);

    [Fact]
    public void Lists() => Verify("""
        [Loss(Kind.MultiLabelMargin)]
        public static partial float Margin(ReadOnlySpan<float> scores, ReadOnlySpan<int> targets, Span<float> gradScores, int classes);
        """);

    [Fact]
    public void Pairs() => Verify("""
        [Loss(Kind.InfoNce, Symmetric = true, Classes = 64)]
        public static partial float Contrast(ReadOnlySpan<float> images, ReadOnlySpan<float> texts, Span<float> gradImages, Span<float> gradTexts, float temperature);
        """);

    [Fact]
    public void Groups() => Verify("""
        [Loss(Kind.Dice, Activation = Activation.Softmax)]
        public static partial float Dice(ReadOnlySpan<float> logits, ReadOnlySpan<float> masks, Span<float> gradLogits, ReadOnlySpan<float> classWeights, int samples, int classes);
        """);

    [Fact]
    public void Layers() => Verify("""
        [Loss(Kind.Perceptual)]
        public static partial float Features(ReadOnlySpan<float> features, ReadOnlySpan<float> targetFeatures, ReadOnlySpan<int> layerSizes, ReadOnlySpan<float> layerWeights, Span<float> gradFeatures);
        """);

    [Fact]
    public void Sequences() => Verify("""
        [Loss(Kind.Ctc, Classes = 28, ZeroInfinity = true)]
        public static partial float Speech(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, ReadOnlySpan<int> inputLengths, ReadOnlySpan<int> targetLengths, Span<float> gradLogits);
        """);

    private static void Verify(string method, [System.Runtime.CompilerServices.CallerMemberName] string name = "")
    {
        LossCompilation compilation = LossCompilation.Of($$"""
            using System;
            using LossGen;

            namespace Demo;

            internal static partial class Losses
            {
            {{method}}
            }
            """);
        compilation.ToImage();
        Snapshot.Verify(compilation.Generated.Where(g => g.HintName.StartsWith("Losses.", StringComparison.Ordinal)), method: name);
    }
}
