using System;
using System.Collections.Generic;
using System.Linq;
using static LossGen.Generator.Formulas.ValueKind;

namespace LossGen.Generator.Formulas;

/// <summary>Every loss that is known by name. Adding one is a row here, a formula beside the others and a member of <c>LossGen.Kind</c>.</summary>
internal static class Catalogue
{
    private static readonly LossInput Predictions = new("predictions", Values);
    private static readonly LossInput Targets = new("targets", Values);
    private static readonly LossInput Logits = new("logits", ValueKind.Logits);
    private static readonly LossInput BinaryTargets = new("targets", BinaryLabels);
    private static readonly LossInput SignTargets = new("targets", SignLabels);
    private static readonly LossInput Labels = new("targets", ClassIndices, InputShape.Rows, IsInteger: true);
    private static readonly LossInput Distribution = new("targets", ValueKind.Probabilities);
    private static readonly LossInput Vectors = new("embeddings", Embeddings);
    private static readonly LossInput Clusters = new("labels", ClassIndices, InputShape.Rows, IsInteger: true);
    private static readonly LossInput First = new("first", Embeddings);
    private static readonly LossInput Second = new("second", Embeddings);

    private static readonly IReadOnlyList<OptionDefault> FocalOptions =
        [new(LossOptions.Gamma, 2), new(LossOptions.Alpha, null), new(LossOptions.Probabilities, 0), new(LossOptions.Epsilon, 1e-7, new(0, 0.5))];

    private static readonly OptionDefault SignsOfBits = new(LossOptions.ZeroOneLabels, 0);

    private static readonly IReadOnlyList<OptionDefault> GroupOptions =
    [
        new(LossOptions.Activation, 0), new(LossOptions.PerSample, 1), new(LossOptions.PerClass, 1), new(LossOptions.Smooth, 1), new(LossOptions.SmoothDenominator, null),
    ];

