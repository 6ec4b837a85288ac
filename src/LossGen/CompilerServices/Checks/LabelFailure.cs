using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace LossGen.CompilerServices;

/// <summary>Throws what <see cref="CheckLabels"/> found.</summary>
internal static class LabelFailure
{
    [DoesNotReturn]
    public static void Length(int length, string name, int rows, int classes, string elementsName)
    {
        string hint = (long)rows * classes == length
            ? $"That is one value per row and class, which looks like one-hot: {name} takes class indices, as Labels.ToIndices makes them."
            : $"{name} takes one class index per row.";
        throw new ArgumentException(Text($"{name} has {Count(length, "element")} but {elementsName} has {Count(rows, "row")} of {Classes(classes)}. {hint}"), name);
    }

    [DoesNotReturn]
    public static void Classes(int elements, string elementsName, int rows, string rowsName) =>
        throw new ArgumentException(
            Text($"{elementsName} has {Count(elements, "element")} but {rowsName} has {rows}; {elementsName} must hold a row of at least 1 class for each."),
            elementsName);

    [DoesNotReturn]
    public static void Weights(int length, string name, int classes) =>
        throw new ArgumentException(Text($"{name} has {Count(length, "element")} but there {(classes == 1 ? "is" : "are")} {Classes(classes)}."), name);

    [DoesNotReturn]
    public static void Index(object value, string name, int row, int classes, int? ignoreIndex)
    {
        string allowed = classes == 1 ? "0" : Text($"from 0 to {classes - 1}");
        if (ignoreIndex is { } ignored and not Masks.NoClass) allowed += Text($", or {ignored} to be ignored");
        string hint = classes == 1
            ? " Rows of 1 class look like one-hot targets where indices are expected, or like the 0/1 labels of a binary loss."
            : "";
        throw new ArgumentOutOfRangeException(name, value, Text($"Row {row} of {name} is {value}; it must be {allowed}.{hint}"));
    }

    [DoesNotReturn]
    public static void ListItem(object value, string name, int row, int column, int classes) =>
        throw new ArgumentOutOfRangeException(
            name, value, Text($"Row {row} of {name} is {value} in column {column}; it must list classes from 0 to {classes - 1}, and end with -1."));

    private static string Classes(int classes) => classes == 1 ? "1 class" : Text($"{classes} classes");

    private static string Count(int count, string noun) => Text($"{count} {noun}{(count == 1 ? "" : "s")}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
