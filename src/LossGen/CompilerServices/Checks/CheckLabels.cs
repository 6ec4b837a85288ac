using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LossGen.CompilerServices;

/// <summary>What emitted code asks of targets that are class indices, before it touches anything.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CheckLabels
{
    /// <summary>Demands one index per row.</summary>
    /// <param name="length">The length of the span of indices.</param>
    /// <param name="name">Its parameter.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="classes">The number of columns.</param>
    /// <param name="elementsName">The parameter that has the rows.</param>
    public static void Length(int length, string name, int rows, int classes, string elementsName)
    {
        if (length != rows) LabelFailure.Length(length, name, rows, classes, elementsName);
    }

    /// <summary>The number of columns that follows from the number of rows.</summary>
    /// <param name="elements">The number of elements of all rows.</param>
    /// <param name="elementsName">The parameter that has them.</param>
    /// <param name="rows">The number of rows: the length of the span of indices.</param>
    /// <param name="rowsName">Its parameter.</param>
    /// <returns>The number of columns, at least 1; 1 where there is no row.</returns>
    public static int Classes(int elements, string elementsName, int rows, string rowsName)
    {
        if (rows == 0 ? elements != 0 : elements == 0 || elements % rows != 0) LabelFailure.Classes(elements, elementsName, rows, rowsName);
        return rows == 0 ? 1 : elements / rows;
    }

    /// <summary>Demands one weight per class.</summary>
    /// <param name="length">The length of the span of weights.</param>
    /// <param name="name">Its parameter.</param>
    /// <param name="classes">The number of classes.</param>
    public static void Weights(int length, string name, int classes)
    {
        if (length != classes) LabelFailure.Weights(length, name, classes);
    }

    /// <summary>Demands that every index is a class.</summary>
    /// <typeparam name="TIndex">An integer type.</typeparam>
    /// <param name="targets">The indices, one per row.</param>
    /// <param name="name">Their parameter.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="ignoreIndex">The index that stands for no class, where there is one.</param>
    /// <returns>How many rows are not ignored.</returns>
    public static int Rows<TIndex>(ReadOnlySpan<TIndex> targets, string name, int classes, int? ignoreIndex = null)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        // No class where the type cannot hold the last one: then none of its values is too great.
        TIndex last = TIndex.CreateSaturating(classes - 1);
        return ignoreIndex is null && FirstBeyond(targets, last) < 0 ? targets.Length : RowsNotIgnored(targets, name, classes, last, ignoreIndex);
    }

    private static int RowsNotIgnored<TIndex>(ReadOnlySpan<TIndex> targets, string name, int classes, TIndex last, int? ignoreIndex)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        bool ignores = Holds(ignoreIndex, out TIndex ignored);
        int row = 0;
        while (row < targets.Length)
        {
            int found = FirstBeyond(targets[row..], last);
            if (found < 0) break;
            row += found;
            if (!ignores || targets[row] != ignored) LabelFailure.Index(targets[row], name, row, classes, ignoreIndex);

            // Ignored rows come in runs: padding.
            int run = targets[row..].IndexOfAnyExcept(ignored);
            row = run < 0 ? targets.Length : row + run;
        }

        return ignores ? targets.Length - targets.Count(ignored) : targets.Length;
    }

    /// <summary>The sum of the weights of the classes of all rows that are not ignored, in a fixed order.</summary>
    /// <typeparam name="TIndex">An integer type.</typeparam>
    /// <typeparam name="T">The type of the weights: <see cref="float"/>, <see cref="double"/> or <see cref="Half"/>.</typeparam>
    /// <param name="targets">The indices, which <see cref="Rows"/> accepted.</param>
    /// <param name="weights">One weight per class.</param>
    /// <param name="ignoreIndex">The index that stands for no class, where there is one.</param>
    /// <returns>The sum; 0 where all rows are ignored.</returns>
    public static double WeightSum<TIndex, T>(ReadOnlySpan<TIndex> targets, ReadOnlySpan<T> weights, int? ignoreIndex = null)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        bool ignores = Holds(ignoreIndex, out TIndex ignored);

        // Four sums, so that an addition need not wait for the one before it.
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int row = 0;
        for (; row <= targets.Length - 4; row += 4)
        {
            sum0 += Weight(targets[row], weights, ignores, ignored);
            sum1 += Weight(targets[row + 1], weights, ignores, ignored);
            sum2 += Weight(targets[row + 2], weights, ignores, ignored);
            sum3 += Weight(targets[row + 3], weights, ignores, ignored);
        }

        for (; row < targets.Length; row++) sum0 += Weight(targets[row], weights, ignores, ignored);
        return sum0 + sum2 + (sum1 + sum3);
    }

    /// <summary>Demands that every row lists classes and ends with −1, unless it is full. What stands behind the −1 is not looked at.</summary>
    /// <typeparam name="TIndex">An integer type.</typeparam>
    /// <param name="targets">The lists, as many elements in each as there are classes.</param>
    /// <param name="name">Their parameter.</param>
    /// <param name="classes">The number of classes.</param>
    public static void Lists<TIndex>(ReadOnlySpan<TIndex> targets, string name, int classes)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        bool hasEnd = Holds(-1, out TIndex end);
        TIndex last = TIndex.CreateSaturating(classes - 1);
        for (int start = 0; start < targets.Length; start += classes)
        {
            ReadOnlySpan<TIndex> list = targets.Slice(start, classes);
            int found = FirstBeyond(list, last);
            if (found >= 0 && !(hasEnd && list[found] == end)) LabelFailure.ListItem(list[found], name, start / classes, found, classes);
        }
    }

    /// <summary>The first that is negative or greater than <paramref name="last"/>, or −1. The framework's IndexOfAnyExceptInRange takes the JIT five methods in the first call.</summary>
    [MethodImpl(Compiled.Once)]
    internal static int FirstBeyond<TIndex>(ReadOnlySpan<TIndex> targets, TIndex last)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        int i = 0;
        if (Vector256<TIndex>.IsSupported)
        {
            ref TIndex first = ref MemoryMarshal.GetReference(targets);
            Vector256<TIndex> greatest = Vector256.Create(last);
            for (; i <= targets.Length - Vector256<TIndex>.Count; i += Vector256<TIndex>.Count)
            {
                Vector256<TIndex> some = Vector256.LoadUnsafe(ref first, (nuint)i);
                if ((Vector256.LessThan(some, Vector256<TIndex>.Zero) | Vector256.GreaterThan(some, greatest)) != Vector256<TIndex>.Zero) break;
            }
        }

        for (; i < targets.Length; i++)
        {
            if (targets[i] < TIndex.Zero || targets[i] > last) return i;
        }

        return -1;
    }

    private static double Weight<TIndex, T>(TIndex target, ReadOnlySpan<T> weights, bool ignores, TIndex ignored)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        ignores && target == ignored ? 0 : double.CreateTruncating(weights[int.CreateTruncating(target)]);

    // An index that the type cannot hold ignores nothing.
    private static bool Holds<TIndex>(int? index, out TIndex value)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        value = TIndex.CreateSaturating(index ?? 0);
        return index is { } wanted && long.CreateSaturating(value) == wanted;
    }
}
