using System;
using System.Buffers;
using System.Runtime.CompilerServices;

namespace LossGen.CompilerServices;

/// <summary>Runs row kernels that compute in <see cref="float"/> over <see cref="Half"/>: some rows at a time, converted on the way in and out.</summary>
internal static class HalfRowLoop
{
    // So many elements stay in the second-level cache.
    private const int GoodElements = 8192;

    /// <summary>How many rows are converted, and summed, at a time.</summary>
    public static nint RowsAtOnce(nint rows, nint columns) => Math.Clamp(GoodElements / columns, 1, Math.Max(rows, 1));

    /// <param name="kernel">The kernel.</param>
    /// <param name="operands">What is read and written.</param>
    /// <param name="labels">The classes of rows.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="losses">Receives the loss of each row, if it is not empty; nothing is summed then.</param>
    /// <returns>The sum of the losses.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Run<TKernel, TLabels>(ref TKernel kernel, in Operands<Half> operands, TLabels labels, nint rows, nint columns, Span<float> losses)
        where TKernel : struct, IRowKernel<float>
        where TLabels : struct, ILabels<float>, allows ref struct
    {
        if (rows == 0) return 0;
        nint most = RowsAtOnce(rows, columns);
        nint perElement = most * columns * (TKernel.ElementInputs + TKernel.ElementOutputs), perRow = most * (TKernel.RowInputs + TKernel.RowOutputs);
        float[] memory = ArrayPool<float>.Shared.Rent(checked((int)(perElement + perRow + columns * TKernel.ColumnInputs)));
        try
        {
            double total = 0;
            for (nint first = 0; first < rows; first += most)
            {
                nint count = Math.Min(most, rows - first);
                Operands<float> converted = default;
                Slots<TKernel> slots = new(memory, first, count, columns, most);
                OperandSlots.MapInputs(TKernel.ElementInputs + TKernel.RowInputs + TKernel.ColumnInputs, in operands, ref converted, new ReadSlots<TKernel>(slots));
                OperandSlots.MapOutputs(TKernel.ElementOutputs + TKernel.RowOutputs, in operands, ref converted, new PlaceSlots<TKernel>(slots));
                total += RowLoop.Run(ref kernel, in converted, new LaterLabels<float, TLabels>(labels, first), count, columns, losses.IsEmpty ? [] : losses.Slice((int)first, (int)count));
                OperandSlots.MapOutputs(TKernel.ElementOutputs + TKernel.RowOutputs, in operands, ref converted, new WriteSlots<TKernel>(slots));
            }

            return total;
        }
        finally
        {
            ArrayPool<float>.Shared.Return(memory);
        }
    }

    /// <summary>Where the operands of some rows are: element inputs and outputs, then values per row, then per column.</summary>
    private readonly struct Slots<TKernel>(float[] memory, nint first, nint count, nint columns, nint most)
        where TKernel : struct, IRowKernel<float>
    {
        private nint ElementsEnd => (TKernel.ElementInputs + TKernel.ElementOutputs) * most * columns;

        private nint RowsEnd => ElementsEnd + (TKernel.RowInputs + TKernel.RowOutputs) * most;

        public ref float Input(int slot) => ref memory[
            slot < TKernel.ElementInputs ? slot * most * columns
            : slot < TKernel.ElementInputs + TKernel.RowInputs ? ElementsEnd + (slot - TKernel.ElementInputs) * most
            : RowsEnd + (slot - TKernel.ElementInputs - TKernel.RowInputs) * columns];

        public ref float Output(int slot) => ref memory[
            slot < TKernel.ElementOutputs
                ? (TKernel.ElementInputs + slot) * most * columns
                : ElementsEnd + (TKernel.RowInputs + slot - TKernel.ElementOutputs) * most];

        public (nint Start, nint Count) OfInput(int slot) =>
            slot < TKernel.ElementInputs ? (first * columns, count * columns) : slot < TKernel.ElementInputs + TKernel.RowInputs ? (first, count) : (0, columns);

        public (nint Start, nint Count) OfOutput(int slot) => slot < TKernel.ElementOutputs ? (first * columns, count * columns) : (first, count);
    }

    private readonly struct ReadSlots<TKernel>(Slots<TKernel> slots) : ISlotMap<Half, float>
        where TKernel : struct, IRowKernel<float>
    {
        public ref float Map(ref Half source, int slot)
        {
            ref float target = ref slots.Input(slot);
            (nint start, nint count) = slots.OfInput(slot);
            HalfConversion.ToSingle(ref Unsafe.Add(ref source, start), ref target, (int)count);
            return ref target;
        }
    }

    private readonly struct PlaceSlots<TKernel>(Slots<TKernel> slots) : ISlotMap<Half, float>
        where TKernel : struct, IRowKernel<float>
    {
        public ref float Map(ref Half source, int slot) => ref slots.Output(slot);
    }

    private readonly struct WriteSlots<TKernel>(Slots<TKernel> slots) : ISlotMap<Half, float>
        where TKernel : struct, IRowKernel<float>
    {
        public ref float Map(ref Half source, int slot)
        {
            ref float written = ref slots.Output(slot);
            (nint start, nint count) = slots.OfOutput(slot);
            HalfConversion.FromSingle(ref written, ref Unsafe.Add(ref source, start), (int)count);
            return ref written;
        }
    }
}
