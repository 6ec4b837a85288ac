using System.Collections.Generic;
using System.Linq;

namespace LossGen.Gallery;

/// <summary>Kinds that are documented on one page, and listed together.</summary>
/// <param name="Title">For readers.</param>
/// <param name="Page">The file in <c>docs/kinds</c>, without its extension.</param>
/// <param name="Kinds">Members of <c>LossGen.Kind</c>.</param>
internal sealed record Family(string Title, string Page, IReadOnlyList<string> Kinds)
{
    public static IReadOnlyList<Family> All { get; } =
    [
        new(
            "Regression",
            "regression",
            [
                "MeanSquaredError", "MeanAbsoluteError", "Huber", "SmoothL1",
                "LogCosh", "Quantile", "Poisson", "Gaussian",
            ]),
        new(
            "Binary classification",
            "binary",
            [
                "BinaryCrossEntropy", "BinaryCrossEntropyWithLogits", "Focal", "Hinge",
                "SquaredHinge", "SoftMargin",
            ]),
        new(
            "Classes",
            "classes",
            [
                "CrossEntropy", "NegativeLogLikelihood", "CategoricalCrossEntropy", "SparseCategoricalCrossEntropy",
                "MultiMargin", "CategoricalHinge", "MultiLabelMargin", "MultiLabelSoftMargin",
            ]),
        new(
            "Distributions",
            "distributions",
            [
                "KLDivergence", "JensenShannon", "GaussianKL",
            ]),
        new(
            "Embeddings and ranking",
            "embeddings",
            [
                "Contrastive", "Triplet", "CosineEmbedding", "CosineSimilarity",
                "HingeEmbedding", "MarginRanking", "InfoNce", "NtXent",
            ]),
        new(
            "Segmentation and detection",
            "segmentation",
            [
                "Dice", "Jaccard", "Tversky",
            ]),
        new(
            "Features and sequences",
            "sequences",
            [
                "Perceptual", "Ctc",
            ]),
    ];

    /// <summary>The family of a kind, or null where none has it yet.</summary>
    public static Family? Of(string kind) => All.FirstOrDefault(f => f.Kinds.Contains(kind));
}
