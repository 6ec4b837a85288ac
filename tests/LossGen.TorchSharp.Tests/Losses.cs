using LossGen;
using static TorchSharp.torch;

namespace LossGen.Tensors.Tests;

/// <summary>The losses that the tests compare.</summary>
internal static partial class Losses
{
    [Loss(Kind.MeanSquaredError)]
    public static partial Tensor SquaredError(Tensor predictions, Tensor targets);

    [Loss(Kind.MeanSquaredError, Precision = Precision.Double)]
    public static partial Tensor SquaredErrorInDouble(Tensor predictions, Tensor targets);

    [Loss(Kind.MeanAbsoluteError)]
    public static partial Tensor AbsoluteError(Tensor predictions, Tensor targets);

    [Loss(Kind.Huber, Delta = 0.7)]
    public static partial Tensor Huber(Tensor predictions, Tensor targets);

    [Loss(Kind.Huber)]
    public static partial float HuberWritten(Tensor predictions, Tensor targets, Tensor gradPredictions, float delta);

    [Loss(Kind.SmoothL1, Beta = 0.5)]
    public static partial Tensor SmoothL1(Tensor predictions, Tensor targets);

    [Loss(Kind.Poisson)]
    public static partial Tensor Poisson(Tensor predictions, Tensor targets);

    [Loss(Kind.Gaussian)]
    public static partial Tensor Gaussian(Tensor predictions, Tensor targets, Tensor variances);

    [Loss(Kind.BinaryCrossEntropy)]
    public static partial Tensor Binary(Tensor probabilities, Tensor targets);

    [Loss(Kind.BinaryCrossEntropyWithLogits)]
    public static partial Tensor BinaryWithLogits(Tensor logits, Tensor targets);

    [Loss(Kind.BinaryCrossEntropyWithLogits, Reduction = Reduction.Sum)]
    public static partial Tensor BinaryWeighted(Tensor logits, Tensor targets, Tensor posWeights, Tensor sampleWeights);

    [Loss(Kind.BinaryCrossEntropyWithLogits, Precision = Precision.Double)]
    public static partial Tensor BinaryInDouble(Tensor logits, Tensor targets);

    [Loss(Kind.HingeEmbedding)]
    public static partial Tensor HingeEmbedding(Tensor predictions, Tensor targets);

    [Loss(Kind.SoftMargin)]
    public static partial Tensor SoftMargin(Tensor predictions, Tensor targets);

    [Loss(Kind.MarginRanking, Margin = 0.3)]
    public static partial Tensor MarginRanking(Tensor first, Tensor second, Tensor targets);

    [Loss(Kind.Focal, Gamma = 2)]
    public static partial Tensor Focal(Tensor logits, Tensor targets);

    [Loss(Kind.Focal, Gamma = 2, Alpha = 0.25, Targets = Targets.Values)]
    public static partial Tensor FocalOfValues(Tensor logits, Tensor targets);

    [Loss(Kind.CrossEntropy, LabelSmoothing = 0.1)]
    public static partial Tensor CrossEntropy(Tensor logits, Tensor targets, Tensor classWeights);

    [Loss(Kind.CrossEntropy)]
    public static partial Tensor CrossEntropyPlain(Tensor logits, Tensor targets);

    [Loss(Kind.CrossEntropy, IgnoreIndex = -100)]
    public static partial Tensor CrossEntropyIgnoring(Tensor logits, Tensor targets);

    [Loss(Kind.CrossEntropy, Reduction = Reduction.None)]
    public static partial Tensor CrossEntropyUnreduced(Tensor logits, Tensor targets);

    [Loss(Kind.CrossEntropy, Precision = Precision.Double, Classes = 5)]
    public static partial Tensor CrossEntropyInDouble(Tensor logits, Tensor targets);

    [Loss(Kind.CrossEntropy)]
    public static partial double CrossEntropyWritten(Tensor logits, Tensor targets, Tensor gradLogits);

    [Loss(Kind.NegativeLogLikelihood)]
    public static partial Tensor Likelihood(Tensor logProbabilities, Tensor targets, Tensor classWeights);

    [Loss(Kind.MultiMargin)]
    public static partial Tensor MultiMargin(Tensor scores, Tensor targets);

    [Loss(Kind.MultiLabelMargin)]
    public static partial Tensor MultiLabelMargin(Tensor scores, Tensor targets);

    [Loss(Kind.MultiLabelSoftMargin)]
    public static partial Tensor MultiLabelSoftMargin(Tensor logits, Tensor targets);

    [Loss(Kind.KLDivergence, Reduction = Reduction.BatchMean)]
    public static partial Tensor Divergence(Tensor logProbabilities, Tensor targets);

    [Loss(Kind.JensenShannon)]
    public static partial Tensor JensenShannon(Tensor first, Tensor second);

    [Loss(Kind.Triplet)]
    public static partial Tensor Triplet(Tensor anchor, Tensor positive, Tensor negative);

    [Loss(Kind.Triplet, Reduction = Reduction.None)]
    public static partial Tensor TripletUnreduced(Tensor anchor, Tensor positive, Tensor negative);

    [Loss(Kind.CosineEmbedding, Margin = 0.2)]
    public static partial Tensor CosineEmbedding(Tensor first, Tensor second, Tensor targets);

    [Loss(Kind.InfoNce)]
    public static partial Tensor InfoNce(Tensor anchors, Tensor positives);

    [Loss(Kind.Dice, Activation = Activation.Softmax)]
    public static partial Tensor Dice(Tensor logits, Tensor targets);

    [Loss(Kind.Dice, Reduction = Reduction.None)]
    public static partial Tensor DiceUnreduced(Tensor probabilities, Tensor targets);

    [Loss(Kind.Dice, Reduction = Reduction.None, PerSample = false)]
    public static partial Tensor DiceOfClasses(Tensor probabilities, Tensor targets);

    [Loss(Kind.Perceptual)]
    public static partial Tensor Perceptual(Tensor features, Tensor targetFeatures, Tensor layerSizes, Tensor layerWeights);

    [Loss(Kind.Ctc)]
    public static partial Tensor Ctc(Tensor logits, Tensor targets, Tensor inputLengths, Tensor targetLengths);

    [Loss(Kind.MeanSquaredError, Reduction = Reduction.None)]
    public static partial Tensor SquaredErrors(Tensor predictions, Tensor targets);

    [Loss(Kind.MeanSquaredError, Reduction = Reduction.None)]
    public static partial void SquaredErrorsWritten(Tensor predictions, Tensor targets, Tensor upstream, Tensor losses, Tensor gradPredictions);

    [Loss(Kind.MeanSquaredError, Weight = 0.7)]
    [Loss(Kind.MeanAbsoluteError)]
    public static partial Tensor Blend(Tensor predictions, Tensor targets, float weight2);

    [Loss(nameof(Cauchy))]
    public static partial Tensor CauchyLoss(Tensor predictions, Tensor targets, float c);

    private static float Cauchy(float prediction, float target, float c) =>
        0.5f * c * c * System.MathF.Log(1 + (prediction - target) / c * ((prediction - target) / c));
}
