using System;
using LossGen;

namespace Diabetes;

/// <summary>The losses that are compared. This is all that is written by hand: go to a method's definition to read what was generated.</summary>
internal static partial class Losses
{
    /// <summary>Its best constant is the mean: outliers pull as far as they lie.</summary>
    [Loss(Kind.MeanSquaredError)]
    public static partial float Squared(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradPredictions);

    /// <summary>Its best constant is the median: outliers pull no harder than anything else.</summary>
    [Loss(Kind.MeanAbsoluteError)]
    public static partial float Absolute(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradPredictions);

    /// <summary>Squared up to an ordinary error, and straight beyond.</summary>
    [Loss(Kind.Huber, Delta = 0.5)]
    public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradPredictions);

    /// <summary>Its best constant is the quantile: two of them are an interval.</summary>
    [Loss(Kind.Quantile)]
    public static partial float Quantile(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, float quantile, Span<float> gradPredictions);
}
