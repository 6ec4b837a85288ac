using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS006Tests
{
    [Fact]
    public Task Zero() => Verify.Members("""
        [Loss({|LOSS006:(Kind)0|})]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task Default() => Verify.Members("""
        [Loss({|LOSS006:default(Kind)|})]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task Undefined() => Verify.Members("""
        [Loss({|LOSS006:kind: (Kind)999|})]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "999 is no member of Kind: write one of MeanSquaredError, MeanAbsoluteError, Huber, SmoothL1, LogCosh, Quantile, Poisson, Gaussian, BinaryCrossEntropy, BinaryCrossEntropyWithLogits, Hinge, SquaredHinge, HingeEmbedding, SoftMargin, Focal, MarginRanking, CrossEntropy, NegativeLogLikelihood, CategoricalCrossEntropy, SparseCategoricalCrossEntropy, MultiMargin, CategoricalHinge, MultiLabelMargin, MultiLabelSoftMargin, KLDivergence, JensenShannon, GaussianKL, Contrastive, Triplet, CosineEmbedding, CosineSimilarity, InfoNce, NtXent, Dice, Jaccard, Tversky, Perceptual, Ctc, MeanAbsolutePercentageError, MeanSquaredLogarithmicError, Tweedie, Gamma, Wing, Barron, Asymmetric, "
        + "GeneralizedCrossEntropy, Distillation, Ordinal, RankingSoftmax, Sparsemax, AngularMargin, BoxIoU, SupervisedContrastive, Circle");

    [Fact]
    public Task NothingElseIsSaidOfIt() => Verify.Members("""
        [Loss({|LOSS006:(Kind)999|}, Gamma = double.NaN)]
        public static partial string F(int[] numbers);
        """);

    [Fact]
    public Task CastOfADefinedOneIsRight() => Verify.Members("""
        [Loss((Kind)1)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);
}
