using System;
using System.ComponentModel;
using System.Numerics;

namespace LossGen.CompilerServices;

/// <summary>Takes losses out that a mask rules out: by a weight of 0, which makes 0 of anything, and targets that stand for none.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Masks
{
    /// <summary>The index of rows that are ruled out, where no other is ignored.</summary>
    public const int NoClass = int.MinValue;

    /// <summary>How many losses take part.</summary>
    /// <param name="mask">One for each loss.</param>
    /// <returns>The number of those that are true.</returns>
    public static int Count(ReadOnlySpan<bool> mask) => mask.Length - mask.Count(false);

    /// <summary>Writes the weight of each loss.</summary>
    /// <typeparam name="T">The type of the weights.</typeparam>
    /// <param name="mask">One for each loss.</param>
    /// <param name="sampleWeights">One for each loss, or for as many losses as the number of losses is a multiple of it; empty where all are 1.</param>
    /// <param name="result">Receives the weights, 0 where a loss is ruled out.</param>
    public static void Weights<T>(ReadOnlySpan<bool> mask, ReadOnlySpan<T> sampleWeights, Span<T> result)
        where T : unmanaged, INumberBase<T>
    {
        if (sampleWeights.Length == mask.Length)
        {
            for (int i = 0; i < mask.Length; i++) result[i] = mask[i] ? sampleWeights[i] : T.Zero;
        }
        else if (sampleWeights.IsEmpty)
        {
            for (int i = 0; i < mask.Length; i++) result[i] = mask[i] ? T.One : T.Zero;
        }
        else
        {
            int repeat = mask.Length / sampleWeights.Length;
            for (int row = 0; row < sampleWeights.Length; row++)
            {
                Weights(mask.Slice(row * repeat, repeat), sampleWeights[row], result.Slice(row * repeat, repeat));
            }
        }
    }

    /// <summary>Writes the class of each row.</summary>
    /// <typeparam name="TIndex">An integer type.</typeparam>
    /// <param name="mask">One for each row.</param>
    /// <param name="targets">One for each row.</param>
    /// <param name="ignoreIndex">What is written for rows that are ruled out.</param>
    /// <param name="result">Receives the classes.</param>
    public static void Labels<TIndex>(ReadOnlySpan<bool> mask, ReadOnlySpan<TIndex> targets, int ignoreIndex, Span<long> result)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        for (int row = 0; row < result.Length; row++) result[row] = mask[row] ? long.CreateSaturating(targets[row]) : ignoreIndex;
    }

    /// <summary>Writes the list of each row.</summary>
    /// <typeparam name="TIndex">An integer type.</typeparam>
    /// <param name="mask">One for each row.</param>
    /// <param name="targets">The lists, of equal lengths.</param>
    /// <param name="result">Receives the lists, empty where a row is ruled out.</param>
    public static void Lists<TIndex>(ReadOnlySpan<bool> mask, ReadOnlySpan<TIndex> targets, Span<long> result)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        int classes = mask.IsEmpty ? 0 : targets.Length / mask.Length;
        for (int row = 0; row < mask.Length; row++)
        {
            Span<long> list = result.Slice(row * classes, classes);
            if (!mask[row])
            {
                list.Fill(-1);
                continue;
            }

            for (int j = 0; j < classes; j++) list[j] = long.CreateSaturating(targets[row * classes + j]);
        }
    }

    /// <summary>Writes the length of each sequence.</summary>
    /// <param name="mask">One for each sequence.</param>
    /// <param name="lengths">Their lengths.</param>
    /// <param name="result">Receives the lengths, 0 where a sequence is ruled out.</param>
    public static void Lengths(ReadOnlySpan<bool> mask, ReadOnlySpan<int> lengths, Span<int> result)
    {
        for (int i = 0; i < result.Length; i++) result[i] = i < mask.Length && !mask[i] ? 0 : lengths[i];
    }

    private static void Weights<T>(ReadOnlySpan<bool> mask, T weight, Span<T> result)
        where T : unmanaged, INumberBase<T>
    {
        for (int i = 0; i < mask.Length; i++) result[i] = mask[i] ? weight : T.Zero;
    }
}
