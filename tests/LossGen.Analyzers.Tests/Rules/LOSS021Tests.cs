using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Xunit;

namespace LossGen.Analyzers.Tests.Rules;

public class LOSS021Tests
{
    [Fact]
    public Task NumberOfInputs() => Verify.Members("""
        [Loss(Kind.MeanSquaredError)]
        [Loss({|LOSS021:Kind.Gaussian|})]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "The terms of a sum share their inputs: Gaussian has predictions, targets, variances where MeanSquaredError has predictions, targets");

    [Fact]
    public Task MeaningOfInputs() => Verify.Members("""
        [Loss(Kind.BinaryCrossEntropy)]
        [Loss({|LOSS021:Kind.Focal|})]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "The terms of a sum share their inputs: Focal has logits (Logits), targets (BinaryLabels) where BinaryCrossEntropy has probabilities (SigmoidProbabilities), targets (BinaryLabels)");

    [Fact]
    public Task EveryPairOfTerms() => Verify.Members("""
        [Loss(Kind.MeanSquaredError)]
        [Loss(Kind.Hinge)]
        [Loss({|LOSS021:Kind.BinaryCrossEntropy|})]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task Reductions() => Verify.Members("""
        [Loss(Kind.MeanSquaredError, Reduction = Reduction.Sum)]
        [Loss(Kind.Huber, {|LOSS021:Reduction = Reduction.Mean|})]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "The terms of a sum share their reduction: Huber has Reduction.Mean where MeanSquaredError has Reduction.Sum");

    [Fact]
    public Task ReductionLeftOut() => Verify.Members("""
        [Loss(Kind.MeanSquaredError, Reduction = Reduction.Sum)]
        [Loss({|LOSS021:Kind.Huber|})]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task Columns() => Verify.Members("""
        [Loss(Kind.MeanSquaredError, Classes = 2)]
        [Loss(Kind.Huber, {|LOSS021:Classes = 3|})]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "The terms of a sum share their columns: Huber has 3 where MeanSquaredError has 2");

    [Fact]
    public Task PlainValuesGoWithAll() => Verify.Members("""
        [Loss(Kind.BinaryCrossEntropy, Weight = 0.5)]
        [Loss(Kind.MeanSquaredError, Weight = 0.5)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);
}
