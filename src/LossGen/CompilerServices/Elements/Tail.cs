using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LossGen.CompilerServices;

/// <summary>The elements that do not fill all lanes: the same kernel over a padded copy, so that they get the same bits as any others.</summary>
internal static unsafe class Tail
{
    private const int MostSlots = Operands<float>.MaxInputs + Operands<float>.MaxOutputs;

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
        // A local rather than stackalloc, which would cost a check of the stack's guard on return.
        Storage storage;
        T* own = (T*)StackMemory.Align(&storage);
        byte* inputs = (byte*)own + ElementLoop.LaneBytes;
        int bytes = count * sizeof(T);

        Operands<T> padded = default;
        OperandSlots.MapInputs(TKernel.Inputs, in operands, ref padded, new CopyPadded<T>(start, bytes, inputs));
        OperandSlots.MapOutputs(TKernel.Outputs, in operands, ref padded, new Place<T>(inputs + TKernel.Inputs * ElementLoop.LaneBytes));
        Lanes.Clear(own);
        kernel.Run(in padded, 0, ElementLoop.LaneBytes / sizeof(T), ref *own);
        Lanes.AddFirst(lanes, own, bytes);
        OperandSlots.ForEachOutput(TKernel.Outputs, in operands, in padded, new CopyBack<T>(start, bytes));
    }

    [MethodImpl(Compiled.Once)]
    private static void CopyPaddedBytes(ref byte from, byte* target, int bytes)
    {
        if (Avx2.IsSupported)
        {
            // Reads nothing where the mask is clear, and writes whole vectors, which the kernel can load at once.
            fixed (byte* first = &from)
            {
                for (int i = 0; i < ElementLoop.LaneBytes; i += Lanes.VectorBytes)
                {
                    Avx2.MaskLoad((int*)(first + i), Lanes.Mask(bytes - i)).Store((int*)(target + i));
                }
            }
        }
        else
        {
            Lanes.Clear(target);
            Copy(ref from, ref *target, bytes);
        }
    }

    // In pieces none of which straddles two vectors: processors forward such loads from stores that have not left the core yet.
    [MethodImpl(Compiled.Once)]
    private static void Copy(ref byte from, ref byte to, int bytes)
    {
        nuint done = 0;
        for (; done + Lanes.VectorBytes <= (nuint)bytes; done += Lanes.VectorBytes)
        {
            Vector256.LoadUnsafe(ref from, done).StoreUnsafe(ref to, done);
        }

        if ((bytes & 16) != 0)
        {
            Vector128.LoadUnsafe(ref from, done).StoreUnsafe(ref to, done);
            done += 16;
        }

        if ((bytes & 8) != 0)
        {
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, done), Unsafe.ReadUnaligned<long>(ref Unsafe.Add(ref from, done)));
            done += 8;
        }

        if ((bytes & 4) != 0) Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, done), Unsafe.ReadUnaligned<int>(ref Unsafe.Add(ref from, done)));
    }

    private readonly struct CopyPadded<T>(nint start, int bytes, byte* scratch) : ISlotMap<T, T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ref T Map(ref T source, int slot)
        {
            byte* target = scratch + slot * ElementLoop.LaneBytes;
            CopyPaddedBytes(ref Unsafe.As<T, byte>(ref Unsafe.Add(ref source, start)), target, bytes);
            return ref *(T*)target;
        }
    }

    private readonly struct Place<T>(byte* scratch) : ISlotMap<T, T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ref T Map(ref T source, int slot) => ref *(T*)(scratch + slot * ElementLoop.LaneBytes);
    }

    private readonly struct CopyBack<T>(nint start, int bytes) : ISlotAction<T, T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Invoke(ref T from, ref T to) => Copy(ref Unsafe.As<T, byte>(ref to), ref Unsafe.As<T, byte>(ref Unsafe.Add(ref from, start)), bytes);
    }

    [StructLayout(LayoutKind.Sequential, Size = (1 + MostSlots) * ElementLoop.LaneBytes + StackMemory.Alignment)]
    private struct Storage;
}
