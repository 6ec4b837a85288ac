using System;
using System.ComponentModel;
using System.Numerics;

namespace LossGen.CompilerServices;

/// <summary>Rows that have one label.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Clusters
{
    /// <summary>How many other rows have a row's label, summed over all rows.</summary>
    /// <typeparam name="T">The type of the weights.</typeparam>
    /// <typeparam name="TIndex">The type of the labels.</typeparam>
    /// <param name="labels">The labels.</param>
    /// <param name="weights">The weight of each row in that sum; all 1 where it is empty.</param>
    /// <returns>The sum.</returns>
    public static double Pairs<T, TIndex>(ReadOnlySpan<TIndex> labels, ReadOnlySpan<T> weights)
        where T : unmanaged, INumberBase<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        double total = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            int others = labels.Count(labels[row]) - 1;
            total += weights.IsEmpty ? others : double.CreateTruncating(weights[row]) * others;
        }

        return total;
    }

    /// <summary>Writes 1 for the other rows with the label of a row, and 0 for the rest.</summary>
    internal static void Positives<T, TIndex>(ReadOnlySpan<TIndex> labels, int row, Span<T> positives)
        where T : unmanaged, INumberBase<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        TIndex own = labels[row];
        for (int other = 0; other < labels.Length; other++) positives[other] = labels[other] == own ? T.One : T.Zero;
        positives[row] = T.Zero;
    }
}
