using System;

namespace LossGen.Benchmarks.Threads;

/// <summary>Losses with and without threads.</summary>
internal static partial class ThreadLosses
{
    [Loss(Kind.MeanSquaredError)]
    public static partial double Squared(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradPredictions);

    [Loss(Kind.MeanSquaredError, Parallel = true)]
    public static partial double SquaredParallel(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradPredictions);

    [Loss(Kind.BinaryCrossEntropyWithLogits)]
    public static partial double Binary(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradLogits);

    [Loss(Kind.BinaryCrossEntropyWithLogits, Parallel = true)]
    public static partial double BinaryParallel(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradLogits);

    [Loss(Kind.Focal, Gamma = 2, Alpha = 0.25)]
    public static partial double Focal(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradLogits);

    [Loss(Kind.Focal, Gamma = 2, Alpha = 0.25, Parallel = true)]
    public static partial double FocalParallel(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradLogits);

    [Loss(Kind.CrossEntropy)]
    public static partial double Entropy(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradLogits);

    [Loss(Kind.CrossEntropy, Parallel = true)]
    public static partial double EntropyParallel(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradLogits);

    [Loss(Kind.CrossEntropy, Classes = 10)]
    public static partial double Entropy10(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradLogits);

    [Loss(Kind.CrossEntropy, Classes = 10, Parallel = true)]
    public static partial double Entropy10Parallel(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradLogits);

    [Loss(Kind.InfoNce, Classes = 128)]
    public static partial double Contrast(ReadOnlySpan<float> anchors, ReadOnlySpan<float> positives, Span<float> gradAnchors);

    [Loss(Kind.InfoNce, Classes = 128, Parallel = true)]
    public static partial double ContrastParallel(ReadOnlySpan<float> anchors, ReadOnlySpan<float> positives, Span<float> gradAnchors);
}