    public static IReadOnlyList<LossKind> All { get; } =
    [
        new("MeanSquaredError", 1, [Predictions, Targets], [], RegressionFormulas.SquaredError),
        new("MeanAbsoluteError", 2, [Predictions, Targets], [], RegressionFormulas.AbsoluteError),
        new("Huber", 3, [Predictions, Targets], [new(LossOptions.Delta, 1)], RegressionFormulas.Huber),
        new("SmoothL1", 4, [Predictions, Targets], [new(LossOptions.Beta, 1)], RegressionFormulas.SmoothL1),
        new("LogCosh", 5, [Predictions, Targets], [], RegressionFormulas.LogCosh),
        new("Quantile", 6, [Predictions, Targets], [new(LossOptions.Quantile, 0.5)], RegressionFormulas.Quantile),
        new("Poisson", 7, [Predictions, Targets], [new(LossOptions.LogInput, 1), new(LossOptions.Full, 0), new(LossOptions.Epsilon, 1e-8)], RegressionFormulas.Poisson),
        new("Gaussian", 8, [Predictions, Targets, new("variances", Values)], [new(LossOptions.Full, 0), new(LossOptions.Epsilon, 1e-6)], RegressionFormulas.Gaussian),
        new("BinaryCrossEntropy", 9, [new("probabilities", SigmoidProbabilities), BinaryTargets], [new(LossOptions.Epsilon, null, new(0, 0.5)), new(LossOptions.LabelSmoothing, 0)], ClassificationFormulas.BinaryCrossEntropy),
        new("BinaryCrossEntropyWithLogits", 10, [Logits, BinaryTargets], [new(LossOptions.PosWeight, 1), new(LossOptions.LabelSmoothing, 0)], ClassificationFormulas.BinaryCrossEntropyWithLogits, HasPosWeights: true),
        new("Hinge", 11, [Predictions, SignTargets], [new(LossOptions.Margin, 1), SignsOfBits], ClassificationFormulas.Hinge),
        new("SquaredHinge", 12, [Predictions, SignTargets], [new(LossOptions.Margin, 1), SignsOfBits], ClassificationFormulas.SquaredHinge),
        new("HingeEmbedding", 13, [Predictions, SignTargets], [new(LossOptions.Margin, 1), SignsOfBits], ClassificationFormulas.HingeEmbedding),
        new("SoftMargin", 14, [Predictions, SignTargets], [SignsOfBits], ClassificationFormulas.SoftMargin),
        new("Focal", 15, [Logits, BinaryTargets], [.. FocalOptions], ClassificationFormulas.Focal),
        new("Focal", 15, [Logits, Labels], [.. FocalOptions, new(LossOptions.IgnoreIndex, null)], ClassFormulas.Focal, HasClassWeights: true, Layout: LossLayout.Rows, Form: "OfIndices"),
        new("MarginRanking", 16, [new("first", Values), new("second", Values), SignTargets], [new(LossOptions.Margin, 0), SignsOfBits], ClassificationFormulas.MarginRanking),
        new("CrossEntropy", 17, [Logits, Labels], [new(LossOptions.IgnoreIndex, null), new(LossOptions.LabelSmoothing, 0), new(LossOptions.ZLoss, 0), new(LossOptions.Poly, 0)], ClassFormulas.CrossEntropy, HasClassWeights: true, Layout: LossLayout.Rows, Form: "OfIndices", DividesByWeights: true),
        new("CrossEntropy", 17, [Logits, Distribution], [new(LossOptions.LabelSmoothing, 0), new(LossOptions.ZLoss, 0), new(LossOptions.Poly, 0)], ClassFormulas.CrossEntropyOfDistributions, HasClassWeights: true, Layout: LossLayout.Rows),
        new("NegativeLogLikelihood", 18, [new("logProbabilities", LogProbabilities), Labels], [new(LossOptions.IgnoreIndex, null)], ClassFormulas.NegativeLogLikelihood, HasClassWeights: true, Layout: LossLayout.Rows, DividesByWeights: true),
        new("CategoricalCrossEntropy", 19, [new("probabilities", ValueKind.Probabilities), Distribution], [new(LossOptions.Epsilon, 1e-7, OptionRange.Unit), new(LossOptions.LabelSmoothing, 0), new(LossOptions.Normalize, 0)], ClassFormulas.CategoricalCrossEntropy, Layout: LossLayout.Rows),
        new("SparseCategoricalCrossEntropy", 20, [new("probabilities", ValueKind.Probabilities), Labels], [new(LossOptions.Epsilon, 1e-7, OptionRange.Unit), new(LossOptions.IgnoreIndex, null), new(LossOptions.Normalize, 0)], ClassFormulas.SparseCategoricalCrossEntropy, Layout: LossLayout.Rows),
        new("MultiMargin", 21, [new("scores", Values), Labels], [new(LossOptions.Margin, 1), new(LossOptions.Norm, 1, OptionRange.OneOrTwo)], ClassFormulas.MultiMargin, HasClassWeights: true, Layout: LossLayout.Rows),
        new("CategoricalHinge", 22, [Predictions, new("targets", OneHot)], [], ClassFormulas.CategoricalHinge, Layout: LossLayout.Rows),
        new("MultiLabelMargin", 23, [new("scores", Values), new("targets", ClassIndices, IsInteger: true)], [], ClassFormulas.MultiLabelMargin, Layout: LossLayout.LabelLists),
        new("MultiLabelSoftMargin", 24, [Logits, BinaryTargets], [], ClassFormulas.MultiLabelSoftMargin, HasClassWeights: true, Layout: LossLayout.Rows),
        new("KLDivergence", 25, [new("logProbabilities", LogProbabilities), Distribution], [new(LossOptions.LogTarget, 0), new(LossOptions.Probabilities, 0), new(LossOptions.Epsilon, 1e-7, OptionRange.Unit)], DistributionFormulas.KLDivergence),
        new("JensenShannon", 26, [new("first", ValueKind.Probabilities), new("second", ValueKind.Probabilities)], [], DistributionFormulas.JensenShannon, Layout: LossLayout.Rows),
        new("GaussianKL", 27, [new("means", Values), new("logVariances", Values)], [], DistributionFormulas.GaussianKL, Layout: LossLayout.Rows),
        new("Contrastive", 28, [First, Second, new("targets", BinaryLabels, InputShape.Rows)], [new(LossOptions.Margin, 1), new(LossOptions.Distance, 0)], EmbeddingFormulas.Contrastive, Layout: LossLayout.Rows),
        new("Contrastive", 28, [new("distances", Values), BinaryTargets], [new(LossOptions.Margin, 1)], EmbeddingFormulas.ContrastiveOfDistances, Form: "OfDistances"),
        new("Triplet", 29, [new("anchor", Embeddings), new("positive", Embeddings), new("negative", Embeddings)], [new(LossOptions.Margin, 1), new(LossOptions.Norm, 2), new(LossOptions.Epsilon, 1e-6), new(LossOptions.Swap, 0), new(LossOptions.Distance, 0)], EmbeddingFormulas.Triplet, Layout: LossLayout.Rows),
        new("CosineEmbedding", 30, [First, Second, new("targets", SignLabels, InputShape.Rows)], [new(LossOptions.Margin, 0), SignsOfBits], EmbeddingFormulas.CosineEmbedding, Layout: LossLayout.Rows),
        new("CosineSimilarity", 31, [new("predictions", Embeddings), new("targets", Embeddings)], [], EmbeddingFormulas.CosineSimilarity, Layout: LossLayout.Rows),
        new("InfoNce", 32, [new("anchors", Embeddings), new("positives", Embeddings)], [new(LossOptions.Temperature, 0.1), new(LossOptions.Normalize, 1), new(LossOptions.Symmetric, 0)], EmbeddingFormulas.Similarities, Layout: LossLayout.Pairs),
        new("NtXent", 33, [First, Second], [new(LossOptions.Temperature, 0.5)], EmbeddingFormulas.Similarities, Layout: LossLayout.Pairs),
        new("NtXent", 33, [Vectors, Clusters], [new(LossOptions.Temperature, 0.5)], ClusterFormulas.NtXent, Layout: LossLayout.Clusters, Form: "OfLabels", DividesByPairs: true),
        new("Dice", 34, [new("probabilities", SigmoidProbabilities), new("targets", BinaryLabels)], [.. GroupOptions, new(LossOptions.SquaredPredictions, 0)], SegmentationFormulas.Dice, HasClassWeights: true, Layout: LossLayout.Groups),
        new("Jaccard", 35, [new("probabilities", SigmoidProbabilities), new("targets", BinaryLabels)], [.. GroupOptions, new(LossOptions.SquaredPredictions, 0)], SegmentationFormulas.Jaccard, HasClassWeights: true, Layout: LossLayout.Groups),
        new("Tversky", 36, [new("probabilities", SigmoidProbabilities), new("targets", BinaryLabels)], [.. GroupOptions, new(LossOptions.Alpha, 0.5, OptionRange.NonNegative), new(LossOptions.Beta, 0.5), new(LossOptions.Gamma, 1, OptionRange.PositiveExponent)], SegmentationFormulas.Tversky, HasClassWeights: true, Layout: LossLayout.Groups),
        new("Perceptual", 37, [new("features", Values), new("targetFeatures", Values)], [new(LossOptions.Norm, 2, OptionRange.OneOrTwo)], RegressionFormulas.Distance, Layout: LossLayout.Layers),
        new("Ctc", 38, [Logits, new("targets", ClassIndices, InputShape.Sequences, IsInteger: true)], [new(LossOptions.Blank, 0), new(LossOptions.ZeroInfinity, 0)], ClassFormulas.LogSumExp, Layout: LossLayout.Sequences),
        new("MeanAbsolutePercentageError", 39, [Predictions, Targets], [new(LossOptions.Epsilon, 1e-7)], RegressionFormulas.PercentageError),
        new("MeanSquaredLogarithmicError", 40, [Predictions, Targets], [new(LossOptions.Epsilon, 1e-7)], RegressionFormulas.SquaredLogarithmicError),
        new("Tweedie", 41, [Predictions, Targets], [new(LossOptions.Power, 1.5)], RegressionFormulas.Tweedie),
        new("Gamma", 42, [Predictions, Targets], [], RegressionFormulas.Gamma),
        new("Wing", 43, [Predictions, Targets], [new(LossOptions.Width, 10), new(LossOptions.Curvature, 2)], RobustFormulas.Wing),
        new("Barron", 44, [Predictions, Targets], [new(LossOptions.Shape, 1), new(LossOptions.Scale, 1)], RobustFormulas.Barron),
        new("Asymmetric", 45, [Logits, BinaryTargets],
            [new(LossOptions.GammaPositive, 0), new(LossOptions.GammaNegative, 4), new(LossOptions.Clip, 0.05)], ClassificationFormulas.Asymmetric),
        new("GeneralizedCrossEntropy", 46, [new("probabilities", ValueKind.Probabilities), Labels],
            [new(LossOptions.Q, 0.7), new(LossOptions.IgnoreIndex, null)], ClassFormulas.GeneralizedCrossEntropy, Layout: LossLayout.Rows),
        new("Distillation", 47, [new("studentLogits", ValueKind.Logits), new("teacherLogits", ValueKind.Logits)],
            [new(LossOptions.Temperature, 1)], DistributionFormulas.Distillation, Layout: LossLayout.Rows),
        new("Ordinal", 48, [Logits, Labels], [new(LossOptions.IgnoreIndex, null)], ClassFormulas.Ordinal, Layout: LossLayout.Rows, FewerColumns: 1),
        new("RankingSoftmax", 49, [new("scores", Values), new("relevances", Values)], [], ClassFormulas.RankingSoftmax, Layout: LossLayout.Rows),
        new("Sparsemax", 50, [new("scores", Values), Labels], [new(LossOptions.IgnoreIndex, null)], ClassFormulas.Sparsemax, Layout: LossLayout.Rows, HasThreshold: true),
        new("AngularMargin", 51, [new("cosines", Values), Labels],
            [new(LossOptions.Scale, 64), new(LossOptions.Margin, 0.5), new(LossOptions.Angular, 1), new(LossOptions.IgnoreIndex, null)],
            ClassFormulas.AngularMargin, Layout: LossLayout.Rows),
        new("BoxIoU", 52, [Predictions, Targets], [new(LossOptions.Variant, 1), new(LossOptions.Epsilon, 1e-7)],
            BoxFormulas.BoxIoU, Layout: LossLayout.Rows, FixedColumns: 4),
        new("SupervisedContrastive", 53, [Vectors, Clusters], [new(LossOptions.Temperature, 0.1), new(LossOptions.Normalize, 1)],
            ClusterFormulas.SupervisedContrastive, Layout: LossLayout.Clusters),
        new("Circle", 54, [Vectors, Clusters], [new(LossOptions.Gamma, 80), new(LossOptions.Margin, 0.4)], ClusterFormulas.Circle, Layout: LossLayout.Clusters),
    ];

    /// <summary>No kind of its own, but what others take a softmax with, which is its gradient.</summary>
    public static LossKind LogSumExp { get; } = new("LogSumExp", 0, [Logits], [], ClassFormulas.LogSumExp, Layout: LossLayout.Rows);

    /// <summary>By <see cref="LossKind.Id"/>.</summary>
    public static LossKind? Find(string id) => All.FirstOrDefault(k => k.Id == id) ?? (id == LogSumExp.Id ? LogSumExp : null);

    /// <summary>Likewise, where it must be known.</summary>
    public static LossKind Get(string id) => Find(id) ?? throw new InvalidOperationException($"No kind is called {id}.");

    /// <summary>By number; of several forms, the one whose targets are of this kind and that has so many inputs, if that is known.</summary>
    public static LossKind? Find(int value, bool hasIntegerTargets = false, int? inputs = null)
    {
        List<LossKind> forms = [.. All.Where(k => k.Value == value)];
        return forms.FirstOrDefault(k => k.HasLabels == hasIntegerTargets && k.Inputs.Count == (inputs ?? k.Inputs.Count))
            ?? forms.FirstOrDefault(k => k.HasLabels == hasIntegerTargets)
            ?? forms.FirstOrDefault();
    }
}
