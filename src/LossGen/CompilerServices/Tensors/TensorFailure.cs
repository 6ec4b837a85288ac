using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace LossGen.CompilerServices;

/// <summary>Throws what <see cref="CheckTensor"/> found.</summary>
internal static class TensorFailure
{
    [DoesNotReturn]
    public static void Same(ReadOnlySpan<long> shape, string name, ReadOnlySpan<long> expected, string expectedName) =>
        throw new ArgumentException(
            $"{name} has the shape {Text(shape)} but {expectedName} has {Text(expected)}; they must have equal shapes, nothing is broadcast.", name);

    [DoesNotReturn]
    public static void Rank(ReadOnlySpan<long> shape, string name, string expected) =>
        throw new ArgumentException($"{name} has the shape {Text(shape)}; it must be {expected}.", name);

    [DoesNotReturn]
    public static void Columns(TensorAxes axes, int columns, string unit) =>
        throw new ArgumentException($"{axes.Name} has the shape {Text(axes.Shape)}: {Number(axes.Columns)} {unit}; the attribute says {Number(columns)}.", axes.Name);

    [DoesNotReturn]
    public static void PerRow(ReadOnlySpan<long> shape, string name, TensorAxes axes, bool isIndex)
    {
        string unit = isIndex ? "class index" : "value";
        string hint = isIndex && shape.SequenceEqual(axes.Shape)
            ? $" One value per row and class looks like one-hot, or like probabilities: {name} takes class indices, as {name}.argmax makes them."
            : "";
        throw new ArgumentException(
            $"{name} has the shape {Text(shape)} but {axes.Name} has {Text(axes.Shape)}; it must hold one {unit} for each row, {Text(axes.LossShape)}.{hint}", name);
    }

    [DoesNotReturn]
    public static void PerLoss(ReadOnlySpan<long> shape, string name, ReadOnlySpan<long> expected) =>
        throw new ArgumentException($"{name} has the shape {Text(shape)}; it must hold one value for each loss, {Text(expected)}.", name);

    [DoesNotReturn]
    public static void PerClass(ReadOnlySpan<long> shape, string name, TensorAxes axes) =>
        throw new ArgumentException(
            $"{name} has the shape {Text(shape)} but {axes.Name} has {Text(axes.Shape)}; it must hold one value for each class, [{Number(axes.Columns)}].", name);

    [DoesNotReturn]
    public static void Trailing(ReadOnlySpan<long> shape, string name, ReadOnlySpan<long> expected, string expectedName) =>
        throw new ArgumentException(
            $"{name} has the shape {Text(shape)} but {expectedName} has {Text(expected)}; it must agree with the last axes, or be 1 there.", name);

    [DoesNotReturn]
    public static void Line(ReadOnlySpan<long> shape, string name, long length, string unit) =>
        throw new ArgumentException(
            $"{name} has the shape {Text(shape)}; it must hold one value for each {unit}{(length < 0 ? "" : $", [{Number(length)}]")}.", name);

    [DoesNotReturn]
    public static void Sequences(ReadOnlySpan<long> shape, string name, TensorAxes axes)
    {
        string expected = axes.Shape.Length == 3 ? $"[{Number(axes.Shape[1])}, S]" : "[S]";
        throw new ArgumentException(
            $"{name} has the shape {Text(shape)} but {axes.Name} has {Text(axes.Shape)}; it must hold the class indices of each sequence, {expected}.", name);
    }

    private static string Text(ReadOnlySpan<long> shape)
    {
        StringBuilder text = new("[");
        for (int i = 0; i < shape.Length; i++)
        {
            if (i > 0) text.Append(", ");
            text.Append(Number(shape[i]));
        }

        return text.Append(']').ToString();
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
