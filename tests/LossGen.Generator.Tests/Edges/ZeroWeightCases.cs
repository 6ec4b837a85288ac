using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Model;

namespace LossGen.Generator.Tests.Edges;

/// <summary>A weight of exactly 0 switches off, whatever it would multiply; where all are 0 nothing is learned, and a mean of nothing is NaN.</summary>
internal static class ZeroWeightCases
{
    private const double NaN = double.NaN;
    private const double Infinity = double.PositiveInfinity;

    private static readonly IReadOnlyList<Dtype> _wide = [Dtype.Single, Dtype.Double];

    public static IReadOnlyList<EdgeCase> All { get; } =
    [
        .. Reductions(r => new($"a switched-off element, {r.Name}", "Kind.MeanSquaredError", r.Name)
        {
            { "predictions", NaN, 3, Infinity, 1 },
            { "targets", 0, 1, 0, 1 },
            { "sampleWeights", 0, 1, 0, 0 },
            r.Result(0, 4, 0, 0),
            { "gradPredictions", 0, r.Slope(4, 4, 1), 0, 0 },
        }),
        .. Reductions(r => new($"a switched-off row, {r.Name}", "Kind.CrossEntropy", r.Name)
        {
            { "logits", NaN, 1, 0, 0 },
            { "labels", 0, 1 },
            { "sampleWeights", 0, 1 },
            r.Result(0, Math.Log(2)),
            { "gradLogits", 0, 0, r.Slope(0.5, 2, 1), -r.Slope(0.5, 2, 1) },
        }),
        new("switched-off rows of elements", "Kind.MeanAbsoluteError", "Sum")
        {
            { "predictions", NaN, Infinity, 3, 1 },
            { "targets", 0, 0, 1, 1 },
            { "sampleWeights", 0, 1 },
            { "returned", 2 },
            { "gradPredictions", 0, 0, 1, 0 },
        },
        new("all elements switched off", "Kind.MeanSquaredError", "WeightedMean")
        {
            { "predictions", 1, 2 },
            { "targets", 0, 0 },
            { "sampleWeights", 0, 0 },
            { "returned", NaN },
            { "gradPredictions", 0, 0 },
        },
        new("all rows switched off", "Kind.JensenShannon", "WeightedMean")
        {
            { "first", 1, 0 },
            { "second", 0, 1 },
            { "classes", 2 },
            { "sampleWeights", 0 },
            { "returned", NaN },
            { "gradFirst", 0, 0 },
        },
        new("a class switched off", "Kind.CrossEntropy", "None")
        {
            { "logits", NaN, 1, 0, 0, Infinity, 0 },
            { "labels", 0, 1, 0 },
            { "classWeights", 0, 2 },
            { "losses", 0, 2 * Math.Log(2), 0 },
            { "gradLogits", 0, 0, 1, -1, 0, 0 },
        },
        new("a constant class switched off", "Kind.CrossEntropy, ClassWeights = new double[] { 0, 2 }", "None")
        {
            { "logits", NaN, 1, 0, 0 },
            { "labels", 0, 1 },
            { "losses", 0, 2 * Math.Log(2) },
            { "gradLogits", 0, 0, 1, -1 },
        },
        new("all classes switched off", "Kind.CrossEntropy", "Mean")
        {
            { "logits", 1, 2, 0, 0 },
            { "labels", 0, 0 },
            { "classWeights", 0, 2 },
            { "returned", NaN },
            { "gradLogits", 0, 0, 0, 0 },
        },
        new("all classes switched off beside a z-loss", "Kind.CrossEntropy, ZLoss = 0.5", "Mean")
        {
            { "logits", 1, 2, 0, 0 },
            { "labels", 0, 0 },
            { "classWeights", 0, 2 },
            { "returned", NaN },
            { "gradLogits", 0, 0, 0, 0 },
        },
        new("all classes of smoothed labels switched off", "Kind.CrossEntropy, LabelSmoothing = 0.5", "None")
        {
            { "logits", NaN, 1 },
            { "labels", 0 },
            { "classWeights", 0, 0 },
            { "losses", 0 },
            { "gradLogits", 0, 0 },
        },
        new("a class of distributions switched off", "Kind.CrossEntropy", "None")
        {
            { "logits", NaN, 1 },
            { "targets", 1, 0 },
            { "classes", 2 },
            { "classWeights", 0, 0 },
            { "losses", 0 },
            { "gradLogits", 0, 0 },
        },
        new("a class of log-probabilities switched off", "Kind.NegativeLogLikelihood", "None")
        {
            { "logProbabilities", -Infinity, 1, NaN, -3 },
            { "labels", 0, 1 },
            { "classWeights", 0, 2 },
            { "losses", 0, 6 },
            { "gradLogProbabilities", 0, 0, 0, -2 },
        },
        new("a class of the focal loss switched off", "Kind.Focal", "None")
        {
            { "logits", NaN, 1, 0, 0 },
            { "labels", 0, 1 },
            { "classWeights", 0, 4 },
            { "losses", 0, Math.Log(2) },
            { "gradLogits", 0, 0, 0.5 + Math.Log(2), -0.5 - Math.Log(2) },
        },
        new("a class of margins switched off", "Kind.MultiMargin", "None")
        {
            { "scores", NaN, 1, 0, 0 },
            { "labels", 0, 1 },
            { "classWeights", 0, 2 },
            { "losses", 0, 1 },
            { "gradScores", 0, 0, 1, -1 },
        },
        new("a column of soft margins switched off", "Kind.MultiLabelSoftMargin", "None")
        {
            { "logits", NaN, 0 },
            { "targets", 1, 0 },
            { "classes", 2 },
            { "classWeights", 0, 1 },
            { "losses", 0.5 * Math.Log(2) },
            { "gradLogits", 0, 0.25 },
        },
        new("positives switched off", "Kind.BinaryCrossEntropyWithLogits", "None")
        {
            { "logits", NaN, -Infinity, 0, 0 },
            { "targets", 1, 1, 1, 0 },
            { "posWeights", 0, 0, 0, 0 },
            { "losses", 0, 0, 0, Math.Log(2) },
            { "gradLogits", 0, 0, 0, 0.5 },
        },
        new("positives switched off by the option", "Kind.BinaryCrossEntropyWithLogits, PosWeight = 0", "None")
        {
            { "logits", NaN, -Infinity, 0, 0 },
            { "targets", 1, 1, 1, 0 },
            { "losses", 0, 0, 0, Math.Log(2) },
            { "gradLogits", 0, 0, 0, 0.5 },
        },
        new EdgeCase("positives switched off at run time", "Kind.BinaryCrossEntropyWithLogits", "None")
        {
            { "logits", NaN, -Infinity, 0, 0 },
            { "targets", 1, 1, 1, 0 },
            { "losses", 0, 0, 0, Math.Log(2) },
            { "gradLogits", 0, 0, 0, 0.5 },
        } with { RunTime = new Dictionary<string, double> { ["posWeight"] = 0 } },
        new("a group switched off", "Kind.Dice, Smooth = 0", "None")
        {
            { "probabilities", NaN, 0.5, NaN, 0.5 },
            { "targets", 1, 1, 1, 1 },
            { "classes", 2 },
            { "classWeights", 0, 1 },
            { "losses", 0, 1.0 / 3 },
            { "gradProbabilities", 0, -4.0 / 9, 0, -4.0 / 9 },
        },
        new("a layer switched off", "Kind.Perceptual", "Sum")
        {
            { "features", NaN, Infinity, 3 },
            { "targetFeatures", 0, 0, 1 },
            { "layerSizes", 2, 1 },
            { "layerWeights", 0, 1 },
            { "returned", 4 },
            { "gradFeatures", 0, 0, 4 },
        },
        new("all layers switched off", "Kind.Perceptual", "Sum")
        {
            { "features", NaN, Infinity, 3 },
            { "targetFeatures", 0, 0, 1 },
            { "layerSizes", 2, 1 },
            { "layerWeights", 1, 1 },
            { "sampleWeights", 0 },
            { "returned", 0 },
            { "gradFeatures", 0, 0, 0 },
        },
        new("an anchor switched off", "Kind.InfoNce, Temperature = 1", "None")
        {
            { "anchors", NaN, 1, 1, 0 },
            { "positives", 1, 0, 1, 0 },
            { "dimensions", 2 },
            { "sampleWeights", 0, 1 },
            { "losses", 0, Math.Log(2) },
            { "gradAnchors", 0, 0, 0, 0 },
            { "gradPositives", 0, 0, 0, 0 },
        },
        new EdgeCase("a sequence switched off", "Kind.Ctc", "Sum")
        {
            { "logits", 0, 0, 0, 0 },
            { "labels", 1, 1, 1, 1 },
            { "inputLengths", 1, 1 },
            { "targetLengths", 2, 1 },
            { "classes", 2 },
            { "sampleWeights", 0, 1 },
            { "returned", Math.Log(2) },
            { "gradLogits", 0, 0, 0.5, -0.5 },
        },
        new EdgeCase("a list of labels switched off", "Kind.MultiLabelMargin", "None")
        {
            { "scores", NaN, 1, 0, 0 },
            { "labels", 0, -1, 1, -1 },
            { "classes", 2 },
            { "sampleWeights", 0, 2 },
            { "losses", 0, 1 },
            { "gradScores", 0, 0, 1, -1 },
        },
    ];

    private static IEnumerable<EdgeCase> Reductions(Func<ReductionEdge, EdgeCase> make) =>
        new[] { "None", "Sum", "Mean", "WeightedMean" }.Select(r => make(new(r)));

    /// <summary>What becomes of weighted losses, of which one has a weight, 1.</summary>
    private sealed record ReductionEdge(string Name)
    {
        public (string Name, double[] Values) Result(params double[] weighted) => Name switch
        {
            "None" => ("losses", weighted),
            "Mean" => ("returned", [weighted.Sum() / weighted.Length]),
            _ => ("returned", [weighted.Sum()]),
        };

        public double Slope(double slope, int count, double weight) => Name switch
        {
            "Mean" => slope / count,
            "WeightedMean" => slope / weight,
            _ => slope,
        };
    }

    private static void Add(this EdgeCase edge, (string Name, double[] Values) result) => edge.Add(result.Name, result.Values);
}
