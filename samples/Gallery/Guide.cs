using System.Collections.Generic;

namespace LossGen.Gallery;

/// <summary>A short answer to "which loss?": a task, and what to begin with.</summary>
/// <param name="Task">What somebody has at hand.</param>
/// <param name="Kind">The kind to begin with.</param>
/// <param name="Query">Options, as links write them.</param>
internal sealed record Guide(string Task, string Kind, string Query = "")
{
    public static IReadOnlyList<Guide> All { get; } =
    [
        new("Numbers", "MeanSquaredError"),
        new("Numbers with outliers", "Huber", "&Delta=1"),
        new("Intervals of numbers", "Quantile", "&Quantile=0.9"),
        new("Counts", "Poisson"),
        new("Numbers and their spread", "Gaussian"),
        new("Yes or no", "BinaryCrossEntropyWithLogits"),
        new("Yes or no, few of them yes", "Focal", "&Gamma=2&Alpha=0.25"),
        new("One of several classes", "CrossEntropyOfIndices"),
        new("… too sure of itself", "CrossEntropyOfIndices", "&LabelSmoothing=0.1"),
        new("Several labels at once", "BinaryCrossEntropyWithLogits"),
        new("Regions of images", "Dice"),
        new("… small ones that must not be missed", "Tversky", "&Alpha=0.3&Beta=0.7"),
        new("Pairs that are alike", "InfoNce"),
        new("Anchor, positive, negative", "Triplet"),
        new("Which of two ranks higher", "MarginRanking"),
        new("Sequences without alignment", "Ctc"),
        new("A teacher's distribution", "KLDivergence"),
    ];
}
