using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LossGen.Gallery;
using LossGen.Generator.Formulas;

namespace LossGen.Explorer;

using ValueKind = LossGen.Generator.Formulas.ValueKind;

/// <summary>A number or a switch that somebody can move.</summary>
/// <param name="Name">The option, or an input that stands still.</param>
/// <param name="Value">What it is now.</param>
/// <param name="Default">What it is where nothing is given; null: then the formula does without.</param>
/// <param name="IsGiven">Whether it is in the link.</param>
/// <param name="Low">Where the slider begins.</param>
/// <param name="High">Where it ends.</param>
/// <param name="IsFlag">Whether it is a switch.</param>
internal sealed record Control(string Name, double Value, double? Default, bool IsGiven, double Low, double High, bool IsFlag = false)
{
    /// <summary>How far a key moves the slider.</summary>
    public double Step { get; init; } = 0.01;

    public static IEnumerable<Control> Of(LossKind kind, IReadOnlyDictionary<string, double> given) =>
        Declared.OptionsOf(kind).Select(o => Of(o, given)).Concat(Still(kind, given));

    public static IEnumerable<Control> Of(OwnFormula formula, LossKind? kind, IReadOnlyDictionary<string, double> given) =>
        formula.Defaults.Select(d => Number(d.Key, d.Value, given, Math.Min(0, 4 * d.Value), Math.Max(4 * d.Value, 1))).Concat(kind is null ? [] : Still(kind, given));

    public static double Number(object? typed) =>
        double.TryParse(typed?.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : 0;

    /// <summary>For HTML.</summary>
    public string Text(double value) => Math.Round(value, 10).ToString(CultureInfo.InvariantCulture);

    private static Control Of(OptionDefault option, IReadOnlyDictionary<string, double> given)
    {
        Option row = option.Option;
        if (row.Type == OptionType.Flag) return Number(row.Name, option.Default ?? 0, given, 0, 1) with { IsFlag = true };
        double usual = Math.Abs(option.Default ?? 0);
        double low = Math.Max(option.Allowed.Low, -2), high = Math.Min(option.Allowed.High, usual > 0 && usual < 1e-3 ? 0.1 : Math.Max(5, 4 * usual));
        bool isWhole = option.Allowed.IsWhole || row.Type != OptionType.Real;
        return Number(row.Name, option.Default, given, option.Allowed.LowExcluded ? low + 0.01 : low, high) with { Step = isWhole ? 1 : 0.01 };
    }

    // Inputs beside the one that the picture runs along.
    private static IEnumerable<Control> Still(LossKind kind, IReadOnlyDictionary<string, double> given) => kind.Layout == LossLayout.Elements
        ? kind.Inputs.Skip(1).Select(i => Number(i.Name, Stages.StillValue(kind, i), given, i.Holds is ValueKind.BinaryLabels or ValueKind.Probabilities ? 0 : -3, i.Holds == ValueKind.Values ? 3 : 1))
        : [];

    private static Control Number(string name, double? usual, IReadOnlyDictionary<string, double> given, double low, double high) =>
        given.TryGetValue(name, out double value) ? new(name, value, usual, true, low, high) : new(name, usual ?? low, usual, false, low, high);
}
