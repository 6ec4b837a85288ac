using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LossGen.CompilerServices;

/// <summary>Runs row kernels over rows whose targets are lists of classes: once for every class of the list.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LabelListLoop
{
    /// <summary>Runs a kernel over all rows.</summary>
    /// <typeparam name="T">The type of the elements and of the computation: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <typeparam name="TIndex">The type of class indices.</typeparam>
    /// <typeparam name="TKernel">The kernel: its second element input is a mask of the row's classes, and its label one of them.</typeparam>
    /// <param name="kernel">The kernel with its run-time options.</param>
    /// <param name="operands">What is read and written, the mask excepted.</param>
    /// <param name="lists">The classes of each row, checked, up to the first −1.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns, at least 1.</param>
    /// <returns>The sum of the losses of the rows.</returns>
    public static double Run<T, TIndex, TKernel>(TKernel kernel, in Operands<T> operands, ReadOnlySpan<TIndex> lists, int rows, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
        where TKernel : struct, IRowKernel<T> =>
        Run<T, TIndex, TKernel, OneThread>(kernel, in operands, lists, rows, columns);

    /// <summary>Runs a kernel that computes in <see cref="float"/> over all rows of <see cref="Half"/>.</summary>
    /// <typeparam name="TIndex">The type of class indices.</typeparam>
    /// <typeparam name="TKernel">The kernel, likewise.</typeparam>
    /// <param name="kernel">The kernel with its run-time options.</param>
    /// <param name="operands">What is read and written, the mask excepted.</param>
    /// <param name="lists">The classes of each row, checked, up to the first −1.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns, at least 1.</param>
    /// <returns>The sum of the losses of the rows.</returns>
    public static double RunHalf<TIndex, TKernel>(TKernel kernel, in Operands<Half> operands, ReadOnlySpan<TIndex> lists, int rows, int columns)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
        where TKernel : struct, IRowKernel<float> =>
        RunHalf<TIndex, TKernel, OneThread>(kernel, in operands, lists, rows, columns);

    internal static double Run<T, TIndex, TKernel, TThreads>(TKernel kernel, in Operands<T> operands, ReadOnlySpan<TIndex> lists, int rows, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
        where TKernel : struct, IRowKernel<T>
        where TThreads : struct, IThreads
    {
        if (rows == 0) return 0;
        using Scratch<double> sums = new(rows);
        Rows<T, TIndex, TKernel> work = new(kernel, in operands, lists, rows, columns, sums.Span);
        TThreads.Run(in work, work.Parts, lists.Length);
        double total = 0;
        foreach (double sum in sums.Span) total += sum;
        return total;
    }

    internal static double RunHalf<TIndex, TKernel, TThreads>(TKernel kernel, in Operands<Half> operands, ReadOnlySpan<TIndex> lists, int rows, int columns)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
        where TKernel : struct, IRowKernel<float>
        where TThreads : struct, IThreads
    {
        // The mask is made here, so that the copy of it may be of anything as long.
        Operands<Half> whole = operands;
        whole.In1 = ref operands.In0;
        return HalfOperands.Run<TKernel, Body<TIndex, TKernel, TThreads>>(new(kernel, lists, rows, columns), in whole, lists.Length, rows);
    }

    private static ReadOnlySpan<TIndex> List<TIndex>(ReadOnlySpan<TIndex> row)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        int end = 0;
        while (end < row.Length && !TIndex.IsNegative(row[end])) end++;
        return row[..end];
    }

    private readonly ref struct Body<TIndex, TKernel, TThreads>(TKernel kernel, ReadOnlySpan<TIndex> lists, int rows, int columns) : IOperandsBody<float>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
        where TKernel : struct, IRowKernel<float>
        where TThreads : struct, IThreads
    {
        private readonly ReadOnlySpan<TIndex> _lists = lists;

        public double Run(in Operands<float> operands) => LabelListLoop.Run<float, TIndex, TKernel, TThreads>(kernel, in operands, _lists, rows, columns);
    }

    private readonly ref struct Rows<T, TIndex, TKernel>(
        TKernel kernel, in Operands<T> operands, ReadOnlySpan<TIndex> lists, int rows, int columns, Span<double> sums) : IWork
        where T : unmanaged, IFloatingPointIeee754<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
        where TKernel : struct, IRowKernel<T>
    {
        private readonly Operands<T> _operands = operands;
        private readonly ReadOnlySpan<TIndex> _lists = lists;
        private readonly Span<double> _sums = sums;

        /// <summary>The number of parts.</summary>
        public int Parts => (int)(((long)rows + RowsPerPart - 1) / RowsPerPart);

        private int RowsPerPart => Math.Max(ParallelParts.GoodElements / columns, 1);

        public void Run(int part)
        {
            using Scratch<T> scratch = new(checked(3 * columns + 1));
            long end = Math.Min((part + 1L) * RowsPerPart, rows);
            for (int row = part * RowsPerPart; row < end; row++) _sums[row] = RunOne(row, scratch.Span);
        }

        private double RunOne(int row, Span<T> scratch)
        {
            Span<T> mask = scratch[..columns], slopes = scratch.Slice(columns, columns), sums = scratch.Slice(2 * columns, columns);
            ref T loss = ref scratch[3 * columns];
            ReadOnlySpan<TIndex> labels = List(_lists.Slice(row * columns, columns));
            mask.Clear();
            foreach (TIndex label in labels) mask[int.CreateTruncating(label)] = T.One;
            sums.Clear();
            T losses = T.Zero;
            double total = 0;

            Operands<T> one = default;
            OperandSlots.MapInputs(TKernel.ElementInputs + TKernel.RowInputs, in _operands, ref one, new Inputs<T, TKernel>(mask, row, columns));
            OperandSlots.MapOutputs(TKernel.ElementOutputs + TKernel.RowOutputs, in _operands, ref one, new Outputs<T, TKernel>(slopes, ref loss));
            for (int i = 0; i < labels.Length; i++)
            {
                total += RowLoop.Run(kernel, in one, labels.Slice(i, 1), null, 1, columns);
                losses += loss;
                if (TKernel.ElementOutputs == 0) continue;
                for (int c = 0; c < columns; c++) sums[c] += slopes[c];
            }

            // Only now is the row written: its gradient may stand in its place.
            OperandSlots.MapOutputs(TKernel.ElementOutputs + TKernel.RowOutputs, in _operands, ref one, new Results<T, TKernel>(sums, losses, row));
            return total;
        }
    }

    private readonly ref struct Inputs<T, TKernel>(Span<T> mask, int row, int columns) : ISlotMap<T, T>
        where T : unmanaged
        where TKernel : struct, IRowKernel<T>
    {
        private readonly Span<T> _mask = mask;

        public ref T Map(ref T source, int slot)
        {
            if (slot == 1) return ref MemoryMarshal.GetReference(_mask);
            return ref Unsafe.Add(ref source, slot == 0 ? (nint)row * columns : row);
        }
    }

    private readonly ref struct Outputs<T, TKernel>(Span<T> slopes, ref T loss) : ISlotMap<T, T>
        where T : unmanaged
        where TKernel : struct, IRowKernel<T>
    {
        private readonly Span<T> _slopes = slopes;
        private readonly ref T _loss = ref loss;

        public ref T Map(ref T source, int slot)
        {
            if (slot >= TKernel.ElementOutputs) return ref _loss;
            return ref MemoryMarshal.GetReference(_slopes);
        }
    }

    private readonly ref struct Results<T, TKernel>(Span<T> sums, T loss, int row) : ISlotMap<T, T>
        where T : unmanaged
        where TKernel : struct, IRowKernel<T>
    {
        private readonly Span<T> _sums = sums;

        public ref T Map(ref T source, int slot)
        {
            if (slot >= TKernel.ElementOutputs) Unsafe.Add(ref source, row) = loss;
            else _sums.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref source, (nint)row * _sums.Length), _sums.Length));
            return ref source;
        }
    }
}
