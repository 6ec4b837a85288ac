using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LossGen.CompilerServices;

/// <summary>Runs kernels whose lanes are rows: a few blocks of rows at a time, transposed on the way in and out.</summary>
internal static unsafe class BlockLoop
{
    // Together so small that they stay in the first-level cache.
    private const int GoodBytes = 16 * 1024;

    private const int MaxSlots = Operands<float>.MaxInputs + Operands<float>.MaxOutputs;
    private const int BlockBytes = MaxSlots * KernelContract.TransposedColumns * RowLoop.LaneBytes;

    /// <summary>How many rows are transposed, and summed, at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint RowsAtOnce<T, TKernel>(nint columns)
        where T : unmanaged
        where TKernel : struct, IRowKernel<T>
    {
        nint lanes = RowLoop.Lanes<T>();
        int slots = TKernel.ElementInputs + TKernel.ElementOutputs;
        return Math.Clamp(GoodBytes / (slots * columns * RowLoop.LaneBytes), 1, RowScratch.MaxRows / lanes) * lanes;
    }

    // Of the machine's widest vectors: the last rows of a batch need no more. A kernel for wider ones goes on to the end of a block, which the storage has room for.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint LanesAtOnce<T>()
        where T : unmanaged =>
        Vector512.IsHardwareAccelerated ? RowLoop.Lanes<T>() : Vector256.IsHardwareAccelerated ? RowLoop.Lanes<T>() / 2 : RowLoop.Lanes<T>() / 4;

    /// <param name="kernel">The kernel.</param>
    /// <param name="operands">What is read and written.</param>
    /// <param name="labels">The classes of rows.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="losses">Receives the loss of each row, if it is not empty; nothing is summed then.</param>
    /// <returns>The sum of the losses.</returns>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static double Run<T, TKernel, TLabels>(ref TKernel kernel, in Operands<T> operands, TLabels labels, nint rows, nint columns, Span<T> losses)
        where T : unmanaged
        where TKernel : struct, IRowKernel<T>
        where TLabels : struct, ILabels<T>, allows ref struct
    {
        RowStorage storage;
        BlockStorage blocks;
        RowScratch<T> scratch = storage.Scratch<T>();
        scratch.IsEdge = false;
        nint lanes = LanesAtOnce<T>();
        nint most = RowsAtOnce<T, TKernel>(columns);
        T* memory = (T*)StackMemory.Align(&blocks);

        double total = 0;
        for (nint first = 0; first < rows; first += most)
        {
            nint count = Math.Min(most, rows - first);
            Operands<T> transposed = default;
            BlockSlots<T> slots = new(memory, RowSlots.Of<T, TKernel>(), first, count, columns, most);
            BlockSlots<T>.Load(&slots, in operands, ref transposed);
            labels.Read(first, (int)count, ref scratch.Labels);
            kernel.Run(in transposed, 0, (count + lanes - 1) & -lanes, columns, in scratch);
            BlockSlots<T>.Store(&slots, in operands, ref transposed);
            if (TKernel.Sums) total += scratch.Collect(first, count, losses);
        }

        return total;
    }

    [StructLayout(LayoutKind.Sequential, Size = BlockBytes + MaxSlots * RowScratch.MaxRows * sizeof(double) + StackMemory.Alignment)]
    private struct BlockStorage;
}
