using System;
using System.Runtime.CompilerServices;

namespace LossGen.CompilerServices;

/// <summary>Gives float copies of whole operands of <see cref="Half"/> to what cannot take some rows at a time.</summary>
internal static class HalfOperands
{
    /// <summary>Runs with copies, and copies what was written back.</summary>
    /// <typeparam name="TKernel">Tells which operands there are.</typeparam>
    /// <typeparam name="TBody">What runs.</typeparam>
    /// <param name="body">What runs.</param>
    /// <param name="operands">The operands, none of them per column.</param>
    /// <param name="count">The number of elements.</param>
    /// <param name="rows">The number of rows.</param>
    public static double Run<TKernel, TBody>(TBody body, in Operands<Half> operands, int count, int rows)
        where TKernel : struct, IRowKernel<float>
        where TBody : struct, IOperandsBody<float>, allows ref struct
    {
        int elements = TKernel.ElementInputs + TKernel.ElementOutputs, perRow = TKernel.RowInputs + TKernel.RowOutputs;
        using Scratch<float> scratch = new(checked(elements * count + perRow * rows));
        ref float memory = ref scratch.Span.Length == 0 ? ref Unsafe.NullRef<float>() : ref scratch.Span[0];
        Operands<float> converted = default;
        Place<TKernel> place = new(ref memory, count, rows);
        OperandSlots.MapInputs(TKernel.ElementInputs + TKernel.RowInputs, in operands, ref converted, new Read<TKernel>(place));
        OperandSlots.MapOutputs(TKernel.ElementOutputs + TKernel.RowOutputs, in operands, ref converted, place);
        double total = body.Run(in converted);
        OperandSlots.MapOutputs(TKernel.ElementOutputs + TKernel.RowOutputs, in operands, ref converted, new Write<TKernel>(place));
        return total;
    }

    /// <summary>Element inputs and outputs first, then those per row.</summary>
    private readonly ref struct Place<TKernel>(ref float memory, int count, int rows) : ISlotMap<Half, float>
        where TKernel : struct, IRowKernel<float>
    {
        private readonly ref float _memory = ref memory;

        private nint RowsStart => (nint)(TKernel.ElementInputs + TKernel.ElementOutputs) * count;

        public ref float Map(ref Half source, int slot) => ref Unsafe.Add(
            ref _memory,
            slot < TKernel.ElementOutputs ? (TKernel.ElementInputs + slot) * (nint)count : RowsStart + (TKernel.RowInputs + slot - TKernel.ElementOutputs) * (nint)rows);

        public ref float OfInput(int slot) => ref Unsafe.Add(
            ref _memory, slot < TKernel.ElementInputs ? slot * (nint)count : RowsStart + (slot - TKernel.ElementInputs) * (nint)rows);

        public int LengthOfInput(int slot) => slot < TKernel.ElementInputs ? count : rows;

        public int LengthOfOutput(int slot) => slot < TKernel.ElementOutputs ? count : rows;
    }

    private readonly ref struct Read<TKernel>(Place<TKernel> place) : ISlotMap<Half, float>
        where TKernel : struct, IRowKernel<float>
    {
        private readonly Place<TKernel> _place = place;

        public ref float Map(ref Half source, int slot)
        {
            ref float target = ref _place.OfInput(slot);
            HalfConversion.ToSingle(ref source, ref target, _place.LengthOfInput(slot));
            return ref target;
        }
    }

    private readonly ref struct Write<TKernel>(Place<TKernel> place) : ISlotMap<Half, float>
        where TKernel : struct, IRowKernel<float>
    {
        private readonly Place<TKernel> _place = place;

        public ref float Map(ref Half source, int slot)
        {
            ref float written = ref _place.Map(ref source, slot);
            HalfConversion.FromSingle(ref written, ref source, _place.LengthOfOutput(slot));
            return ref written;
        }
    }
}
