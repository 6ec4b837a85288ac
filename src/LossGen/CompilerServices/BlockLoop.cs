using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LossGen.CompilerServices;

/// <summary>Runs kernels whose lanes are rows: a few blocks of rows at a time, transposed on the way in and out.</summary>
internal static unsafe class BlockLoop
{
    /// <summary>The most columns for which kernels are written so.</summary>
    public const int MaxColumns = 48;

    // Together so small that they stay in the first-level cache.
    private const int GoodBytes = 16 * 1024;

    private const int MaxSlots = Operands<float>.MaxInputs + Operands<float>.MaxOutputs;
    private const int BlockBytes = MaxSlots * MaxColumns * RowLoop.LaneBytes;

    /// <summary>How many rows are transposed, and summed, at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint RowsAtOnce<T, TKernel>(nint columns)
        where T : unmanaged
        where TKernel : struct, IRowKernel<T>
    {
        nint lanes = RowLoop.LaneBytes / sizeof(T);
        int slots = TKernel.ElementInputs + TKernel.ElementOutputs;
        return Math.Clamp(GoodBytes / (slots * columns * RowLoop.LaneBytes), 1, RowScratch.MaxRows / lanes) * lanes;
    }

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
        nint lanes = RowLoop.LaneBytes / sizeof(T);
        nint most = RowsAtOnce<T, TKernel>(columns);
        T* memory = (T*)StackMemory.Align(&blocks);

        double total = 0;
        for (nint first = 0; first < rows; first += most)
        {
            nint count = Math.Min(most, rows - first);
            Operands<T> transposed = default;
            Slots<T, TKernel> place = new(memory, first, count, columns, most);
            OperandSlots.MapInputs(TKernel.ElementInputs + TKernel.RowInputs + TKernel.ColumnInputs, in operands, ref transposed, new ReadSlots<T, TKernel>(place));
            OperandSlots.MapOutputs(TKernel.ElementOutputs + TKernel.RowOutputs, in operands, ref transposed, new PlaceSlots<T, TKernel>(place));
            labels.Read(first, (int)count, ref scratch.Labels);
            kernel.Run(in transposed, 0, (count + lanes - 1) & -lanes, columns, in scratch);
            OperandSlots.MapOutputs(TKernel.ElementOutputs + TKernel.RowOutputs, in operands, ref transposed, new WriteSlots<T, TKernel>(place));
            if (!TKernel.Sums) continue;
            Span<T> sums = MemoryMarshal.CreateSpan(ref scratch.Sums, (int)count);
            if (losses.IsEmpty) total += Totals.Sum((ReadOnlySpan<T>)sums);
            else sums.CopyTo(losses.Slice((int)first, (int)count));
        }

        return total;
    }

    /// <summary>Where the operands of some rows are in scratch: element inputs and outputs first, values per row behind them.</summary>
    private readonly struct Slots<T, TKernel>(T* memory, nint first, nint count, nint columns, nint most)
        where T : unmanaged
        where TKernel : struct, IRowKernel<T>
    {
        public ref T Input(int slot) => ref *(memory + (slot < TKernel.ElementInputs
            ? slot * most * columns
            : (TKernel.ElementInputs + TKernel.ElementOutputs) * most * columns + (slot - TKernel.ElementInputs) * most));

        public ref T Output(int slot) => ref *(memory + (slot < TKernel.ElementOutputs
            ? (TKernel.ElementInputs + slot) * most * columns
            : (TKernel.ElementInputs + TKernel.ElementOutputs) * most * columns + (TKernel.RowInputs + slot - TKernel.ElementOutputs) * most));

        public void Load(ref T source, ref T target)
        {
            nint lanes = RowLoop.LaneBytes / sizeof(T);
            for (nint row = 0; row < count; row += lanes)
            {
                Transposition.LoadRows(ref Unsafe.Add(ref source, (first + row) * columns), Math.Min(lanes, count - row), columns, ref Unsafe.Add(ref target, row * columns));
            }
        }

        public void Store(ref T source, ref T target)
        {
            nint lanes = RowLoop.LaneBytes / sizeof(T);
            for (nint row = 0; row < count; row += lanes)
            {
                Transposition.StoreRows(ref Unsafe.Add(ref source, row * columns), Math.Min(lanes, count - row), columns, ref Unsafe.Add(ref target, (first + row) * columns));
            }
        }

        public ReadOnlySpan<T> Rows(ref T all) => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref all, first), (int)count);

        public Span<T> RowsToWrite(ref T all) => MemoryMarshal.CreateSpan(ref Unsafe.Add(ref all, first), (int)count);

        public int Count => (int)count;
    }

    private readonly struct ReadSlots<T, TKernel>(Slots<T, TKernel> slots) : ISlotMap<T, T>
        where T : unmanaged
        where TKernel : struct, IRowKernel<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ref T Map(ref T source, int slot)
        {
            if (slot >= TKernel.ElementInputs + TKernel.RowInputs) return ref source;
            ref T target = ref slots.Input(slot);
            if (slot < TKernel.ElementInputs) slots.Load(ref source, ref target);
            else slots.Rows(ref source).CopyTo(MemoryMarshal.CreateSpan(ref target, slots.Count));
            return ref target;
        }
    }

    private readonly struct PlaceSlots<T, TKernel>(Slots<T, TKernel> slots) : ISlotMap<T, T>
        where T : unmanaged
        where TKernel : struct, IRowKernel<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ref T Map(ref T source, int slot) => ref slots.Output(slot);
    }

    private readonly struct WriteSlots<T, TKernel>(Slots<T, TKernel> slots) : ISlotMap<T, T>
        where T : unmanaged
        where TKernel : struct, IRowKernel<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ref T Map(ref T source, int slot)
        {
            ref T written = ref slots.Output(slot);
            if (slot < TKernel.ElementOutputs) slots.Store(ref written, ref source);
            else MemoryMarshal.CreateReadOnlySpan(ref written, slots.Count).CopyTo(slots.RowsToWrite(ref source));
            return ref written;
        }
    }

    [StructLayout(LayoutKind.Sequential, Size = BlockBytes + MaxSlots * RowScratch.MaxRows * sizeof(double) + StackMemory.Alignment)]
    private struct BlockStorage;
}
