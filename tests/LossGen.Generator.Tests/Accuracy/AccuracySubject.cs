using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using LossGen.Generator.Tests.Rows;

namespace LossGen.Generator.Tests.Accuracy;

/// <summary>A row of the table: a loss with default options.</summary>
/// <param name="Id">The kind, by <see cref="LossKind.Id"/>.</param>
/// <param name="Columns">How many columns a row has; 1 where there are no rows.</param>
/// <param name="Row">Makes the inputs of a row.</param>
/// <param name="Title">What the page calls it, if not by its kind.</param>
internal sealed record AccuracySubject(string Id, int Columns, Func<Draws, Difficulty, int, double[][]> Row, string? Title = null)
{
    private const int Elements = 4096;

    public static IReadOnlyList<AccuracySubject> All { get; } =
    [
        new("MeanSquaredError", 1, AccuracyInputs.Values),
        new("MeanAbsoluteError", 1, AccuracyInputs.Values),
        new("Huber", 1, AccuracyInputs.Values),
        new("SmoothL1", 1, AccuracyInputs.Values),
        new("LogCosh", 1, AccuracyInputs.Values),
        new("Quantile", 1, AccuracyInputs.Values),
        new("Poisson", 1, AccuracyInputs.Counts),
        new("Gaussian", 1, AccuracyInputs.Spreads),
        new("BinaryCrossEntropy", 1, AccuracyInputs.Probabilities),
        new("BinaryCrossEntropyWithLogits", 1, AccuracyInputs.BinaryLogits),
        new("Hinge", 1, AccuracyInputs.Margins),
        new("SquaredHinge", 1, AccuracyInputs.Margins),
        new("HingeEmbedding", 1, AccuracyInputs.Margins),
        new("SoftMargin", 1, AccuracyInputs.SignLogits),
        new("Focal", 1, AccuracyInputs.BinaryLogits, "Focal, labels"),
        new("FocalOfIndices", 16, ClassInputs.ClassLogits, "Focal, indices"),
        new("MarginRanking", 1, AccuracyInputs.Rankings),
        new("CrossEntropyOfIndices", 16, ClassInputs.ClassLogits, "CrossEntropy, indices"),
        new("CrossEntropy", 16, ClassInputs.SoftLabels, "CrossEntropy, probabilities"),
        new("NegativeLogLikelihood", 16, ClassInputs.LogProbabilities),
        new("CategoricalCrossEntropy", 16, ClassInputs.ClassProbabilities),
        new("SparseCategoricalCrossEntropy", 16, ClassInputs.LabelProbabilities),
        new("MultiMargin", 16, ClassInputs.Scores),
        new("CategoricalHinge", 16, ClassInputs.OneHotScores),
        new("MultiLabelMargin", 16, ClassInputs.ScoresOfLists),
        new("MultiLabelSoftMargin", 16, ClassInputs.ManyBinaryLogits),
        new("KLDivergence", 1, AccuracyInputs.Divergence),
        new("JensenShannon", 16, AccuracyInputs.TwoDistributions),
        new("GaussianKL", 16, EmbeddingInputs.LatentGaussians),
        new("Contrastive", 16, EmbeddingInputs.Couples),
        new("Triplet", 16, EmbeddingInputs.ThreeVectors),
        new("CosineEmbedding", 64, EmbeddingInputs.SignedVectors),
        new("CosineSimilarity", 64, EmbeddingInputs.TwoVectors),
        new("InfoNce", 64, EmbeddingInputs.TwoVectors),
        new("NtXent", 64, EmbeddingInputs.TwoVectors),
        new("Dice", 128, AccuracyInputs.Probabilities),
        new("Jaccard", 128, AccuracyInputs.Probabilities),
        new("Tversky", 128, AccuracyInputs.Probabilities),
        new("Perceptual", 128, AccuracyInputs.Features),
        new("Ctc", SequenceTruth.Frames * SequenceTruth.Classes, ClassInputs.Alignments),
        new("MeanAbsolutePercentageError", 1, AccuracyInputs.Values),
        new("MeanSquaredLogarithmicError", 1, AccuracyInputs.Sizes),
        new("Tweedie", 1, AccuracyInputs.Counts),
        new("Gamma", 1, AccuracyInputs.Counts),
        new("Wing", 1, AccuracyInputs.Values),
        new("Barron", 1, AccuracyInputs.Values),
        new("Asymmetric", 1, AccuracyInputs.BinaryLogits),
        new("ContrastiveOfDistances", 1, AccuracyInputs.Distances, "Contrastive, distances"),
        new("GeneralizedCrossEntropy", 16, ClassInputs.LabelProbabilities),
        new("Distillation", 16, ClassInputs.TwoLogits),
        new("Ordinal", 16, ClassInputs.ClassLogits),
        new("RankingSoftmax", 16, ClassInputs.SoftLabels),
        new("Sparsemax", 16, ClassInputs.ClassLogits),
        new("AngularMargin", 16, ClassInputs.Cosines),
        new("NtXentOfLabels", 64, EmbeddingInputs.Clusters, "NtXent, labels"),
        new("SupervisedContrastive", 64, EmbeddingInputs.Clusters),
        new("Circle", 64, EmbeddingInputs.Clusters),
        new("BoxIoU", 4, EmbeddingInputs.Boxes),
    ];

    public LossKind Kind { get; } = Catalogue.Get(Id);

    public string Name => Title ?? Id;

    public int Rows => Elements / Columns;

    /// <summary>How many ℓ they have.</summary>
    public int Losses => Id == "NtXent" ? 2 * Rows : Rows;

    public RowVariant Variant => new(Kind, [], false);

    /// <summary>The inputs whose gradients are compared: all but targets.</summary>
    public IEnumerable<string> Learnt => Kind.Inputs.Select(i => i.Name).Where(n => n is not ("targets" or "labels"));

    /// <summary>What it is called with: float values, by input.</summary>
    public RowInputs Inputs(Difficulty difficulty)
    {
        Draws draws = new(1 + (int)difficulty);
        double[][][] rows = [.. Enumerable.Range(0, Rows).Select(_ => Row(draws, difficulty, Columns))];
        return new(Variant, Dtype.Single, Rows, Columns, [.. Kind.Inputs.Select((_, i) => rows.SelectMany(r => r[i]).Select(v => Dtype.Single.Round(v)).ToArray())]);
    }
}

/// <summary>What a loss gives.</summary>
/// <param name="Losses">Every ℓ.</param>
/// <param name="Gradients">By input that is no target.</param>
internal sealed record Results<T>(T[] Losses, T[][] Gradients)
{
    /// <summary>Those of one row after the other.</summary>
    public static Results<T> Join(IEnumerable<Results<T>> rows)
    {
        Results<T>[] all = [.. rows];
        return new([.. all.SelectMany(r => r.Losses)], [.. all[0].Gradients.Select((_, g) => all.SelectMany(r => r.Gradients[g]).ToArray())]);
    }
}
