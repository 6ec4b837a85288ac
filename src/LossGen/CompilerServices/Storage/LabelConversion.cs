using System;
using System.ComponentModel;
using System.Numerics;

namespace LossGen.CompilerServices;

/// <summary>Labels stored as integers or bool, as the numbers that losses compare.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LabelConversion
{
    /// <summary>Integers as numbers.</summary>
    /// <typeparam name="TStored">The type of the labels.</typeparam>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="labels">The labels.</param>
    /// <param name="numbers">As many numbers.</param>
    public static void FromInteger<TStored, T>(ReadOnlySpan<TStored> labels, Span<T> numbers)
        where TStored : unmanaged, IBinaryInteger<TStored>
        where T : unmanaged, INumberBase<T>
    {
        for (int i = 0; i < labels.Length; i++) numbers[i] = T.CreateTruncating(labels[i]);
    }

    /// <summary>True as 1.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="labels">The labels.</param>
    /// <param name="numbers">As many numbers.</param>
    /// <param name="hasSigns">Whether false is −1, rather than 0.</param>
    public static void FromBool<T>(ReadOnlySpan<bool> labels, Span<T> numbers, bool hasSigns)
        where T : unmanaged, INumberBase<T>
    {
        T low = hasSigns ? -T.One : T.Zero;
        for (int i = 0; i < labels.Length; i++) numbers[i] = labels[i] ? T.One : low;
    }
}
