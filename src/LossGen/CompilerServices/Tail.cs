using System.Runtime.CompilerServices;

namespace LossGen.CompilerServices;

/// <summary>The elements that do not fill all lanes: the same kernel over a padded copy, so that they get the same bits as any others.</summary>
internal static unsafe class Tail
{
    private const int Alignment = 64;

    /// <param name="kernel">The kernel.</param>
    /// <param name="operands">What is read and written.</param>
    /// <param name="start">The first element of the tail; it belongs to the first lane.</param>
    /// <param name="count">How many there are: at least one, fewer than there are lanes.</param>
    /// <param name="lanes">The running sums.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Run<T, TKernel>(ref TKernel kernel, in Operands<T> operands, nint start, int count, T* lanes)
        where T : unmanaged
        where TKernel : struct, IElementKernel<T>
    {
        byte* storage = stackalloc byte[(1 + TKernel.Inputs + TKernel.Outputs) * ElementLoop.LaneBytes + Alignment];
        T* own = (T*)(((nint)storage + (Alignment - 1)) & -Alignment);
        byte* inputs = (byte*)own + ElementLoop.LaneBytes;

        Operands<T> padded = default;
        OperandSlots.MapInputs(TKernel.Inputs, in operands, ref padded, new CopyPadded<T>(start, count, inputs));
        OperandSlots.MapOutputs(TKernel.Outputs, in operands, ref padded, new Place<T>(inputs + TKernel.Inputs * ElementLoop.LaneBytes));
        Lanes.Clear(own);
        kernel.Run(in padded, 0, ElementLoop.LaneBytes / sizeof(T), ref *own);
        OperandSlots.ForEachOutput(TKernel.Outputs, in operands, in padded, new CopyBack<T>(start, count));

        // What the padding added is dropped.
        if (typeof(T) == typeof(float))
        {
            for (int i = 0; i < count; i++) ((float*)lanes)[i] += ((float*)own)[i];
        }
        else
        {
            for (int i = 0; i < count; i++) ((double*)lanes)[i] += ((double*)own)[i];
        }
    }

    private readonly struct CopyPadded<T>(nint start, int count, byte* scratch) : ISlotMap<T, T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ref T Map(ref T source, int slot)
        {
            byte* target = scratch + slot * ElementLoop.LaneBytes;
            Lanes.Clear(target);
            Unsafe.CopyBlockUnaligned(ref *target, ref Unsafe.As<T, byte>(ref Unsafe.Add(ref source, start)), (uint)(count * sizeof(T)));
            return ref *(T*)target;
        }
    }

    private readonly struct Place<T>(byte* scratch) : ISlotMap<T, T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ref T Map(ref T source, int slot) => ref *(T*)(scratch + slot * ElementLoop.LaneBytes);
    }

    private readonly struct CopyBack<T>(nint start, int count) : ISlotAction<T, T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Invoke(ref T from, ref T to) =>
            Unsafe.CopyBlockUnaligned(
                ref Unsafe.As<T, byte>(ref Unsafe.Add(ref from, start)), ref Unsafe.As<T, byte>(ref to), (uint)(count * sizeof(T)));
    }
}
