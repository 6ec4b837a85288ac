using System;
using System.Globalization;
using System.Numerics;
using LossGen.CompilerServices;

namespace LossGen;

/// <summary>Targets of classification from one form to another.</summary>
public static class Labels
{
    /// <summary>Smooths labels: y(1 − s) + s/C, so that no class is certain.</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/> or <see cref="Half"/>.</typeparam>
    /// <param name="targets">One-hot or other distributions over classes, [rows × classes].</param>
    /// <param name="classes">The number C of classes, at least 1.</param>
    /// <param name="amount">The smoothing s, from 0 to 1.</param>
    /// <param name="result">Receives the smoothed targets: as many elements as <paramref name="targets"/>, of which it may be the very span.</param>
    /// <exception cref="ArgumentException">Lengths do not agree, or the spans overlap in part.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classes"/> is less than 1, or <paramref name="amount"/> is not from 0 to 1.</exception>
    public static void Smooth<T>(ReadOnlySpan<T> targets, int classes, T amount, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Check.Columns(classes, nameof(classes), targets.Length, nameof(targets));
        Check.Range(amount, nameof(amount), 0, 1);
        Check.Length(result.Length, nameof(result), targets.Length, nameof(targets));
        Check.ApartOrSame(result, nameof(result), targets, nameof(targets));
        double smoothing = double.CreateTruncating(amount);
        T kept = T.CreateTruncating(1 - smoothing);
        T shared = T.CreateTruncating(smoothing / classes);
        for (int i = 0; i < targets.Length; i++) result[i] = targets[i] * kept + shared;
    }

    /// <summary>Writes a row for each index that is 1 there and 0 elsewhere.</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/> or <see cref="Half"/>.</typeparam>
    /// <param name="indices">The class of each row, from 0 to <paramref name="classes"/> − 1.</param>
    /// <param name="classes">The number of classes, at least 1.</param>
    /// <param name="result">Receives the rows, [rows × classes].</param>
    /// <exception cref="ArgumentException"><paramref name="result"/> does not have one element per row and class, or overlaps <paramref name="indices"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classes"/> is less than 1, or an index is no class; nothing is written then.</exception>
    public static void OneHot<T>(ReadOnlySpan<int> indices, int classes, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Rows(result.Length, nameof(result), classes, indices.Length, nameof(indices));
        Check.Apart<T, int>(result, nameof(result), indices, nameof(indices));
        CheckLabels.Rows(indices, nameof(indices), classes);
        result.Clear();
        for (int row = 0; row < indices.Length; row++) result[row * classes + indices[row]] = T.One;
    }

    /// <summary>Finds the class of each one-hot row.</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/> or <see cref="Half"/>.</typeparam>
    /// <param name="oneHot">Rows that hold one 1 and otherwise 0, [rows × classes].</param>
    /// <param name="classes">The number of classes, at least 1.</param>
    /// <param name="result">Receives the index of the 1 of each row.</param>
    /// <exception cref="ArgumentException">
    /// Lengths do not agree, the spans overlap, or a row is not one-hot: smoothed labels and probabilities are not, nor are several classes at once. Nothing is written then.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classes"/> is less than 1.</exception>
    public static void ToIndices<T>(ReadOnlySpan<T> oneHot, int classes, Span<int> result)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Rows(oneHot.Length, nameof(oneHot), classes, result.Length, nameof(result));
        Check.Apart<int, T>(result, nameof(result), oneHot, nameof(oneHot));
        for (int row = 0; row < result.Length; row++) IndexOf(oneHot, row, classes);
        for (int row = 0; row < result.Length; row++) result[row] = oneHot.Slice(row * classes, classes).IndexOf(T.One);
    }

    private static void IndexOf<T>(ReadOnlySpan<T> oneHot, int row, int classes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> values = oneHot.Slice(row * classes, classes);
        int other = values.IndexOfAnyExcept(T.One, T.Zero);
        int ones = values.Count(T.One);
        if (other < 0 && ones == 1) return;
        string given = other >= 0 ? values[other].ToString(null, CultureInfo.InvariantCulture) + $" in column {other}" : ones == 0 ? "no 1" : $"{ones} ones";
        throw new ArgumentException($"Row {row} of oneHot holds {given}; it must hold one 1 and otherwise 0.", nameof(oneHot));
    }

    private static void Rows(int length, string name, int classes, int rows, string rowsName)
    {
        Check.Columns(classes, nameof(classes), length, name);
        if (length / classes != rows)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{name} has {length} elements, {length / classes} rows of {classes} classes, but {rowsName} has {rows}."), name);
        }
    }
}
