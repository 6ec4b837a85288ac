using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;

namespace LossGen.Gallery;

/// <summary>The stage of every loss, from what the catalogue says of its layout and inputs.</summary>
internal static class Stages
{
    private const int Classes = 3;
    private const int Dimensions = 2;

    // Formulas of users have no number in the catalogue; what they read beside the moving number may be a factor.
    private const int OwnFormula = 0;

    private static readonly IReadOnlyDictionary<ValueKind, (double From, double To)> Ranges = new Dictionary<ValueKind, (double, double)>
    {
        [ValueKind.Values] = (-3, 3),
        [ValueKind.Logits] = (-6, 6),
        [ValueKind.Probabilities] = (0.001, 0.999),
        [ValueKind.SigmoidProbabilities] = (0.001, 0.999),
        [ValueKind.LogProbabilities] = (-5, 0),
        [ValueKind.Embeddings] = (-2, 2),
    };

    // What stands beside the moving input where each element is a loss.
    private static readonly IReadOnlyDictionary<ValueKind, double> Still = new Dictionary<ValueKind, double>
    {
        [ValueKind.BinaryLabels] = 1,
        [ValueKind.SignLabels] = 1,
        [ValueKind.OneHot] = 1,
        [ValueKind.Probabilities] = 0.5,
    };

    private static readonly IReadOnlyDictionary<string, double> Named = new Dictionary<string, double> { ["variances"] = 1 };

    // Kinds of whose targets others tell more, and those that live elsewhere.
    private static readonly IReadOnlyDictionary<string, double> Targets = new Dictionary<string, double>
    {
        ["Poisson"] = 2, ["HingeEmbedding"] = -1, ["Contrastive"] = 0, ["CosineEmbedding"] = -1,
    };

    private static readonly IReadOnlyDictionary<string, (double From, double To)> Elsewhere = new Dictionary<string, (double, double)>
    {
        ["Poisson"] = (-2, 3),
    };

    /// <summary>The scene of a loss.</summary>
    /// <param name="kind">The loss, of the catalogue or a user's own.</param>
    /// <param name="given">Values of inputs that stand still, by name, where not those that are usual.</param>
    public static Stage Of(LossKind kind, IReadOnlyDictionary<string, double>? given = null)
    {
        (double from, double to) = Ranges.TryGetValue(kind.Inputs[0].Holds, out (double, double) range) ? range : Ranges[ValueKind.Values];
        if (Elsewhere.TryGetValue(kind.Name, out (double, double) special)) (from, to) = special;
        return kind.Layout switch
        {
            LossLayout.Elements => new(kind, from, to, [Span(kind, 0, x => [x]), .. Others(kind, i => Constant(kind, i, given))], null),
            LossLayout.Rows when kind.FixedColumns == 4 => new(kind, from, to, [Span(kind, 0, x => [x, 0, x + 2, 2]), .. Others(kind, _ => [0, 0, 2, 2])], 4),
            LossLayout.Clusters => new(kind, -2, 2, [Span(kind, 0, x => [x, 0.5, 0.75, 1, -0.5, 1]), .. Others(kind, _ => [0, 0, 1])], Dimensions),
            LossLayout.Rows => new(kind, from, to, [Span(kind, 0, x => FirstRow(kind, x)), .. Others(kind, i => Row(kind, i))], Width(kind)),
            LossLayout.LabelLists => new(kind, from, to, [Span(kind, 0, x => [x, 0, 0]), .. Others(kind, _ => [0, -1, -1])], Classes),
            LossLayout.Pairs => new(kind, -2, 2, [Span(kind, 0, x => [x, 0.5, -0.5, 1]), .. Others(kind, _ => [1, 0.5, -1, 1])], Dimensions),
            LossLayout.Groups => new(kind, from, to, [Span(kind, 0, x => [x, 0.8, 0.3, 0.1]), .. Others(kind, _ => [1, 1, 0, 0])], null),
            LossLayout.Layers => new(
                kind, from, to, [Span(kind, 0, x => [x, 0]), .. Others(kind, _ => [0, 0]), Lengths(SpanNames.LayerSizes, 2), Weights(SpanNames.LayerWeights)], null),
            LossLayout.Sequences => new(
                kind, from, to, [Span(kind, 0, x => [0, x, 0, 0, 0, 0]), .. Others(kind, _ => [1]), Lengths(SpanNames.InputLengths, 2), Lengths(SpanNames.TargetLengths, 1)], Classes, 1),
            _ => throw new InvalidOperationException($"No stage shows the layout {kind.Layout}: give it one in {nameof(Stages)}."),
        };
    }

    /// <summary>The value of an input that stands still, where it has one per element or row.</summary>
    public static double StillValue(LossKind kind, LossInput input) =>
        Targets.TryGetValue(kind.Name, out double target) && input.Name == "targets" ? target
        : Named.TryGetValue(input.Name, out double named) ? named
        : Still.TryGetValue(input.Holds, out double usual) ? usual
        : kind.Value == OwnFormula ? 1
        : 0;

    private static StageSpan Span(LossKind kind, int index, Func<double, double[]> at) => new(kind.Inputs[index].Name, kind.Inputs[index].IsInteger, at);

    private static IEnumerable<StageSpan> Others(LossKind kind, Func<int, double[]> values) => Enumerable.Range(1, kind.Inputs.Count - 1).Select(i =>
    {
        double[] still = values(i);
        return Span(kind, i, _ => still);
    });

    private static StageSpan Lengths(string name, int value) => new(name, true, _ => [value]);

    private static StageSpan Weights(string name) => new(name, false, _ => [1]);

    private static double[] Constant(LossKind kind, int index, IReadOnlyDictionary<string, double>? given) =>
        [given is not null && given.TryGetValue(kind.Inputs[index].Name, out double value) ? value : StillValue(kind, kind.Inputs[index])];

    private static int Width(LossKind kind) => kind.Inputs[0].Holds == ValueKind.Embeddings ? Dimensions : Classes;

    private static double[] FirstRow(LossKind kind, double x) => kind.Inputs[0].Holds switch
    {
        ValueKind.Probabilities => [x, (1 - x) * 0.75, (1 - x) * 0.25],
        ValueKind.LogProbabilities => [x, -1, -2],
        ValueKind.Embeddings => [x, 0.5],
        _ => [x, 0, 0],
    };

    private static double[] Row(LossKind kind, int index) => kind.Inputs[index] switch
    {
        { IsInteger: true } => [0],
        { Shape: InputShape.Rows } input => [StillValue(kind, input)],
        { Holds: ValueKind.OneHot } => [1, 0, 0],
        { Holds: ValueKind.BinaryLabels } => [1, 0, 1],
        { Holds: ValueKind.Probabilities } => [0.8, 0.15, 0.05],
        { Holds: ValueKind.Embeddings } => index == 1 ? [1, 0.5] : [-1, 1],
        _ => new double[Width(kind)],
    };
}
