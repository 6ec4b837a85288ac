using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace LossGen.CompilerServices;

/// <summary>Throws what <see cref="Check"/> found: apart, so that the checks themselves stay small enough to be inlined.</summary>
internal static class CheckFailure
{
    [DoesNotReturn]
    public static void Length(int length, string name, int expected, string expectedName) =>
        throw new ArgumentException(
            $"{name} has {Elements(length)} but {expectedName} has {Number(expected)}; they must have equal lengths.", name);

    [DoesNotReturn]
    public static void Rows(int length, string name, int count, string countName) =>
        throw new ArgumentException(
            $"{name} has {Elements(length)} but {countName} has {Number(count)}; "
            + "it must hold one value per element, or one per row, and then its length divides theirs.",
            name);

    [DoesNotReturn]
    public static void Cycle(int length, string name, int count, string countName) =>
        throw new ArgumentException(
            $"{name} has {Elements(length)} but {countName} has {Number(count)}; it must hold one value per column, and its length divides theirs.",
            name);

    [DoesNotReturn]
    public static void LeastColumns(int columns, string name, int least) =>
        throw new ArgumentException($"Rows of {name} have {Number(columns)} columns, but the formula reads column {Number(least - 1)}.", name);

    [DoesNotReturn]
    public static void NoColumns(int columns, string name) =>
        throw new ArgumentOutOfRangeException(name, columns, $"{name} must be at least 1.");

    [DoesNotReturn]
    public static void Columns(int columns, string name, int count, string countName) =>
        throw new ArgumentException($"{name} is {Number(columns)} but {countName} has {Elements(count)}; {name} must divide their number.", name);

    [DoesNotReturn]
    public static void TooManyColumns(nint columns, int most) =>
        throw new ArgumentException(
            $"There are {Number((int)columns)} classes, but class indices beside float can tell apart at most {Number(most)}; use double.", nameof(columns));

    [DoesNotReturn]
    public static void PerLoss(int length, string name, int count, string unit, string countName) =>
        throw new ArgumentException(
            $"{name} has {Elements(length)} but {countName} has {Number(count)} {unit}{(count == 1 ? "" : "s")}; it must hold one value for each {unit}.", name);

    [DoesNotReturn]
    public static void Whole(object value, string name, double low, double high) =>
        throw new ArgumentOutOfRangeException(name, value, $"{name} must be a whole number from {Number(low)} to {Number(high)}.");

    [DoesNotReturn]
    public static void Overlap(string name, string otherName, bool mayBeSame) =>
        throw new ArgumentException(
            mayBeSame
                ? $"{name} overlaps {otherName}; it must be exactly the same span or share no memory with it."
                : $"{name} overlaps {otherName}; it must share no memory with it.",
            name);

    [DoesNotReturn]
    public static void Range(object value, string name, double low, double high, bool lowExcluded) =>
        throw new ArgumentOutOfRangeException(name, value, $"{name} must be {Describe(low, high, lowExcluded)}.");

    private static string Describe(double low, double high, bool lowExcluded)
    {
        if (high == double.MaxValue)
        {
            if (low == double.MinValue) return "a finite number";
            return lowExcluded ? $"a finite number above {Number(low)}" : $"a finite number of at least {Number(low)}";
        }

        return lowExcluded ? $"above {Number(low)} and at most {Number(high)}" : $"from {Number(low)} to {Number(high)}";
    }

    private static string Elements(int count) => count == 1 ? "1 element" : Number(count) + " elements";

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
