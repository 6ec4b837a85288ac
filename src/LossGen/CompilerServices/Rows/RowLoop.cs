using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace LossGen.CompilerServices;

/// <summary>Runs kernels over the rows of matrices: chunks, class indices of any type, the last rows, and totals.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowLoop
{
    /// <summary>The size in bytes of the columns, or transposed rows, that are worked on in one step at every vector width.</summary>
    public const int LaneBytes = KernelContract.RowLaneBytes;

    /// <summary>The most columns that a class can be told apart from in float: beyond, not every whole number is one.</summary>
    private const int MaxSingleColumns = 1 << 24;

    /// <summary>Runs a kernel over all rows.</summary>
    /// <typeparam name="T">The type of the elements and of the computation: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <typeparam name="TKernel">The kernel.</typeparam>
    /// <param name="kernel">The kernel with its run-time options.</param>
    /// <param name="operands">What is read and written.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns, at least 1.</param>
    /// <returns>The sum of the losses of the rows.</returns>
    public static double Run<T, TKernel>(TKernel kernel, in Operands<T> operands, nint rows, nint columns)
        where T : unmanaged
        where TKernel : struct, IRowKernel<T> =>
        Run(ref kernel, in operands, new NoLabels<T>(), rows, columns, []);

    /// <summary>Runs a kernel over all rows, each of which is about one class.</summary>
    /// <typeparam name="T">The type of the elements and of the computation: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <typeparam name="TIndex">The type of class indices.</typeparam>
    /// <typeparam name="TKernel">The kernel.</typeparam>
    /// <param name="kernel">The kernel with its run-time options.</param>
    /// <param name="operands">What is read and written.</param>
    /// <param name="labels">The class of each row, known to be a column or to be ignored.</param>
    /// <param name="ignoreIndex">The class whose rows are ignored, or null.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns, at least 1.</param>
    /// <returns>The sum of the losses of the rows.</returns>
    public static double Run<T, TIndex, TKernel>(
        TKernel kernel, in Operands<T> operands, ReadOnlySpan<TIndex> labels, int? ignoreIndex, nint rows, nint columns)
        where T : unmanaged, System.Numerics.INumberBase<T>
        where TIndex : unmanaged, System.Numerics.IBinaryInteger<TIndex>
        where TKernel : struct, IRowKernel<T>
    {
        CheckColumns<T>(columns);
        return Run(ref kernel, in operands, new IndexLabels<T, TIndex>(labels, ignoreIndex), rows, columns, []);
    }

    /// <summary>Runs a kernel that computes in <see cref="float"/> over all rows of <see cref="Half"/>.</summary>
    /// <typeparam name="TKernel">The kernel.</typeparam>
    /// <param name="kernel">The kernel with its run-time options.</param>
    /// <param name="operands">What is read and written.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns, at least 1.</param>
    /// <returns>The sum of the losses of the rows.</returns>
    public static double RunHalf<TKernel>(TKernel kernel, in Operands<Half> operands, nint rows, nint columns)
        where TKernel : struct, IRowKernel<float> =>
        HalfRowLoop.Run(ref kernel, in operands, new NoLabels<float>(), rows, columns, []);

    /// <summary>Runs a kernel that computes in <see cref="float"/> over all rows of <see cref="Half"/>, each of which is about one class.</summary>
    /// <typeparam name="TIndex">The type of class indices.</typeparam>
    /// <typeparam name="TKernel">The kernel.</typeparam>
    /// <param name="kernel">The kernel with its run-time options.</param>
    /// <param name="operands">What is read and written.</param>
    /// <param name="labels">The class of each row, known to be a column or to be ignored.</param>
    /// <param name="ignoreIndex">The class whose rows are ignored, or null.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns, at least 1.</param>
    /// <returns>The sum of the losses of the rows.</returns>
    public static double RunHalf<TIndex, TKernel>(
        TKernel kernel, in Operands<Half> operands, ReadOnlySpan<TIndex> labels, int? ignoreIndex, nint rows, nint columns)
        where TIndex : unmanaged, System.Numerics.IBinaryInteger<TIndex>
        where TKernel : struct, IRowKernel<float>
    {
        CheckColumns<float>(columns);
        return HalfRowLoop.Run(ref kernel, in operands, new IndexLabels<float, TIndex>(labels, ignoreIndex), rows, columns, []);
    }

    /// <summary>The columns, or transposed rows, of one step; not asked of a vector's type, for the reason given at <see cref="CompilerServices.Lanes.VectorBytes"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Lanes<T>()
        where T : unmanaged =>
        LaneBytes / Unsafe.SizeOf<T>();

    /// <summary>Demands no more columns than classes can be told apart from.</summary>
    internal static void CheckColumns<T>(nint columns)
    {
        if (typeof(T) == typeof(float) && columns > MaxSingleColumns) CheckFailure.TooManyColumns(columns, MaxSingleColumns);
    }

    /// <summary>How many rows are summed before their sum joins the total.</summary>
    internal static nint RowsPerSum<T, TKernel>(nint columns)
        where T : unmanaged
        where TKernel : struct, IRowKernel<T> =>
        columns <= TKernel.TransposedColumns ? BlockLoop.RowsAtOnce<T, TKernel>(columns) : RowScratch.MaxRows;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Run<T, TKernel, TLabels>(ref TKernel kernel, in Operands<T> operands, TLabels labels, nint rows, nint columns, Span<T> losses)
        where T : unmanaged
        where TKernel : struct, IRowKernel<T>
        where TLabels : struct, ILabels<T>, allows ref struct =>
        rows == 0 ? 0
        : columns <= TKernel.TransposedColumns ? BlockLoop.Run(ref kernel, in operands, labels, rows, columns, losses)
        : ColumnLoop.Run(ref kernel, in operands, labels, rows, columns, losses);
}
