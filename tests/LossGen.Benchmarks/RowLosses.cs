using System;

namespace LossGen.Benchmarks;

/// <summary>What is measured of the losses of rows, as a user would write it.</summary>
internal static partial class RowLosses
{
    [Loss(Kind.CrossEntropy)]
    public static partial double CrossEntropy(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradLogits);

    [Loss(Kind.CrossEntropy, Classes = 10)]
    public static partial double CrossEntropy10(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradLogits);

    [Loss(Kind.CrossEntropy, Classes = 100)]
    public static partial double CrossEntropy100(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradLogits);

    [Loss(Kind.CrossEntropy, Classes = 1000)]
    public static partial double CrossEntropy1000(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradLogits);

    [Loss(Kind.CrossEntropy, Classes = 32000)]
    public static partial double CrossEntropy32000(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradLogits);

    [Loss(Kind.CrossEntropy, Classes = 128256)]
    public static partial double CrossEntropy128256(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradLogits);

    [Loss(Kind.CrossEntropy, Classes = 10)]
    public static partial double CrossEntropy10(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets);

    [Loss(Kind.CrossEntropy, Classes = 100)]
    public static partial double SoftCrossEntropy100(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradLogits);

    [Loss(Kind.KLDivergence, Classes = 256, Reduction = Reduction.BatchMean)]
    public static partial double KLDivergence(ReadOnlySpan<float> logProbabilities, ReadOnlySpan<float> targets, Span<float> gradLogProbabilities);

    [Loss(Kind.CosineSimilarity, Classes = 256)]
    public static partial double CosineSimilarity(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradPredictions);

    [Loss(Kind.Triplet, Classes = 128)]
    public static partial double Triplet(
        ReadOnlySpan<float> anchors, ReadOnlySpan<float> positives, ReadOnlySpan<float> negatives,
        Span<float> gradAnchors, Span<float> gradPositives, Span<float> gradNegatives);

    [Loss(Kind.Dice)]
    public static partial double Dice(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> targets, int samples, Span<float> gradProbabilities);
}
