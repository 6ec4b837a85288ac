using System;
using System.Collections.Generic;

namespace BreastCancer;

/// <summary>A loss that also writes its gradient: what a training step calls.</summary>
internal delegate float LossWithGradient(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradLogits);

/// <summary>A loss alone: what validation calls.</summary>
internal delegate float LossValue(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets);

/// <summary>A loss to train with, as one row of the comparison.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Train">Called on every batch.</param>
/// <param name="Evaluate">Called once an epoch.</param>
internal sealed record Objective(string Name, LossWithGradient Train, LossValue Evaluate)
{
    /// <summary>The three that are compared, weighted for the class balance of what is trained on.</summary>
    public static IReadOnlyList<Objective> For(Dataset training)
    {
        float posWeight = (float)training.Benign / training.Malignant;
        return
        [
            new("BCE", Losses.CrossEntropy, Losses.CrossEntropy),
            new(
                FormattableString.Invariant($"BCE, PosWeight {posWeight:0.00}"),
                (logits, targets, gradLogits) => Losses.Weighted(logits, targets, posWeight, gradLogits),
                (logits, targets) => Losses.Weighted(logits, targets, posWeight)),
            new("Focal γ 2, α 0.63", Losses.Focal, Losses.Focal),
        ];
    }
}
