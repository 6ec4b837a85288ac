using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LossGen.CompilerServices;

/// <summary>Runs a float kernel over spans of Half, block by block through float copies on the stack.</summary>
internal static unsafe class HalfLoop
{
    private const int Block = 512;

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static double Run<TKernel>(ref TKernel kernel, in Operands<Half> operands, nint first, nint last)
        where TKernel : struct, IElementKernel<float>
    {
        byte* storage = stackalloc byte[(TKernel.Inputs + TKernel.Outputs) * Block * sizeof(float) + StackMemory.Alignment];
        float* inputs = (float*)StackMemory.Align(storage);
        float* outputs = inputs + TKernel.Inputs * Block;
        SpreadPlan plan = SpreadPlan.Of(in operands);
        LaneStorage laneStorage;
        float* lanes = (float*)laneStorage.Aligned();
        double total = 0;
        for (nint chunk = first; chunk < last; chunk += ElementLoop.Chunk)
        {
            Lanes.Clear(lanes);
            nint end = nint.Min(chunk + ElementLoop.Chunk, last);
            for (nint start = chunk; start < end; start += Block)
            {
                int length = (int)nint.Min(end - start, Block);
                Operands<float> block = default;
                OperandSlots.MapInputs(TKernel.Inputs, in operands, ref block, new Widen(plan, start, length, inputs));
                OperandSlots.MapOutputs(TKernel.Outputs, in operands, ref block, new Place(outputs));
                ElementLoop.Accumulate(ref kernel, in block, 0, length, lanes);
                OperandSlots.ForEachOutput(TKernel.Outputs, in operands, in block, new Narrow(start, length));
            }

            total += Lanes.Sum(lanes);
        }

        return total;
    }

    private readonly struct Widen(SpreadPlan plan, nint start, int length, float* scratch) : ISlotMap<Half, float>
    {
        public ref float Map(ref Half source, int slot)
        {
            float* target = scratch + slot * Block;
            if (plan.Covers(slot))
            {
                SpreadOut(ref source, slot, target);
            }
            else
            {
                HalfConversion.ToSingle(ref Unsafe.Add(ref source, start), ref *target, length);
            }

            return ref *target;
        }

        [SkipLocalsInit]
        [MethodImpl(MethodImplOptions.NoInlining)]
        private void SpreadOut(ref Half source, int slot, float* target)
        {
            Span<Half> values = stackalloc Half[Block];
            plan.Fill(slot, ref source, start, values[..length]);
            HalfConversion.ToSingle(ref MemoryMarshal.GetReference(values), ref *target, length);
        }
    }

    private readonly struct Place(float* scratch) : ISlotMap<Half, float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ref float Map(ref Half source, int slot) => ref scratch[slot * Block];
    }

    private readonly struct Narrow(nint start, int length) : ISlotAction<Half, float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Invoke(ref Half from, ref float to) => HalfConversion.FromSingle(ref to, ref Unsafe.Add(ref from, start), length);
    }
}
