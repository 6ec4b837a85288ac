using System;
using System.Numerics;

namespace LossGen.CompilerServices;

/// <summary>Who does work in parts: the calling thread, or several. The results have the same bits.</summary>
internal interface IThreads
{
    /// <summary>How many parts to make of things that have no influence on each other: as few as keep everybody busy.</summary>
    static abstract int Parts(int things);

    /// <summary>Runs all parts.</summary>
    /// <param name="work">The work.</param>
    /// <param name="parts">The number of parts.</param>
    /// <param name="elements">How many elements they have together.</param>
    static abstract void Run<TWork>(in TWork work, int parts, long elements)
        where TWork : struct, IWork, allows ref struct;

    /// <summary>Runs a kernel over rows.</summary>
    static abstract double Rows<T, TKernel>(TKernel kernel, in Operands<T> operands, nint rows, nint columns)
        where T : unmanaged
        where TKernel : struct, IRowKernel<T>;

    /// <summary>Runs a kernel over rows, each of which is about one class.</summary>
    static abstract double Rows<T, TKernel>(TKernel kernel, in Operands<T> operands, ReadOnlySpan<int> labels, nint columns)
        where T : unmanaged, INumberBase<T>
        where TKernel : struct, IRowKernel<T>;
}

/// <summary>The calling thread alone.</summary>
internal readonly struct OneThread : IThreads
{
    public static int Parts(int things) => 1;

    public static void Run<TWork>(in TWork work, int parts, long elements)
        where TWork : struct, IWork, allows ref struct
    {
        for (int part = 0; part < parts; part++) work.Run(part);
    }

    public static double Rows<T, TKernel>(TKernel kernel, in Operands<T> operands, nint rows, nint columns)
        where T : unmanaged
        where TKernel : struct, IRowKernel<T> =>
        RowLoop.Run(kernel, in operands, rows, columns);

    public static double Rows<T, TKernel>(TKernel kernel, in Operands<T> operands, ReadOnlySpan<int> labels, nint columns)
        where T : unmanaged, INumberBase<T>
        where TKernel : struct, IRowKernel<T> =>
        RowLoop.Run(kernel, in operands, labels, null, labels.Length, columns);
}

/// <summary>As many threads as the pool gives.</summary>
internal readonly struct ManyThreads : IThreads
{
    // More than threads, since things differ in size.
    public static int Parts(int things) => Math.Min(things, 4 * Environment.ProcessorCount);

    public static void Run<TWork>(in TWork work, int parts, long elements)
        where TWork : struct, IWork, allows ref struct =>
        ParallelParts.Run(in work, parts, elements);

    public static double Rows<T, TKernel>(TKernel kernel, in Operands<T> operands, nint rows, nint columns)
        where T : unmanaged
        where TKernel : struct, IRowKernel<T> =>
        ParallelRowLoop.Run(kernel, in operands, rows, columns);

    public static double Rows<T, TKernel>(TKernel kernel, in Operands<T> operands, ReadOnlySpan<int> labels, nint columns)
        where T : unmanaged, INumberBase<T>
        where TKernel : struct, IRowKernel<T> =>
        ParallelRowLoop.Run(kernel, in operands, labels, null, labels.Length, columns);
}
