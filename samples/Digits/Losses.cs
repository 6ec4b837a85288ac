using System;
using LossGen;

namespace Digits;

/// <summary>The losses of this sample. This is all that is written by hand: go to a method's definition to read what was generated.</summary>
internal static partial class Losses
{
    /// <summary>How many digits there are.</summary>
    public const int Classes = 10;

    /// <summary>How many numbers an embedding has.</summary>
    public const int Dimensions = 4;

    /// <summary>Cross-entropy: targets are the digits themselves.</summary>
    [Loss(Kind.CrossEntropy, Classes = Classes)]
    public static partial float CrossEntropy(ReadOnlySpan<float> logits, ReadOnlySpan<byte> targets, Span<float> gradLogits);

    /// <summary>The same without its gradient, for validation.</summary>
    [Loss(Kind.CrossEntropy, Classes = Classes)]
    public static partial float CrossEntropy(ReadOnlySpan<float> logits, ReadOnlySpan<byte> targets);

    /// <summary>Cross-entropy against targets that leave a tenth of the certainty to all digits alike: the network is not rewarded for being surer than that.</summary>
    [Loss(Kind.CrossEntropy, Classes = Classes, LabelSmoothing = 0.1)]
    public static partial float Smoothed(ReadOnlySpan<float> logits, ReadOnlySpan<byte> targets, Span<float> gradLogits);

    /// <summary>The same without its gradient, for validation.</summary>
    [Loss(Kind.CrossEntropy, Classes = Classes, LabelSmoothing = 0.1)]
    public static partial float Smoothed(ReadOnlySpan<float> logits, ReadOnlySpan<byte> targets);

    /// <summary>The embedding of a digit is to be nearer to one of the same digit than to one of another, by the margin.</summary>
    [Loss(Kind.Triplet, Classes = Dimensions, Margin = 1)]
    public static partial float Triplet(
        ReadOnlySpan<float> anchor,
        ReadOnlySpan<float> positive,
        ReadOnlySpan<float> negative,
        Span<float> gradAnchor,
        Span<float> gradPositive,
        Span<float> gradNegative);

    /// <summary>The same without its gradients, for validation.</summary>
    [Loss(Kind.Triplet, Classes = Dimensions, Margin = 1)]
    public static partial float Triplet(ReadOnlySpan<float> anchor, ReadOnlySpan<float> positive, ReadOnlySpan<float> negative);

    /// <summary>Among the positives of all rows, an anchor is to recognise its own by the angle between embeddings, and a positive its anchor.</summary>
    [Loss(Kind.InfoNce, Classes = Dimensions, Temperature = 0.1, Symmetric = true)]
    public static partial float InfoNce(ReadOnlySpan<float> anchors, ReadOnlySpan<float> positives, Span<float> gradAnchors, Span<float> gradPositives);

    /// <summary>The same without its gradients, for validation.</summary>
    [Loss(Kind.InfoNce, Classes = Dimensions, Temperature = 0.1, Symmetric = true)]
    public static partial float InfoNce(ReadOnlySpan<float> anchors, ReadOnlySpan<float> positives);
}
