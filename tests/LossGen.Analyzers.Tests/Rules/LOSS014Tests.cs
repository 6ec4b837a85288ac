using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS014Tests
{
    [Fact]
    public Task Argument() => Verify.Members("""
        [Loss(Kind.Huber, {|LOSS014:Gamma = 2|}, Delta = 3)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "Gamma does not apply to Huber: its options are Delta");

    [Fact]
    public Task Flag() => Verify.Members("""
        [Loss(Kind.LogCosh, {|LOSS014:Full = true|})]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "Full does not apply to LogCosh: it has no options");

    [Fact]
    public Task Parameter() => Verify.Members("""
        [Loss(Kind.Huber)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, float {|LOSS014:gamma|});
        """,
        "gamma does not apply to Huber: its options are Delta");

    [Fact]
    public Task OfAnotherTerm() => Verify.Members("""
        [Loss(Kind.Huber)]
        [Loss(Kind.SmoothL1, {|LOSS014:Delta = 1|})]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task OwnOptionsAreRight() => Verify.Members("""
        [Loss(Kind.Focal, Gamma = 2, Alpha = 0.25, Weight = -1)]
        public static partial float F(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task ClassWeightsOfAKindWithout() => Verify.Members("""
        [Loss(Kind.SparseCategoricalCrossEntropy, {|LOSS014:ClassWeights = new double[] { 1, 2 }|})]
        public static partial float F(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> targets);
        """,
        "ClassWeights does not apply to SparseCategoricalCrossEntropy: its options are Epsilon, IgnoreIndex, Normalize");

    [Fact]
    public Task FormsOfAKind() => Verify.Members("""
        [Loss(Kind.CrossEntropy, Classes = 3, {|LOSS014:IgnoreIndex = 1|})]
        public static partial float F(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets);

        [Loss(Kind.Focal, {|LOSS014:ClassWeights = new double[] { 1, 2 }|})]
        public static partial float G(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets);

        [Loss(Kind.Focal, Classes = 2, IgnoreIndex = 1, ClassWeights = new double[] { 1, 2 }, Gamma = 3)]
        public static partial float H(ReadOnlySpan<float> logits, ReadOnlySpan<sbyte> targets);
        """);

    [Fact]
    public Task ClassesOfGroupsThatHaveNone() => Verify.Members("""
        [Loss(Kind.Dice, PerClass = false, {|LOSS014:ClassWeights = new double[] { 1, 2 }|}, Classes = 2)]
        public static partial float F(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> targets);

        [Loss(Kind.Dice, PerClass = false, Classes = 2)]
        public static partial float G(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> targets, ReadOnlySpan<float> {|LOSS014:classWeights|});
        """);

    [Fact]
    public Task OneLossHasNoRows() => Verify.Members("""
        [Loss(Kind.Perceptual, {|LOSS014:Reduction = Reduction.BatchMean|}, {|LOSS014:Classes = 2|})]
        public static partial float F(ReadOnlySpan<float> features, ReadOnlySpan<float> targetFeatures, ReadOnlySpan<int> layerSizes);
        """);

    [Fact]
    public Task IntegersConcernAllTerms() => Verify.Members("""
        [Loss(Kind.CrossEntropy)]
        [Loss(Kind.MultiMargin)]
        public static partial float F(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, int {|LOSS014:ignoreIndex|});
        """);
}
