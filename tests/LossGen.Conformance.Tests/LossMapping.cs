using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;

namespace LossGen.Conformance.Tests;

/// <summary>A loss of the cases in the terms of the public contract.</summary>
/// <param name="Loss">The cases' name.</param>
/// <param name="Count">How many cases its file holds, which the README says too.</param>
/// <param name="Terms">The attributes, one for each term of the sum.</param>
internal sealed record LossMapping(string Loss, int Count, params TermMapping[] Terms)
{
    private static readonly (string, string)[] Groups =
    [
        ("activation", "Activation"), ("perSample", "PerSample"), ("perClass", "PerClass"), ("smoothNumerator", "Smooth"), ("smoothDenominator", "SmoothDenominator"),
    ];

    /// <summary>Whether its kernels go over rows.</summary>
    public bool IsOfRows => Catalogue.All.Any(k => k.Name == Terms[0].Kind && k.Layout != LossLayout.Elements);

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
        new("hinge", 9, new TermMapping("Hinge", ("convertBinaryTargets", "ZeroOneLabels"))),
        new("squaredHinge", 9, new TermMapping("SquaredHinge", ("convertBinaryTargets", "ZeroOneLabels"))),
        new("hingeEmbedding", 15, new TermMapping("HingeEmbedding", ("margin", "Margin"))),
        new("softMargin", 7, new TermMapping("SoftMargin")),
        new("marginRanking", 15, new TermMapping("MarginRanking", ("margin", "Margin"))),
        new("crossEntropy", 174, new TermMapping("CrossEntropy", ("labelSmoothing", "LabelSmoothing"), ("ignoreIndex", "IgnoreIndex"), ("zLoss", "ZLoss"))),
        new("softTargetCrossEntropy", 25, new TermMapping("CrossEntropy", ("labelSmoothing", "LabelSmoothing"))),
        new("polyCrossEntropy", 8, new TermMapping("CrossEntropy", ("epsilon", "Poly"))),
        new("multiClassHinge", 1, new TermMapping("MultiMargin") { Formula = nameof(ConformanceFormulas.MultiClassHinge) }),
        new("nll", 45, new TermMapping("NegativeLogLikelihood", ("ignoreIndex", "IgnoreIndex"))),
        new("softmaxFocal", 32, new TermMapping("Focal", ("gamma", "Gamma"), ("alpha", "Alpha"))),
        new("multiMargin", 25, new TermMapping("MultiMargin", ("margin", "Margin"), ("p", "Norm"))),
        new("categoricalHinge", 6, new TermMapping("CategoricalHinge")),
        new("multiLabelMargin", 6, new TermMapping("MultiLabelMargin")),
        new("multiLabelSoftMargin", 12, new TermMapping("MultiLabelSoftMargin")),
        new("klDiv", 17, new TermMapping("KLDivergence", ("logTarget", "LogTarget"))),
        new("jsDivergence", 7, new TermMapping("JensenShannon")),
        new("gaussianKL", 6, new TermMapping("GaussianKL")),
        new("contrastive", 16, new TermMapping("Contrastive", ("margin", "Margin"))),
        new("tripletMargin", 49, new TermMapping("Triplet", ("margin", "Margin"), ("p", "Norm"), ("eps", "Epsilon"), ("swap", "Swap"), ("distance", "Distance"))),
        new("cosineEmbedding", 18, new TermMapping("CosineEmbedding", ("margin", "Margin"))),
        new("cosineSimilarity", 7, new TermMapping("CosineSimilarity")),
        new("infoNCE", 12, new TermMapping("InfoNce", ("temperature", "Temperature"), ("normalize", "Normalize"), ("symmetric", "Symmetric"))),
        new("ntXent", 9, new TermMapping("NtXent", ("temperature", "Temperature"))),
        new("dice", 78, new TermMapping("Dice", [.. Groups, ("squaredPred", "SquaredPredictions")])),
        new("jaccard", 51, new TermMapping("Jaccard", Groups)),
        new("tversky", 63, new TermMapping("Tversky", [.. Groups, ("alpha", "Alpha"), ("beta", "Beta"), ("focalGamma", "Gamma")])),
        new("perceptual", 3, new TermMapping("Perceptual", ("norm", "Norm"))) { Form = CaseForms.Layers },
        new("ctc", 36, new TermMapping("Ctc", ("blank", "Blank"), ("zeroInfinity", "ZeroInfinity"))),
    ];

    /// <summary>Options that are no attribute's, and say instead how the case is called.</summary>
    private static readonly string[] Calling = ["alpha", "quantiles", "weightNormalization", "layerWeights", "criterion"];

    /// <summary>Lays a case's inputs out as the contract has them.</summary>
    public Func<ConformanceCase, ConformanceCase> Form { get; init; } = c => c;

    public static LossMapping Of(string loss) => All.Single(m => m.Loss == loss);

    /// <summary>Whether an option of the cases has a counterpart.</summary>
    public bool Offers(string option) => Calling.Contains(option) || Terms.Any(t => t.Options.Any(o => o.Case == option));
}

/// <summary>One attribute.</summary>
/// <param name="Kind">The member of <c>Kind</c>.</param>
/// <param name="Options">The cases' options and the attribute's.</param>
internal sealed record TermMapping(string Kind, params (string Case, string Attribute)[] Options)
{
    /// <summary>The method of <see cref="ConformanceFormulas"/> that is asked for instead of the kind, whose inputs it has; else null.</summary>
    public string? Formula { get; init; }

    /// <summary>The factor, where there is one.</summary>
    public Func<ConformanceCase, double>? Weight { get; init; }
}
