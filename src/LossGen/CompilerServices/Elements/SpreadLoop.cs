using System;
using System.Runtime.CompilerServices;

namespace LossGen.CompilerServices;

/// <summary>
/// Runs a kernel where inputs hold one value per row or per column: they are written out block by block. Lanes go on from block to block, so the
/// bits are those of operands that were written out whole.
/// </summary>
internal static unsafe class SpreadLoop
{
    private const int Block = 1024;

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static double Run<T, TKernel>(ref TKernel kernel, in Operands<T> operands, nint first, nint last)
        where T : unmanaged
        where TKernel : struct, IElementKernel<T>
    {
        byte* storage = stackalloc byte[2 * Block * sizeof(T) + StackMemory.Alignment];
        T* cycled = (T*)StackMemory.Align(storage);
        T* repeated = cycled + Block;
        SpreadPlan plan = SpreadPlan.Of(in operands);
        LaneStorage laneStorage;
        T* lanes = (T*)laneStorage.Aligned();
        double total = 0;
        for (nint chunk = first; chunk < last; chunk += ElementLoop.Chunk)
        {
            Lanes.Clear(lanes);
            nint end = nint.Min(chunk + ElementLoop.Chunk, last);
            for (nint start = chunk; start < end; start += Block)
            {
                int length = (int)nint.Min(end - start, Block);
                Operands<T> block = default;
                OperandSlots.MapInputs(TKernel.Inputs, in operands, ref block, new SpreadInput<T>(plan, start, length, cycled, repeated));
                OperandSlots.MapOutputs(TKernel.Outputs, in operands, ref block, new Shift<T>(start));
                ElementLoop.Accumulate(ref kernel, in block, 0, length, lanes);
            }

            total += Lanes.Sum(lanes);
        }

        return total;
    }

    private readonly struct SpreadInput<T>(SpreadPlan plan, nint start, int length, T* cycled, T* repeated) : ISlotMap<T, T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ref T Map(ref T source, int slot)
        {
            if (!plan.Covers(slot)) return ref Unsafe.Add(ref source, start);
            T* target = plan.IsCycled(slot) ? cycled : repeated;
            plan.Fill(slot, ref source, start, new Span<T>(target, length));
            return ref *target;
        }
    }

    private readonly struct Shift<T>(nint start) : ISlotMap<T, T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ref T Map(ref T source, int slot) => ref Unsafe.Add(ref source, start);
    }
}
