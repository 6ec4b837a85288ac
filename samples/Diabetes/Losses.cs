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

    /// <summary>Its best constant is what one in twenty is below: the lower end of an interval.</summary>
    [Loss(Kind.Quantile, Quantile = 0.05)]
    public static partial float Low(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradPredictions);

    /// <summary>Its best constant is what one in twenty is above: the upper end.</summary>
    [Loss(Kind.Quantile, Quantile = 0.95)]
    public static partial float High(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradPredictions);
}
