using System;

namespace LossGen.Generator.Formulas;

/// <summary>A row of <see cref="LossOptions"/>: a numeric or boolean option of the attribute, whichever kinds have it.</summary>
/// <param name="Name">As in the attribute; in camelCase it is the name of the run-time parameter.</param>
/// <param name="Type">What it is.</param>
/// <param name="Range">The values allowed.</param>
internal sealed record Option(string Name, OptionType Type, OptionRange Range)
{
    /// <summary>The name of the method parameter that gives it at run time.</summary>
    public string ParameterName { get; init; } = char.ToLowerInvariant(Name[0]) + Name.Substring(1);
}

/// <summary>What an option's value is.</summary>
internal enum OptionType
{
    Real,
    Flag,
}

/// <summary>The values allowed: between bounds, and but for <see cref="Any"/> finite.</summary>
/// <param name="Low">The least.</param>
/// <param name="High">The greatest.</param>
/// <param name="LowExcluded">Whether the least itself is out of range.</param>
internal sealed record OptionRange(double Low, double High, bool LowExcluded = false)
{
    /// <summary>Not even finite: what a user's own formula makes of its parameters is its own affair.</summary>
    public static readonly OptionRange Any = new(double.NegativeInfinity, double.PositiveInfinity);

    public static readonly OptionRange Finite = new(double.MinValue, double.MaxValue);
    public static readonly OptionRange NonNegative = new(0, double.MaxValue);
    public static readonly OptionRange Positive = new(0, double.MaxValue, LowExcluded: true);
    public static readonly OptionRange Unit = new(0, 1);

    public bool Contains(double value) => !double.IsNaN(value) && value <= High && (LowExcluded ? value > Low : value >= Low);

    /// <summary>In words, for messages: "from 0 to 1".</summary>
    public string Describe()
    {
        if (this == Any) return "any number";
        if (this == Finite) return "a finite number";
        if (High == double.MaxValue) return LowExcluded ? "a finite number above 0" : "a finite number of at least 0";
        return FormattableString.Invariant($"from {Low} to {High}");
    }
}
