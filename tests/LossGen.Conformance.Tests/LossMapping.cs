using System;
using System.Collections.Generic;
using System.Linq;

namespace LossGen.Conformance.Tests;

/// <summary>A loss of the cases in the terms of the public contract.</summary>
/// <param name="Loss">The cases' name.</param>
/// <param name="Count">How many cases its file holds, which the README says too.</param>
/// <param name="Terms">The attributes, one for each term of the sum.</param>
internal sealed record LossMapping(string Loss, int Count, params TermMapping[] Terms)
{
    public static IReadOnlyList<LossMapping> All { get; } =
    [
        new("mse", 19, new TermMapping("MeanSquaredError")),
        new("halfMse", 1, new TermMapping("MeanSquaredError") { Weight = _ => 0.5 }),
        new("mae", 21, new TermMapping("MeanAbsoluteError")),
        new("combined", 2,
            new TermMapping("MeanSquaredError") { Weight = c => c.Number("alpha")!.Value },
            new TermMapping("MeanAbsoluteError") { Weight = c => 1 - c.Number("alpha")!.Value }),
        new("huber", 30, new TermMapping("Huber", ("delta", "Delta"))),
        new("smoothL1", 43, new TermMapping("SmoothL1", ("beta", "Beta"))),
        new("logCosh", 12, new TermMapping("LogCosh")),
        new("quantile", 37, new TermMapping("Quantile", ("quantile", "Quantile"))),
        new("poissonNLL", 24, new TermMapping("Poisson", ("logInput", "LogInput"), ("full", "Full"), ("eps", "Epsilon"))),
        new("gaussianNLL", 13, new TermMapping("Gaussian", ("full", "Full"), ("eps", "Epsilon"))),
        new("bce", 23, new TermMapping("BinaryCrossEntropy", ("epsilon", "Epsilon"), ("labelSmoothing", "LabelSmoothing"))),
        new("bceWithLogits", 55, new TermMapping("BinaryCrossEntropyWithLogits", ("labelSmoothing", "LabelSmoothing"))),
        new("sigmoidFocal", 48, new TermMapping("Focal", ("gamma", "Gamma"), ("alpha", "Alpha"))),
        new("hinge", 9, new TermMapping("Hinge")),
        new("squaredHinge", 9, new TermMapping("SquaredHinge")),
        new("hingeEmbedding", 15, new TermMapping("HingeEmbedding", ("margin", "Margin"))),
        new("softMargin", 7, new TermMapping("SoftMargin")),
        new("marginRanking", 15, new TermMapping("MarginRanking", ("margin", "Margin"))),
    ];

    /// <summary>Options that are no attribute's, and say instead how the case is called.</summary>
    private static readonly string[] Calling = ["alpha", "quantiles", "weightNormalization"];

    public static LossMapping Of(string loss) => All.Single(m => m.Loss == loss);

    /// <summary>Whether an option of the cases has a counterpart.</summary>
    public bool Offers(string option) => Calling.Contains(option) || Terms.Any(t => t.Options.Any(o => o.Case == option));
}

/// <summary>One attribute.</summary>
/// <param name="Kind">The member of <c>Kind</c>.</param>
/// <param name="Options">The cases' options and the attribute's.</param>
internal sealed record TermMapping(string Kind, params (string Case, string Attribute)[] Options)
{
    /// <summary>The factor, where there is one.</summary>
    public Func<ConformanceCase, double>? Weight { get; init; }
}
