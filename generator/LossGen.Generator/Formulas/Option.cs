using System;
using System.Linq;

namespace LossGen.Generator.Formulas;

/// <summary>A row of <see cref="LossOptions"/>: a numeric or boolean option of the attribute, whichever kinds have it.</summary>
/// <param name="Name">As in the attribute; in camelCase it is the name of the run-time parameter.</param>
/// <param name="Type">What it is.</param>
/// <param name="Range">The values allowed.</param>
internal sealed record Option(string Name, OptionType Type, OptionRange Range)
{
    /// <summary>The enumeration in <c>LossGen</c> that has its values, and its members, from 0; empty for numbers and flags.</summary>
    public EquatableArray<string> Members { get; init; } = [];

    public string Enumeration { get; init; } = "";

    /// <summary>An option that is a member of an enumeration.</summary>
    public static Option Of(string name, string enumeration, params string[] members)
    {
        string words = $"a member of {enumeration}: {string.Join(", ", members.Take(members.Length - 1))} or {members[members.Length - 1]}";
        OptionRange range = new(0, members.Length - 1) { IsWhole = true, Words = words };
        return new(name, OptionType.Member, range) { Enumeration = enumeration, Members = [.. members] };
    }

    /// <summary>Whether a parameter of the method may give it at run time.</summary>
    public bool IsParameter => Type is OptionType.Real or OptionType.Integer;

    /// <summary>The name of the method parameter that gives it at run time.</summary>
    public string ParameterName { get; init; } = char.ToLowerInvariant(Name[0]) + Name.Substring(1);
}

/// <summary>What an option's value is.</summary>
internal enum OptionType
{
    Real,
    Flag,

    /// <summary>Any number of 32 bits.</summary>
    Integer,

    /// <summary>A member of an enumeration, by its number.</summary>
    Member,
}

/// <summary>The values allowed: between bounds, and but for <see cref="Any"/> finite.</summary>
/// <param name="Low">The least.</param>
/// <param name="High">The greatest.</param>
/// <param name="LowExcluded">Whether the least itself is out of range.</param>
internal sealed record OptionRange(double Low, double High, bool LowExcluded = false)
{
    private const double MostExponent = 1000;

    /// <summary>Not even finite: what a user's own formula makes of its parameters is its own affair.</summary>
    public static readonly OptionRange Any = new(double.NegativeInfinity, double.PositiveInfinity);

    public static readonly OptionRange Finite = new(double.MinValue, double.MaxValue);
    public static readonly OptionRange NonNegative = new(0, double.MaxValue);
    public static readonly OptionRange Positive = new(0, double.MaxValue, LowExcluded: true);
    public static readonly OptionRange Unit = new(0, 1);
    public static readonly OptionRange OneOrTwo = new(1, 2) { IsWhole = true };

    /// <summary>Of powers: beyond it a power is 0, 1 or infinite for next to every base.</summary>
    public static readonly OptionRange Exponent = new(0, MostExponent);

    public static readonly OptionRange PositiveExponent = new(0, MostExponent, LowExcluded: true);
    public static readonly OptionRange Norm = new(1, MostExponent);
    public static readonly OptionRange Integer = new(int.MinValue, int.MaxValue);

    /// <summary>Whether nothing between whole numbers is allowed.</summary>
    public bool IsWhole { get; init; }

    /// <summary>What messages call it, where bounds do not say it.</summary>
    public string? Words { get; init; }

    public bool Contains(double value) => (!IsWhole || value == Math.Floor(value)) && !double.IsNaN(value) && value <= High && (LowExcluded ? value > Low : value >= Low);

    /// <summary>In words, for messages: "from 0 to 1".</summary>
    public string Describe()
    {
        if (this == Any) return "any number";
        if (this == Finite) return "a finite number";
        if (this == Integer) return "a whole number of 32 bits";
        if (this == OneOrTwo) return "1 or 2";
        if (Words is not null) return Words;
        if (High == int.MaxValue) return FormattableString.Invariant($"a whole number of at least {Low}");
        if (High == double.MaxValue) return FormattableString.Invariant($"a finite number {(LowExcluded ? "above" : "of at least")} {Low}");
        return LowExcluded ? FormattableString.Invariant($"above {Low} and at most {High}") : FormattableString.Invariant($"from {Low} to {High}");
    }
}
