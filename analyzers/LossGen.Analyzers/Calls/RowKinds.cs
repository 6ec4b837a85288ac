using System.Collections.Generic;
using LossGen.Generator.Formulas;
using static LossGen.Generator.Formulas.ValueKind;

namespace LossGen.Analyzers.Calls;

/// <summary>What the losses expect that the catalogue has no row for yet.</summary>
internal static class RowKinds
{
    private static readonly LossInput Indices = new("targets", ClassIndices);
    private static readonly LossInput Targets = new("targets", ValueKind.Values);

    public static IReadOnlyDictionary<string, IReadOnlyList<LossInput>> All { get; } = new Dictionary<string, IReadOnlyList<LossInput>>
    {
        ["CrossEntropy"] = [new("logits", Logits), new("targets", Probabilities)],
        ["NegativeLogLikelihood"] = [new("logProbabilities", LogProbabilities), Indices],
        ["CategoricalCrossEntropy"] = [new("probabilities", Probabilities), new("targets", Probabilities)],
        ["SparseCategoricalCrossEntropy"] = [new("probabilities", Probabilities), Indices],
        ["MultiMargin"] = [new("scores", ValueKind.Values), Indices],
        ["CategoricalHinge"] = [new("predictions", ValueKind.Values), Targets],
        ["MultiLabelMargin"] = [new("scores", ValueKind.Values), Indices],
        ["MultiLabelSoftMargin"] = [new("logits", Logits), new("targets", BinaryLabels)],
        ["KLDivergence"] = [new("logProbabilities", LogProbabilities), new("targets", Probabilities)],
        ["JensenShannon"] = [new("first", Probabilities), new("second", Probabilities)],
        ["GaussianKL"] = [new("means", ValueKind.Values), new("logVariances", ValueKind.Values)],
        ["Contrastive"] = [new("first", Embeddings), new("second", Embeddings), new("targets", BinaryLabels)],
        ["Triplet"] = [new("anchor", Embeddings), new("positive", Embeddings), new("negative", Embeddings)],
        ["CosineEmbedding"] = [new("first", Embeddings), new("second", Embeddings), new("targets", SignLabels)],
        ["CosineSimilarity"] = [new("predictions", Embeddings), new("targets", Embeddings)],
        ["InfoNce"] = [new("anchors", Embeddings), new("positives", Embeddings)],
        ["NtXent"] = [new("first", Embeddings), new("second", Embeddings)],
        ["Dice"] = [new("probabilities", Probabilities), new("targets", BinaryLabels)],
        ["Jaccard"] = [new("probabilities", Probabilities), new("targets", BinaryLabels)],
        ["Tversky"] = [new("probabilities", Probabilities), new("targets", BinaryLabels)],
        ["Perceptual"] = [new("features", ValueKind.Values), new("targetFeatures", ValueKind.Values)],
        ["Ctc"] = [new("logits", Logits), Indices],
    };
}
