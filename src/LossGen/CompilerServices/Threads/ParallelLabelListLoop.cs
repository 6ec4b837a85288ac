using System;
using System.ComponentModel;
using System.Numerics;

namespace LossGen.CompilerServices;

/// <summary>Does what <see cref="LabelListLoop"/> does on several threads, with the same bits: they share out rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParallelLabelListLoop
{
    /// <summary>Runs a kernel over all rows.</summary>
    /// <typeparam name="T">The type of the elements and of the computation: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <typeparam name="TIndex">The type of class indices.</typeparam>
    /// <typeparam name="TKernel">The kernel: its second element input is a mask of the row's classes, and its label one of them.</typeparam>
    /// <param name="kernel">The kernel with its run-time options.</param>
    /// <param name="operands">What is read and written, the mask excepted.</param>
    /// <param name="lists">The classes of each row, checked, up to the first −1.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns, at least 1.</param>
    /// <returns>The sum of the losses of the rows.</returns>
    public static double Run<T, TIndex, TKernel>(TKernel kernel, in Operands<T> operands, ReadOnlySpan<TIndex> lists, int rows, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
        where TKernel : struct, IRowKernel<T> =>
        LabelListLoop.Run<T, TIndex, TKernel, ManyThreads>(kernel, in operands, lists, rows, columns);

    /// <summary>Runs a kernel that computes in <see cref="float"/> over all rows of <see cref="Half"/>.</summary>
    /// <typeparam name="TIndex">The type of class indices.</typeparam>
    /// <typeparam name="TKernel">The kernel, likewise.</typeparam>
    /// <param name="kernel">The kernel with its run-time options.</param>
    /// <param name="operands">What is read and written, the mask excepted.</param>
    /// <param name="lists">The classes of each row, checked, up to the first −1.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns, at least 1.</param>
    /// <returns>The sum of the losses of the rows.</returns>
    public static double RunHalf<TIndex, TKernel>(TKernel kernel, in Operands<Half> operands, ReadOnlySpan<TIndex> lists, int rows, int columns)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
        where TKernel : struct, IRowKernel<float> =>
        LabelListLoop.RunHalf<TIndex, TKernel, ManyThreads>(kernel, in operands, lists, rows, columns);
}
