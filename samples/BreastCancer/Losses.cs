using System;
using LossGen;

namespace BreastCancer;

/// <summary>The losses that are compared. This is all that is written by hand: go to a method's definition to read what was generated.</summary>
internal static partial class Losses
{
    /// <summary>Binary cross-entropy: every biopsy counts the same.</summary>
    [Loss(Kind.BinaryCrossEntropyWithLogits)]
    public static partial float CrossEntropy(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradLogits);

    /// <summary>The same without its gradient, for validation.</summary>
    [Loss(Kind.BinaryCrossEntropyWithLogits)]
    public static partial float CrossEntropy(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets);

    /// <summary>A malignant biopsy counts <paramref name="posWeight"/> times: what the rarer class needs to weigh as much as the other.</summary>
    [Loss(Kind.BinaryCrossEntropyWithLogits)]
    public static partial float Weighted(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, float posWeight, Span<float> gradLogits);

    /// <summary>The same without its gradient, for validation.</summary>
    [Loss(Kind.BinaryCrossEntropyWithLogits)]
    public static partial float Weighted(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, float posWeight);

    /// <summary>Easy biopsies count less, by the square of how sure the network is of them; α is the share of the benign ones.</summary>
    [Loss(Kind.Focal, Gamma = 2, Alpha = 0.63)]
    public static partial float Focal(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradLogits);

    /// <summary>The same without its gradient, for validation.</summary>
    [Loss(Kind.Focal, Gamma = 2, Alpha = 0.63)]
    public static partial float Focal(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets);
}
