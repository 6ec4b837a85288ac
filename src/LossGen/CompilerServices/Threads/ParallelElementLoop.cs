using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace LossGen.CompilerServices;

/// <summary>Does what <see cref="ElementLoop"/> does on several threads, with the same bits: they share out its chunks, whose sums are added up in order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParallelElementLoop
{
    // Measured: what computes no more than this per vector waits for memory, which threads share, and gains by them only what no cache holds.
    private const int FewOperations = 16;

    private const int LeastElementsOfFewOperations = 2 * 1024 * 1024;

    /// <summary>Runs a kernel over all elements.</summary>
    /// <typeparam name="T">The type of the elements and of the computation: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <typeparam name="TKernel">The kernel.</typeparam>
    /// <param name="kernel">The kernel with its run-time options.</param>
    /// <param name="operands">What is read and written: as many elements of each as <paramref name="count"/> says, fewer of those that are spread out.</param>
    /// <param name="count">The number of elements.</param>
    /// <returns>The sum of what the kernel added to its lanes.</returns>
    public static double Run<T, TKernel>(TKernel kernel, in Operands<T> operands, nint count)
        where T : unmanaged
        where TKernel : struct, IElementKernel<T> =>
        ParallelParts.Pay(count) && (count >= LeastElementsOfFewOperations || TKernel.Operations > FewOperations)
            ? Share<T, TKernel, Plain<T, TKernel>>(kernel, in operands, count)
            : ElementLoop.Run(kernel, in operands, count);

    /// <summary>Runs a kernel that computes in <see cref="float"/> over all elements of spans of <see cref="Half"/>.</summary>
    /// <typeparam name="TKernel">The kernel.</typeparam>
    /// <param name="kernel">The kernel with its run-time options.</param>
    /// <param name="operands">What is read and written: as many elements of each as <paramref name="count"/> says, fewer of those that are spread out.</param>
    /// <param name="count">The number of elements.</param>
    /// <returns>The sum of what the kernel added to its lanes.</returns>
    public static double RunHalf<TKernel>(TKernel kernel, in Operands<Half> operands, nint count)
        where TKernel : struct, IElementKernel<float> =>
        ParallelParts.Pay(count) ? Share<Half, TKernel, Converted<TKernel>>(kernel, in operands, count) : ElementLoop.RunHalf(kernel, in operands, count);

    private static double Share<T, TKernel, TRange>(TKernel kernel, in Operands<T> operands, nint count)
        where T : unmanaged
        where TKernel : struct
        where TRange : struct, IRange<T, TKernel>
    {
        int chunks = (int)((count + ElementLoop.Chunk - 1) / ElementLoop.Chunk);
        using Scratch<double> sums = new(chunks);
        Chunks<T, TKernel, TRange> work = new(kernel, in operands, count, sums.Span);
        ParallelParts.Run(in work, chunks, count);

        double total = 0;
        foreach (double sum in sums.Span) total += sum;
        return total;
    }

    private interface IRange<T, TKernel>
        where T : unmanaged
    {
        static abstract double Run(ref TKernel kernel, in Operands<T> operands, nint start, nint end);
    }

    private readonly struct Plain<T, TKernel> : IRange<T, TKernel>
        where T : unmanaged
        where TKernel : struct, IElementKernel<T>
    {
        public static double Run(ref TKernel kernel, in Operands<T> operands, nint start, nint end) => ElementLoop.RunRange(ref kernel, in operands, start, end);
    }

    private readonly struct Converted<TKernel> : IRange<Half, TKernel>
        where TKernel : struct, IElementKernel<float>
    {
        public static double Run(ref TKernel kernel, in Operands<Half> operands, nint start, nint end) => HalfLoop.Run(ref kernel, in operands, start, end);
    }

    private readonly ref struct Chunks<T, TKernel, TRange>(TKernel kernel, in Operands<T> operands, nint count, Span<double> sums) : IWork
        where T : unmanaged
        where TKernel : struct
        where TRange : struct, IRange<T, TKernel>
    {
        private readonly Operands<T> _operands = operands;
        private readonly Span<double> _sums = sums;

        public void Run(int part)
        {
            TKernel own = kernel;
            nint start = part * (nint)ElementLoop.Chunk;
            _sums[part] = TRange.Run(ref own, in _operands, start, nint.Min(start + ElementLoop.Chunk, count));
        }
    }
}
