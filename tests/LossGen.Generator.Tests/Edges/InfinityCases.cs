using System;
using System.Collections.Generic;

namespace LossGen.Generator.Tests.Edges;

/// <summary>Infinite logits and empty groups: 0·∞ and 0/0 that stand for a limit have it.</summary>
internal static class InfinityCases
{
    private const double Infinity = double.PositiveInfinity;

    public static IReadOnlyList<EdgeCase> All { get; } =
    [
        new("binary cross-entropy at infinite logits", "Kind.BinaryCrossEntropyWithLogits")
        {
            { "logits", Infinity, -Infinity, Infinity, -Infinity, double.NaN },
            { "targets", 1, 0, 0, 1, 1 },
            { "losses", 0, 0, Infinity, Infinity, double.NaN },
            { "gradLogits", 0, 0, 1, -1, double.NaN },
        },
        new("weighted binary cross-entropy at infinite logits", "Kind.BinaryCrossEntropyWithLogits, PosWeight = 2.5")
        {
            { "logits", Infinity, -Infinity, Infinity, -Infinity, double.NaN },
            { "targets", 1, 0, 0, 1, 1 },
            { "losses", 0, 0, Infinity, Infinity, double.NaN },
            { "gradLogits", 0, 0, 1, -2.5, double.NaN },
        },
        .. Focal(2), .. Focal(1), .. Focal(0.5), .. Focal(0),
        new("multi-label soft margin at infinite logits", "Kind.MultiLabelSoftMargin")
        {
            { "logits", Infinity, -Infinity, Infinity, -Infinity },
            { "targets", 1, 0, 0, 1 },
            { "classes", 2 },
            { "losses", 0, Infinity },
            { "gradLogits", 0, 0, 0.5, -0.5 },
        },
        new("soft margin at infinite scores", "Kind.SoftMargin")
        {
            { "predictions", Infinity, -Infinity, -Infinity },
            { "targets", 1, -1, 1 },
            { "losses", 0, 0, Infinity },
            { "gradPredictions", 0, 0, -1 },
        },
        .. Poisson(),
        .. Normalized(),
        .. Empty("Dice", "") , .. Empty("Jaccard", ""), .. Empty("Tversky", ""), .. Empty("Tversky", ", Gamma = 0.75"), .. Empty("Tversky", ", Gamma = 2"),
        .. Empty("Dice", ", SquaredPredictions = true"),
    ];

    private static IEnumerable<EdgeCase> Focal(double gamma)
    {
        EdgeCase edge = new($"focal loss at infinite logits, γ = {gamma}", FormattableString.Invariant($"Kind.Focal, Gamma = {gamma}"))
        {
            { "logits", Infinity, -Infinity, Infinity, -Infinity, double.NaN },
            { "targets", 1, 0, 0, 1, 1 },
            { "losses", 0, 0, Infinity, Infinity, double.NaN },
            { "gradLogits", 0, 0, 1, -1, double.NaN },
        };
        return [edge, edge.AtRunTime("Gamma")];
    }

    private static IEnumerable<EdgeCase> Poisson()
    {
        EdgeCase edge = new("Poisson at 0", "Kind.Poisson, LogInput = false, Epsilon = 0")
        {
            { "predictions", 0, 0, 1 },
            { "targets", 0, 1, 0 },
            { "losses", 0, Infinity, 1 },
            { "gradPredictions", 1, -Infinity, 1 },
        };
        return [edge, edge.AtRunTime("Epsilon"),
            new("Poisson of logarithms at −∞", "Kind.Poisson")
            {
                { "predictions", -Infinity, -Infinity },
                { "targets", 0, 1 },
                { "losses", 0, Infinity },
                { "gradPredictions", 0, -1 },
            }];
    }

    private static IEnumerable<EdgeCase> Normalized()
    {
        EdgeCase dense = new("categorical cross-entropy of a row of nothing", "Kind.CategoricalCrossEntropy, Epsilon = 0.001, Normalize = true")
        {
            { "probabilities", 0, 0, 1, 3 },
            { "targets", 1, 0, 1, 0 },
            { "classes", 2 },
            { "losses", -Math.Log(0.001), Math.Log(4) },
            { "gradProbabilities", 0, 0, -0.75, 0.25 },
        };
        EdgeCase sparse = new("sparse categorical cross-entropy of a row of nothing", "Kind.SparseCategoricalCrossEntropy, Epsilon = 0.001, Normalize = true")
        {
            { "probabilities", 0, 0, 1, 3 },
            { "labels", 0, 0 },
            { "losses", -Math.Log(0.001), Math.Log(4) },
            { "gradProbabilities", 0, 0, -0.75, 0.25 },
        };
        return [dense, dense.AtRunTime("Epsilon"), sparse, sparse.AtRunTime("Epsilon")];
    }

    private static IEnumerable<EdgeCase> Empty(string kind, string more)
    {
        EdgeCase edge = new($"{kind} of empty masks{more}", $"Kind.{kind}, Smooth = 0{more}")
        {
            { "probabilities", 0, 0, 0, 1, 1, 1 },
            { "targets", 0, 0, 0, 1, 1, 1 },
            { "samples", 2 },
            { "losses", 0, 0 },
        };
        EdgeCase empty = new($"slopes of {kind} of empty masks{more}", $"Kind.{kind}, Smooth = 0{more}")
        {
            { "probabilities", 0, 0, 0 },
            { "targets", 0, 0, 0 },
            { "losses", 0 },
            { "gradProbabilities", 0, 0, 0 },
        };
        return [edge, edge.AtRunTime("Smooth"), empty, empty.AtRunTime("Smooth")];
    }
}
