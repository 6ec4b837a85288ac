using System.Collections.Generic;

namespace LossGen.Generator.Formulas;

/// <summary>Every option of the attribute that a kind may have. Which kind has which, and with which default, the catalogue says.</summary>
internal static class LossOptions
{
    public static readonly Option Alpha = new("Alpha", OptionType.Real, OptionRange.Unit);
    public static readonly Option Beta = new("Beta", OptionType.Real, OptionRange.NonNegative);
    public static readonly Option Clip = new("Clip", OptionType.Real, OptionRange.Unit);
    public static readonly Option Curvature = new("Curvature", OptionType.Real, OptionRange.Positive);
    public static readonly Option Delta = new("Delta", OptionType.Real, OptionRange.Positive);
    public static readonly Option Epsilon = new("Epsilon", OptionType.Real, OptionRange.NonNegative);
    public static readonly Option Gamma = new("Gamma", OptionType.Real, OptionRange.Exponent);
    public static readonly Option GammaNegative = new("GammaNegative", OptionType.Real, OptionRange.Exponent);
    public static readonly Option GammaPositive = new("GammaPositive", OptionType.Real, OptionRange.Exponent);
    public static readonly Option LabelSmoothing = new("LabelSmoothing", OptionType.Real, OptionRange.Unit);
    public static readonly Option Margin = new("Margin", OptionType.Real, OptionRange.Finite);
    public static readonly Option Norm = new("Norm", OptionType.Real, OptionRange.Norm);
    public static readonly Option PosWeight = new("PosWeight", OptionType.Real, OptionRange.NonNegative);
    public static readonly Option Poly = new("Poly", OptionType.Real, OptionRange.Finite);
    public static readonly Option Power = new("Power", OptionType.Real, OptionRange.Finite);
    public static readonly Option Q = new("Q", OptionType.Real, new(0, 1, LowExcluded: true));
    public static readonly Option Quantile = new("Quantile", OptionType.Real, OptionRange.Unit);
    public static readonly Option Scale = new("Scale", OptionType.Real, OptionRange.Positive);
    public static readonly Option Shape = new("Shape", OptionType.Real, OptionRange.Any);
    public static readonly Option Smooth = new("Smooth", OptionType.Real, OptionRange.NonNegative);
    public static readonly Option SmoothDenominator = new("SmoothDenominator", OptionType.Real, OptionRange.NonNegative);
    public static readonly Option Temperature = new("Temperature", OptionType.Real, OptionRange.Positive);
    public static readonly Option Width = new("Width", OptionType.Real, OptionRange.Positive);
    public static readonly Option ZLoss = new("ZLoss", OptionType.Real, OptionRange.NonNegative);

    public static readonly Option Blank = new("Blank", OptionType.Integer, new(0, int.MaxValue));
    public static readonly Option IgnoreIndex = new("IgnoreIndex", OptionType.Integer, OptionRange.Integer);

    public static readonly Option Activation = Option.Of("Activation", "Activation", "None", "Sigmoid", "Softmax");
    public static readonly Option Distance = Option.Of("Distance", "Distance", "Euclidean", "SquaredEuclidean", "Cosine");
    public static readonly Option Variant = Option.Of("Variant", "BoxVariant", "Plain", "Generalized", "Distance", "Complete");

    public static readonly Option Angular = new("Angular", OptionType.Flag, OptionRange.Unit);
    public static readonly Option Full = new("Full", OptionType.Flag, OptionRange.Unit);
    public static readonly Option LogInput = new("LogInput", OptionType.Flag, OptionRange.Unit);
    public static readonly Option LogTarget = new("LogTarget", OptionType.Flag, OptionRange.Unit);
    public static readonly Option Normalize = new("Normalize", OptionType.Flag, OptionRange.Unit);
    public static readonly Option PerClass = new("PerClass", OptionType.Flag, OptionRange.Unit);
    public static readonly Option PerSample = new("PerSample", OptionType.Flag, OptionRange.Unit);
    public static readonly Option Probabilities = new("Probabilities", OptionType.Flag, OptionRange.Unit);
    public static readonly Option SquaredPredictions = new("SquaredPredictions", OptionType.Flag, OptionRange.Unit);
    public static readonly Option Swap = new("Swap", OptionType.Flag, OptionRange.Unit);
    public static readonly Option Symmetric = new("Symmetric", OptionType.Flag, OptionRange.Unit);
    public static readonly Option ZeroInfinity = new("ZeroInfinity", OptionType.Flag, OptionRange.Unit);
    public static readonly Option ZeroOneLabels = new("ZeroOneLabels", OptionType.Flag, OptionRange.Unit);

    public static IReadOnlyList<Option> All { get; } =
    [
        Alpha, Beta, Clip, Curvature, Delta, Epsilon, Gamma, GammaNegative, GammaPositive, LabelSmoothing, Margin, Norm, Poly, PosWeight, Power, Q, Quantile, Scale, Shape,
        Smooth, SmoothDenominator, Temperature, Width, ZLoss,
        Blank, IgnoreIndex, Activation, Distance, Variant,
        Angular, Full, LogInput, LogTarget, Normalize, PerClass, PerSample, Probabilities, SquaredPredictions, Swap, Symmetric, ZeroInfinity, ZeroOneLabels,
    ];
}
