using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace LossGen.CompilerServices;

/// <summary>Runs kernels over spans: chunks, tails, operands that are spread out, and totals.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ElementLoop
{
    /// <summary>The size in bytes of the running sums: the same at every vector width, so that all widths give the same bits.</summary>
    public const int LaneBytes = KernelContract.ElementLaneBytes;

    /// <summary>How many elements are summed in the kernel's precision before the running sums join the total; a multiple of every number of lanes.</summary>
    internal const int Chunk = 8192;

    /// <summary>Runs a kernel over all elements.</summary>
    /// <typeparam name="T">The type of the elements and of the computation: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <typeparam name="TKernel">The kernel.</typeparam>
    /// <param name="kernel">The kernel with its run-time options.</param>
    /// <param name="operands">What is read and written: as many elements of each as <paramref name="count"/> says, fewer of those that are spread out.</param>
    /// <param name="count">The number of elements.</param>
    /// <returns>The sum of what the kernel added to its lanes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Run<T, TKernel>(TKernel kernel, in Operands<T> operands, nint count)
        where T : unmanaged
        where TKernel : struct, IElementKernel<T> =>
        RunRange(ref kernel, in operands, 0, count);

    /// <summary>Runs a kernel that computes in <see cref="float"/> over all elements of spans of <see cref="Half"/>.</summary>
    /// <typeparam name="TKernel">The kernel.</typeparam>
    /// <param name="kernel">The kernel with its run-time options.</param>
    /// <param name="operands">What is read and written: as many elements of each as <paramref name="count"/> says, fewer of those that are spread out.</param>
    /// <param name="count">The number of elements.</param>
    /// <returns>The sum of what the kernel added to its lanes.</returns>
    public static double RunHalf<TKernel>(TKernel kernel, in Operands<Half> operands, nint count)
        where TKernel : struct, IElementKernel<float> =>
        HalfLoop.Run(ref kernel, in operands, 0, count);

    /// <summary>Runs a kernel over whole chunks and, at the end of all elements, the rest of one.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static unsafe double RunRange<T, TKernel>(ref TKernel kernel, in Operands<T> operands, nint start, nint end)
        where T : unmanaged
        where TKernel : struct, IElementKernel<T>
    {
        if ((operands.CycleLength | operands.RepeatLength) != 0) return SpreadLoop.Run(ref kernel, in operands, start, end);

        LaneStorage storage;
        T* lanes = (T*)storage.Aligned();
        double total = 0;
        while (end - start > Chunk)
        {
            Lanes.Clear(lanes);
            kernel.Run(in operands, start, Chunk, ref *lanes);
            total += Lanes.Sum(lanes);
            start += Chunk;
        }

        Lanes.Clear(lanes);
        Accumulate(ref kernel, in operands, start, end - start, lanes);
        return total + Lanes.Sum(lanes);
    }

    /// <summary>Runs a kernel over part of a chunk, whose first element belongs to the first lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe void Accumulate<T, TKernel>(ref TKernel kernel, in Operands<T> operands, nint start, nint count, T* lanes)
        where T : unmanaged
        where TKernel : struct, IElementKernel<T>
    {
        nint rest = count & (LaneBytes / sizeof(T) - 1);
        nint whole = count - rest;
        if (whole != 0) kernel.Run(in operands, start, whole, ref *lanes);
        if (rest != 0) Tail.Run(ref kernel, in operands, start + whole, (int)rest, lanes);
    }
}
