using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS015Tests
{
    [Fact]
    public Task Negative() => Verify.Members("""
        [Loss(Kind.Focal, {|LOSS015:Gamma = -0.5|})]
        public static partial float F(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets);
        """,
        "Gamma is -0.5: write from 0 to 1000");

    /// <summary>No unsigned label is negative, so that nothing would be ignored.</summary>
    [Fact]
    public Task IgnoredByUnsignedLabels() => Verify.Members("""
        [Loss(Kind.CrossEntropy, {|LOSS015:IgnoreIndex = -100|})]
        public static partial float F(ReadOnlySpan<float> logits, ReadOnlySpan<byte> targets);

        [Loss(Kind.CrossEntropy, IgnoreIndex = 255)]
        public static partial float G(ReadOnlySpan<float> logits, ReadOnlySpan<byte> targets);

        [Loss(Kind.CrossEntropy, IgnoreIndex = -100)]
        public static partial float H(ReadOnlySpan<float> logits, ReadOnlySpan<sbyte> targets);
        """,
        "IgnoreIndex is -100: write at least 0, since 'targets' are of type byte: or declare them as int");

    /// <summary>Powers for which c − 1 is c, and norms beyond any use.</summary>
    [Fact]
    public Task TooLarge() => Verify.Members("""
        [Loss(Kind.Focal, {|LOSS015:Gamma = 1e16|})]
        public static partial float F(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets);

        [Loss(Kind.Tversky, {|LOSS015:Gamma = 1e17|})]
        public static partial float G(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> targets);

        [Loss(Kind.Triplet, Classes = 8, {|LOSS015:Norm = 1001|})]
        public static partial float H(ReadOnlySpan<float> anchor, ReadOnlySpan<float> positive, ReadOnlySpan<float> negative);

        [Loss(Kind.Focal, Gamma = 1000)]
        public static partial float I(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets);
        """,
        "Gamma is 10000000000000000: write from 0 to 1000", "Gamma is 1E+17: write above 0 and at most 1000", "Norm is 1001: write from 1 to 1000");

    [Fact]
    public Task NotANumber() => Verify.Members("""
        [Loss(Kind.Focal, {|LOSS015:Gamma = double.NaN|})]
        public static partial float F(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets);
        """,
        "Gamma is NaN: write from 0 to 1000");

    [Fact]
    public Task Infinite() => Verify.Members("""
        [Loss(Kind.Hinge, {|LOSS015:Margin = double.PositiveInfinity|}, {|LOSS015:Weight = double.NegativeInfinity|})]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task ExcludedBound() => Verify.Members("""
        [Loss(Kind.Huber, {|LOSS015:Delta = 0|})]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "Delta is 0: write a finite number above 0");

    [Fact]
    public Task BetweenBounds() => Verify.Members("""
        [Loss(Kind.Quantile, {|LOSS015:Quantile = 1.5|})]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "Quantile is 1.5: write from 0 to 1");

    [Fact]
    public Task RangeOfTheKind() => Verify.Members("""
        [Loss(Kind.BinaryCrossEntropy, {|LOSS015:Epsilon = 0.6|})]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "Epsilon is 0.6: write from 0 to 0.5");

    [Fact]
    public Task RoundedByFloat() => Verify.Members("""
        [Loss(Kind.Huber, {|LOSS015:Delta = 1e-60|}, {|LOSS015:Weight = 1e60|})]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "Delta is 1E-60, which float rounds to 0: write a finite number above 0",
        "Weight is 1E+60, which float rounds to Infinity: write a finite number");

    [Fact]
    public Task Classes() => Verify.Members("""
        [Loss(Kind.Huber, Reduction = Reduction.BatchMean, {|LOSS015:Classes = 0|})]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "Classes is 0: write a whole number of at least 1");

    [Fact]
    public Task BoundsAreRight() => Verify.Members("""
        [Loss(Kind.Quantile, Quantile = 1)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);

        [Loss(Kind.SmoothL1, Beta = 0)]
        public static partial float G(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);

        [Loss(Kind.Hinge, Margin = -2)]
        public static partial float H(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task DoubleRoundsNothing() => Verify.Members("""
        [Loss(Kind.Huber, Delta = 1e-60, Weight = 1e60)]
        public static partial double F(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets);
        """);

    [Fact]
    public Task Integers() => Verify.Members("""
        [Loss(Kind.Ctc, Classes = 3, {|LOSS015:Blank = -1|})]
        public static partial float F(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, ReadOnlySpan<int> inputLengths, ReadOnlySpan<int> targetLengths);

        [Loss(Kind.Ctc, Classes = 3, {|LOSS015:Blank = 3|})]
        public static partial float G(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, ReadOnlySpan<int> inputLengths, ReadOnlySpan<int> targetLengths);

        [Loss(Kind.CrossEntropy, IgnoreIndex = int.MaxValue)]
        public static partial float H(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);
        """,
        "Blank is -1: write a whole number of at least 0",
        "Blank is 3: write a class: less than 3");

    [Fact]
    public Task Members() => Verify.Members("""
        [Loss(Kind.Jaccard, {|LOSS015:Activation = (Activation)3|})]
        public static partial float F(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets);

        [Loss(Kind.Jaccard, Activation = Activation.Softmax, Classes = 2)]
        public static partial float G(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets);
        """,
        "Activation is 3: write a member of Activation: None, Sigmoid or Softmax");

    [Fact]
    public Task OneOfTwo() => Verify.Members("""
        [Loss(Kind.MultiMargin, {|LOSS015:Norm = 1.5|})]
        public static partial float F(ReadOnlySpan<float> scores, ReadOnlySpan<int> targets);
        """,
        "Norm is 1.5: write 1 or 2");

    [Fact]
    public Task WeightsOfClasses() => Verify.Members("""
        [Loss(Kind.CrossEntropy, {|LOSS015:ClassWeights = new[] { 1, -0.5 }|})]
        public static partial float F(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);

        [Loss(Kind.CrossEntropy, {|LOSS015:ClassWeights = new[] { 1, 1e5 }|})]
        public static partial float G(ReadOnlySpan<Half> logits, ReadOnlySpan<int> targets);

        [Loss(Kind.CrossEntropy, ClassWeights = new[] { 1, 1e5 })]
        public static partial float H(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);

        [Loss(Kind.CrossEntropy, {|LOSS015:ClassWeights = new double[0]|})]
        public static partial float I(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);
        """,
        "ClassWeights is -0.5: write a finite number of at least 0",
        "ClassWeights is 100000: write a finite number of at least 0",
        "ClassWeights is an empty array: write one weight for each class");
}
