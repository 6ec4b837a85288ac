using System;
using System.ComponentModel;
using System.Numerics;

namespace LossGen.CompilerServices;

/// <summary>Who does work in parts: the calling thread, or several. The results have the same bits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IThreads
{
    /// <summary>Whether work of so many elements is to be shared out.</summary>
    internal static abstract bool Pay(long elements);

    /// <summary>How many parts to make of things that have no influence on each other: as few as keep everybody busy.</summary>
    internal static abstract int Parts(int things);

    /// <summary>Runs all parts.</summary>
    /// <param name="work">The work.</param>
    /// <param name="parts">The number of parts.</param>
    /// <param name="elements">How many elements they have together.</param>
    internal static abstract void Run<TWork>(in TWork work, int parts, long elements)
        where TWork : struct, IWork, allows ref struct;

    /// <summary>Runs a kernel over rows.</summary>
    internal static abstract double Rows<T, TKernel>(TKernel kernel, in Operands<T> operands, nint rows, nint columns)
        where T : unmanaged
        where TKernel : struct, IRowKernel<T>;

    /// <summary>Runs a kernel over rows, each of which is about one class.</summary>
    internal static abstract double Rows<T, TKernel>(TKernel kernel, in Operands<T> operands, ReadOnlySpan<int> labels, nint columns)
        where T : unmanaged, INumberBase<T>
        where TKernel : struct, IRowKernel<T>;
}

/// <summary>The calling thread alone.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct OneThread : IThreads
{
    static bool IThreads.Pay(long elements) => false;

    static int IThreads.Parts(int things) => 1;

    static void IThreads.Run<TWork>(in TWork work, int parts, long elements)
    {
        for (int part = 0; part < parts; part++) work.Run(part);
    }

    static double IThreads.Rows<T, TKernel>(TKernel kernel, in Operands<T> operands, nint rows, nint columns) =>
        RowLoop.Run(kernel, in operands, rows, columns);

    static double IThreads.Rows<T, TKernel>(TKernel kernel, in Operands<T> operands, ReadOnlySpan<int> labels, nint columns) =>
        RowLoop.Run(kernel, in operands, labels, null, labels.Length, columns);
}

/// <summary>As many threads as the pool gives.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ManyThreads : IThreads
{
    static bool IThreads.Pay(long elements) => ParallelParts.Pay(elements);

    // More than threads, since things differ in size.
    static int IThreads.Parts(int things) => Math.Min(things, 4 * Environment.ProcessorCount);

    static void IThreads.Run<TWork>(in TWork work, int parts, long elements) =>
        ParallelParts.Run(in work, parts, elements);

    static double IThreads.Rows<T, TKernel>(TKernel kernel, in Operands<T> operands, nint rows, nint columns) =>
        ParallelRowLoop.Run(kernel, in operands, rows, columns);

    static double IThreads.Rows<T, TKernel>(TKernel kernel, in Operands<T> operands, ReadOnlySpan<int> labels, nint columns) =>
        ParallelRowLoop.Run(kernel, in operands, labels, null, labels.Length, columns);
}
