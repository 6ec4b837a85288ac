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
    public Task Threads() => Verify.Members("""
        [Loss(Kind.MeanSquaredError, Parallel = false)]
        [Loss(Kind.Huber, {|LOSS021:Parallel = true|})]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """,
        "The terms of a sum share their threads: Huber has Parallel = true where MeanSquaredError has Parallel = false");

    [Fact]
    public Task OneAsksForThreads() => Verify.Members("""
        [Loss(Kind.MeanSquaredError)]
        [Loss(Kind.Huber, Parallel = true)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task PlainValuesGoWithAll() => Verify.Members("""
        [Loss(Kind.BinaryCrossEntropy, Weight = 0.5)]
        [Loss(Kind.MeanSquaredError, Weight = 0.5)]
        public static partial float F(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public Task IndicesAndProbabilities() => Verify.Members("""
        [Loss(Kind.CategoricalCrossEntropy, Classes = 3)]
        [Loss({|LOSS021:Kind.SparseCategoricalCrossEntropy|})]
        public static partial float F(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> targets);

        [Loss(Kind.CrossEntropy)]
        [Loss({|LOSS021:Kind.SparseCategoricalCrossEntropy|})]
        public static partial float G(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);
        """,
        "The terms of a sum share their inputs: SparseCategoricalCrossEntropy has probabilities (Probabilities), targets (ClassIndices) where CategoricalCrossEntropy has probabilities (Probabilities), targets (Probabilities)",
        "The terms of a sum share their inputs: SparseCategoricalCrossEntropy has probabilities (Probabilities), targets (ClassIndices) where CrossEntropy has logits (Logits), targets (ClassIndices)");

    [Fact]
    public Task LossesOfElementsAndRows() => Verify.Members("""
        [Loss(Kind.CrossEntropy, Classes = 3)]
        [Loss({|LOSS021:Kind.MeanSquaredError|})]
        public static partial float F(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets);
        """,
        "The terms of a sum share their losses: MeanSquaredError has one for each element where CrossEntropy has one for each row");

    [Fact]
    public Task WhatConcernsAllLosses() => Verify.Members("""
        [Loss(Kind.CrossEntropy, IgnoreIndex = 0)]
        [Loss(Kind.Focal, {|LOSS021:IgnoreIndex = 1|})]
        public static partial float F(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);

        [Loss(Kind.Dice)]
        [Loss(Kind.Jaccard, {|LOSS021:PerClass = false|})]
        public static partial float G(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> targets);

        [Loss(Kind.CrossEntropy, ClassWeights = new double[] { 1, 2 })]
        [Loss({|LOSS021:Kind.CrossEntropy|})]
        public static partial float H(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);
        """);

    [Fact]
    public Task OneMeanHasOneDivisor() => Verify.Members("""
        [Loss(Kind.CrossEntropy)]
        [Loss({|LOSS021:Kind.Focal|})]
        public static partial float F(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, ReadOnlySpan<float> classWeights);

        [Loss(Kind.CrossEntropy, Reduction = Reduction.Sum)]
        [Loss(Kind.Focal, Reduction = Reduction.Sum)]
        public static partial float G(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, ReadOnlySpan<float> classWeights);

        [Loss(Kind.CrossEntropy)]
        [Loss(Kind.Focal)]
        public static partial float H(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);
        """,
        "The terms of a sum share their divisor of the mean: Focal has the number of rows where CrossEntropy has the weights of the rows that are not ignored");
}
