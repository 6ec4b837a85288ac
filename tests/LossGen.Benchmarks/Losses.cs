using System;

namespace LossGen.Benchmarks;

/// <summary>What is measured, as a user would write it.</summary>
internal static partial class Losses
{
    [Loss(Kind.MeanSquaredError)]
    public static partial double MeanSquaredError(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradPredictions);

    [Loss(Kind.Huber)]
    public static partial double Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradPredictions);

    [Loss(Kind.LogCosh)]
    public static partial double LogCosh(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradPredictions);

    [Loss(Kind.BinaryCrossEntropyWithLogits)]
    public static partial double BinaryCrossEntropyWithLogits(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradLogits);

    [Loss(Kind.BinaryCrossEntropyWithLogits)]
    public static partial double BinaryCrossEntropyWithLogits(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets);

    [Loss(Kind.Focal, Gamma = 2, Alpha = 0.25)]
    public static partial double Focal(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradLogits);
}
