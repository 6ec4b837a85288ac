using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.InteropServices;

namespace LossGen.CompilerServices;

/// <summary>
/// Runs row kernels over the matrix of similarities of embeddings: each row of it is compared with the column of the embedding's partner. The kernel writes the gradients of
/// similarities in their place, and products with the embeddings make those of the embeddings of them. So many rows of the matrix are in memory as fit in 16 MB or so.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PairLoop
{
    private const int GoodElements = 1 << 22;

    /// <summary>Every first embedding against all second ones.</summary>
    /// <typeparam name="TData">The type of the embeddings.</typeparam>
    /// <typeparam name="T">The type of the computation: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <typeparam name="TKernel">The kernel: it has two element inputs, of which it reads the first.</typeparam>
    /// <param name="kernel">The kernel.</param>
    /// <param name="operands">What is read and written.</param>
    /// <returns>The sum of the losses.</returns>
    public static double InfoNce<TData, T, TKernel>(TKernel kernel, in PairOperands<TData> operands)
        where TData : unmanaged, INumberBase<TData>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IRowKernel<T> =>
        InfoNce<TData, T, TKernel, OneThread>(kernel, in operands);

    internal static double InfoNce<TData, T, TKernel, TThreads>(TKernel kernel, in PairOperands<TData> operands)
        where TData : unmanaged, INumberBase<TData>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IRowKernel<T>
        where TThreads : struct, IThreads
    {
        if (operands.Rows == 0) return 0;
        int size = PairSide<T>.Size(operands.Rows, operands.Dimensions);
        using Scratch<T> memory = new(checked(2 * size));
        PairSide<T> first = new(memory.Span[..size], operands.Rows, operands.Dimensions, operands.Normalize);
        PairSide<T> second = new(memory.Span[size..], operands.Rows, operands.Dimensions, operands.Normalize);
        first.Read(0, operands.First);
        second.Read(0, operands.Second);

        using Scratch<T> perRow = new(3 * operands.Rows);
        PairLosses<T> losses = PairLosses<T>.Read(in operands, perRow.Span, operands.Rows);
        double total = Run<TData, T, TKernel, TThreads>(kernel, in operands, first, second, losses, 0, hasSelves: false);
        losses.Write(operands.Losses, operands.Symmetric ? 0.5 : 1, add: false);
        if (operands.Symmetric)
        {
            total = 0.5 * (total + Run<TData, T, TKernel, TThreads>(kernel, in operands, second, first, losses, 0, hasSelves: false));
            losses.Write(operands.Losses, 0.5, add: true);
        }

        first.Write(0, operands.GradFirst);
        second.Write(0, operands.GradSecond);
        return total;
    }

    /// <summary>Every embedding, first or second, against all others.</summary>
    /// <typeparam name="TData">The type of the embeddings.</typeparam>
    /// <typeparam name="T">The type of the computation: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <typeparam name="TKernel">The kernel: it has two element inputs, of which it reads the first.</typeparam>
    /// <param name="kernel">The kernel.</param>
    /// <param name="operands">What is read and written.</param>
    /// <returns>The sum of the losses.</returns>
    public static double NtXent<TData, T, TKernel>(TKernel kernel, in PairOperands<TData> operands)
        where TData : unmanaged, INumberBase<TData>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IRowKernel<T> =>
        NtXent<TData, T, TKernel, OneThread>(kernel, in operands);

    internal static double NtXent<TData, T, TKernel, TThreads>(TKernel kernel, in PairOperands<TData> operands)
        where TData : unmanaged, INumberBase<TData>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IRowKernel<T>
        where TThreads : struct, IThreads
    {
        if (operands.Rows == 0) return 0;
        int rows = checked(2 * operands.Rows);
        using Scratch<T> memory = new(PairSide<T>.Size(rows, operands.Dimensions));
        PairSide<T> all = new(memory.Span, rows, operands.Dimensions, operands.Normalize);
        all.Read(0, operands.First);
        all.Read(operands.Rows, operands.Second);

        using Scratch<T> perRow = new(3 * rows);
        PairLosses<T> losses = PairLosses<T>.Read(in operands, perRow.Span, rows);
        double total = Run<TData, T, TKernel, TThreads>(kernel, in operands, all, all, losses, operands.Rows, hasSelves: true);
        losses.Write(operands.Losses, 1, add: false);
        all.Write(0, operands.GradFirst);
        all.Write(operands.Rows, operands.GradSecond);
        return total;
    }

    private static double Run<TData, T, TKernel, TThreads>(
        TKernel kernel, in PairOperands<TData> operands, PairSide<T> queries, PairSide<T> keys, PairLosses<T> losses, int toPartner, bool hasSelves)
        where TData : unmanaged, INumberBase<TData>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IRowKernel<T>
        where TThreads : struct, IThreads
    {
        int dimensions = operands.Dimensions, columns = keys.Rows;
        int most = Math.Clamp(GoodElements / columns, 1, queries.Rows);
        bool hasGradients = TKernel.ElementOutputs > 0;
        using Scratch<T> matrix = new(checked(most * columns));
        using Scratch<T> sharp = new(most * dimensions);
        using Scratch<T> product = new(hasGradients ? Math.Max(most, columns) * dimensions : 0);
        using Scratch<int> labels = new(most);
        T sharpness = T.CreateTruncating(1 / operands.Temperature);
        double total = 0;
        for (int start = 0; start < queries.Rows; start += most)
        {
            int count = Math.Min(most, queries.Rows - start);
            long products = (long)count * columns;
            PairBlock<T> block = new()
            {
                Queries = queries.Vectors.Slice(start * dimensions, count * dimensions),
                Keys = keys.Vectors,
                Sharpness = sharpness,
                Start = start,
                Rows = count,
                Columns = columns,
                Dimensions = dimensions,
                HasSelves = hasSelves,
                Vectors = sharp.Span[..(count * dimensions)],
                Similarities = matrix.Span[..(count * columns)],
                QuerySlopes = queries.Slopes.Slice(start * dimensions, count * dimensions),
                KeySlopes = keys.Slopes,
                Products = product.Span,
            };
            TThreads.Run(new PairSimilarities<T>(block), PairBlock<T>.Parts(count), products);
            for (int i = 0; i < count; i++) labels.Span[i] = (start + i + toPartner) % columns;

            Operands<T> rows = losses.From<TKernel>(start);
            rows.In0 = ref MemoryMarshal.GetReference(block.Similarities);
            rows.In1 = ref MemoryMarshal.GetReference(block.Similarities);
            if (hasGradients) rows.Out0 = ref MemoryMarshal.GetReference(block.Similarities);
            total += TThreads.Rows(kernel, in rows, labels.Span[..count], columns);
            if (!hasGradients) continue;

            // What is switched off has slopes of 0, which make no 0 of what is not a number.
            for (int i = 0; i < count; i++)
            {
                if (losses.IsOff(start + i)) block.Vectors.Slice(i * dimensions, dimensions).Clear();
            }

            // One after the other: where each is compared with all, both add to the same slopes.
            TThreads.Run(new PairSlopes<T>(block, isOfKeys: false), PairBlock<T>.Parts(count), products);
            TThreads.Run(new PairSlopes<T>(block, isOfKeys: true), PairBlock<T>.Parts(columns), products);
        }

        return total;
    }
}
