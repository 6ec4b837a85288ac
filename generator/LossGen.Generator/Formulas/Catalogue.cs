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
        new("BinaryCrossEntropy", 9, [new("probabilities", Probabilities), BinaryTargets], [new(LossOptions.Epsilon, null, new(0, 0.5)), new(LossOptions.LabelSmoothing, 0)], ClassificationFormulas.BinaryCrossEntropy),
        new("BinaryCrossEntropyWithLogits", 10, [Logits, BinaryTargets], [new(LossOptions.PosWeight, 1), new(LossOptions.LabelSmoothing, 0)], ClassificationFormulas.BinaryCrossEntropyWithLogits, HasPosWeights: true),
        new("Hinge", 11, [Predictions, SignTargets], [new(LossOptions.Margin, 1)], ClassificationFormulas.Hinge),
        new("SquaredHinge", 12, [Predictions, SignTargets], [new(LossOptions.Margin, 1)], ClassificationFormulas.SquaredHinge),
        new("HingeEmbedding", 13, [Predictions, SignTargets], [new(LossOptions.Margin, 1)], ClassificationFormulas.HingeEmbedding),
        new("SoftMargin", 14, [Predictions, SignTargets], [], ClassificationFormulas.SoftMargin),
        new("Focal", 15, [Logits, BinaryTargets], [new(LossOptions.Gamma, 2), new(LossOptions.Alpha, null)], ClassificationFormulas.Focal),
        new("MarginRanking", 16, [new("first", Values), new("second", Values), SignTargets], [new(LossOptions.Margin, 0)], ClassificationFormulas.MarginRanking),
    ];

    public static LossKind? Find(string name) => All.FirstOrDefault(k => k.Name == name);

    public static LossKind? Find(int value) => All.FirstOrDefault(k => k.Value == value);
}
