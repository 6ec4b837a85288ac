using System;
using System.ComponentModel;
using System.Numerics;

namespace LossGen.CompilerServices;

/// <summary>Does what <see cref="PairLoop"/> does on several threads, with the same bits: they share out the rows of matrix products and of similarities.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParallelPairLoop
{
    /// <summary>Every first embedding against all second ones.</summary>
    /// <typeparam name="TData">The type of the embeddings.</typeparam>
    /// <typeparam name="T">The type of the computation: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <typeparam name="TKernel">The kernel: it has two element inputs, of which it reads the first.</typeparam>
    /// <param name="kernel">The kernel.</param>
    /// <param name="operands">What is read and written.</param>
    /// <returns>The sum of the losses.</returns>
    public static double InfoNce<TData, T, TKernel>(TKernel kernel, in PairOperands<TData> operands)
        where TData : unmanaged, INumberBase<TData>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IRowKernel<T> =>
        PairLoop.InfoNce<TData, T, TKernel, ManyThreads>(kernel, in operands);

    /// <summary>Every embedding, first or second, against all others.</summary>
    /// <typeparam name="TData">The type of the embeddings.</typeparam>
    /// <typeparam name="T">The type of the computation: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <typeparam name="TKernel">The kernel: it has two element inputs, of which it reads the first.</typeparam>
    /// <param name="kernel">The kernel.</param>
    /// <param name="operands">What is read and written.</param>
    /// <returns>The sum of the losses.</returns>
    public static double NtXent<TData, T, TKernel>(TKernel kernel, in PairOperands<TData> operands)
        where TData : unmanaged, INumberBase<TData>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IRowKernel<T> =>
        PairLoop.NtXent<TData, T, TKernel, ManyThreads>(kernel, in operands);

    /// <summary>Every embedding against all others, those of its label being its positives.</summary>
    /// <typeparam name="TData">The type of the embeddings.</typeparam>
    /// <typeparam name="T">The type of the computation: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <typeparam name="TIndex">The type of the labels.</typeparam>
    /// <typeparam name="TKernel">The kernel: its element inputs are similarities and whether they are those of positives.</typeparam>
    /// <param name="kernel">The kernel.</param>
    /// <param name="operands">What is read and written; there is no second input.</param>
    /// <param name="labels">The label of each row.</param>
    /// <returns>The sum of the losses.</returns>
    public static double Clusters<TData, T, TIndex, TKernel>(TKernel kernel, in PairOperands<TData> operands, ReadOnlySpan<TIndex> labels)
        where TData : unmanaged, INumberBase<TData>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
        where TKernel : struct, IRowKernel<T> =>
        PairLoop.Clusters<TData, T, TIndex, TKernel, ManyThreads>(kernel, in operands, labels);
}
