using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LossGen.CompilerServices;

/// <summary>
/// Runs kernels whose lanes are columns. They read the columns that do not fill all lanes together with what follows in memory; where too little follows, the row's
/// last columns are copied to padded scratch and back.
/// </summary>
internal static unsafe class ColumnLoop
{
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
        RowScratch<T> scratch = storage.Scratch<T>();
        scratch.IsEdge = false;
        nint lanes = RowLoop.Lanes<T>(), rest = columns & (lanes - 1);
        nint edges = rest == 0 ? 0 : Math.Min(rows, (lanes - rest + columns - 1) / columns);
        if (rest != 0 && TKernel.ColumnInputs > 0) PadColumns<T, TKernel>(in operands, columns - rest, rest, ref scratch.ColumnTail);

        double total = 0;
        for (nint first = 0; first < rows; first += RowScratch.MaxRows)
        {
            nint count = Math.Min(RowScratch.MaxRows, rows - first), safe = Math.Clamp(rows - edges - first, 0, count);
            labels.Read(first, (int)count, ref scratch.Labels);
            if (safe != 0) kernel.Run(in operands, first, safe, columns, in scratch);
            if (safe != count) RunEdges(ref kernel, in operands, first + safe, count - safe, columns, rest, ref scratch, safe);
            if (TKernel.Sums) total += scratch.Collect(first, count, losses);
        }

        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RunEdges<T, TKernel>(
        ref TKernel kernel, in Operands<T> operands, nint first, nint count, nint columns, nint rest, ref RowScratch<T> scratch, nint done)
        where T : unmanaged
        where TKernel : struct, IRowKernel<T>
    {
        RowScratch<T> own = scratch;
        own.IsEdge = true;
        for (nint i = 0; i < count; i++)
        {
            nint start = (first + i) * columns + columns - rest;
            RowEdges<T> edges = new(ref scratch.Edges, start, rest);
            edges.Load(TKernel.ElementInputs, in operands);
            own.Labels = ref Unsafe.Add(ref scratch.Labels, done + i);
            own.Sums = ref Unsafe.Add(ref scratch.Sums, done + i);
            kernel.Run(in operands, first + i, 1, columns, in own);
            edges.Store(TKernel.ElementInputs, TKernel.ElementOutputs, in operands);
        }
    }

    private static void PadColumns<T, TKernel>(in Operands<T> operands, nint start, nint rest, ref T tail)
        where T : unmanaged
        where TKernel : struct, IRowKernel<T>
    {
        Operands<T> ends = default;
        OperandSlots.MapInputs(TKernel.ElementInputs + TKernel.RowInputs + TKernel.ColumnInputs, in operands, ref ends, new PadColumn<T, TKernel>((T*)Unsafe.AsPointer(ref tail), start, rest));
    }

    /// <summary>Values per column are few: there is one slot of them.</summary>
    private readonly struct PadColumn<T, TKernel>(T* tail, nint start, nint rest) : ISlotMap<T, T>
        where T : unmanaged
        where TKernel : struct, IRowKernel<T>
    {
        public ref T Map(ref T source, int slot)
        {
            if (slot >= TKernel.ElementInputs + TKernel.RowInputs) RowEdges<T>.CopyPadded(ref Unsafe.Add(ref source, start), rest, ref *tail);
            return ref source;
        }
    }
}
