using System.Collections.Generic;

namespace LossGen.Generator.Formulas;

/// <summary>Every option of the attribute that a kind may have. Which kind has which, and with which default, the catalogue says.</summary>
internal static class LossOptions
{
    public static readonly Option Alpha = new("Alpha", OptionType.Real, OptionRange.Unit);
    public static readonly Option Beta = new("Beta", OptionType.Real, OptionRange.NonNegative);
    public static readonly Option Delta = new("Delta", OptionType.Real, OptionRange.Positive);
    public static readonly Option Epsilon = new("Epsilon", OptionType.Real, OptionRange.NonNegative);
    public static readonly Option Gamma = new("Gamma", OptionType.Real, OptionRange.NonNegative);
    public static readonly Option LabelSmoothing = new("LabelSmoothing", OptionType.Real, OptionRange.Unit);
    public static readonly Option Margin = new("Margin", OptionType.Real, OptionRange.Finite);
    public static readonly Option PosWeight = new("PosWeight", OptionType.Real, OptionRange.NonNegative);
    public static readonly Option Quantile = new("Quantile", OptionType.Real, OptionRange.Unit);
    public static readonly Option Full = new("Full", OptionType.Flag, OptionRange.Unit);
    public static readonly Option LogInput = new("LogInput", OptionType.Flag, OptionRange.Unit);

    public static IReadOnlyList<Option> All { get; } =
        [Alpha, Beta, Delta, Epsilon, Gamma, LabelSmoothing, Margin, PosWeight, Quantile, Full, LogInput];
}
