using System;
using System.ComponentModel;
using System.Numerics;

namespace LossGen.CompilerServices;

/// <summary>Does what <see cref="RowLoop"/> does on several threads, with the same bits: they share out the rows, whose losses are added up as one thread would.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParallelRowLoop
{
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
        Share<T, T, TKernel, NoLabels<T>, Plain<T, TKernel>>(kernel, in operands, new(), rows, columns);

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
        where T : unmanaged, INumberBase<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
        where TKernel : struct, IRowKernel<T>
    {
        RowLoop.CheckColumns<T>(columns);
        return Share<T, T, TKernel, IndexLabels<T, TIndex>, Plain<T, TKernel>>(
            kernel, in operands, new(labels, ignoreIndex), rows, columns);
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
        Share<Half, float, TKernel, NoLabels<float>, Converted<TKernel>>(kernel, in operands, new(), rows, columns);

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
        where TIndex : unmanaged, IBinaryInteger<TIndex>
        where TKernel : struct, IRowKernel<float>
    {
        RowLoop.CheckColumns<float>(columns);
        return Share<Half, float, TKernel, IndexLabels<float, TIndex>, Converted<TKernel>>(
            kernel, in operands, new(labels, ignoreIndex), rows, columns);
    }

    private static double Share<TData, T, TKernel, TLabels, TForm>(TKernel kernel, in Operands<TData> operands, TLabels labels, nint rows, nint columns)
        where TData : unmanaged
        where T : unmanaged
        where TKernel : struct, IRowKernel<T>
        where TLabels : struct, ILabels<T>, allows ref struct
        where TForm : struct, IForm<TData, T, TKernel>
    {
        long elements = (long)rows * columns;
        if (rows <= 1 || !ParallelParts.Pay(elements)) return TForm.Run(ref kernel, in operands, labels, rows, columns, []);

        // Where rows are transposed, so many at a time as without threads.
        nint step = columns <= TKernel.TransposedColumns ? RowLoop.RowsPerSum<T, TKernel>(columns) : 1;
        nint rowsPerPart = Math.Max(ParallelParts.GoodElements / columns / step, 1) * step;
        using Scratch<T> losses = new(TKernel.Sums ? (int)rows : 0);
        Rows<TData, T, TKernel, TLabels, TForm> work = new(kernel, in operands, labels, rows, columns, rowsPerPart, losses.Span);
        ParallelParts.Run(in work, (int)((rows + rowsPerPart - 1) / rowsPerPart), elements);
        return Sum<T>(losses.Span, (int)TForm.RowsAtOnce(rows, columns), (int)RowLoop.RowsPerSum<T, TKernel>(columns));
    }

    /// <summary>Adds up as one thread does: so many rows, of which so many make a sum.</summary>
    private static double Sum<T>(ReadOnlySpan<T> losses, int atOnce, int perSum)
        where T : unmanaged
    {
        double total = 0;
        for (int first = 0; first < losses.Length; first += atOnce)
        {
            ReadOnlySpan<T> some = losses.Slice(first, Math.Min(atOnce, losses.Length - first));
            double sum = 0;
            for (int i = 0; i < some.Length; i += perSum) sum += Totals.Sum(some.Slice(i, Math.Min(perSum, some.Length - i)));
            total += sum;
        }

        return total;
    }

    /// <summary>How rows of some type are run by one thread.</summary>
    private interface IForm<TData, T, TKernel>
        where TData : unmanaged
        where T : unmanaged
    {
        static abstract nint RowsAtOnce(nint rows, nint columns);

        static abstract double Run<TLabels>(ref TKernel kernel, in Operands<TData> operands, TLabels labels, nint rows, nint columns, Span<T> losses)
            where TLabels : struct, ILabels<T>, allows ref struct;
    }

    private readonly struct Plain<T, TKernel> : IForm<T, T, TKernel>
        where T : unmanaged
        where TKernel : struct, IRowKernel<T>
    {
        public static nint RowsAtOnce(nint rows, nint columns) => rows;

        public static double Run<TLabels>(ref TKernel kernel, in Operands<T> operands, TLabels labels, nint rows, nint columns, Span<T> losses)
            where TLabels : struct, ILabels<T>, allows ref struct =>
            RowLoop.Run(ref kernel, in operands, labels, rows, columns, losses);
    }

    private readonly struct Converted<TKernel> : IForm<Half, float, TKernel>
        where TKernel : struct, IRowKernel<float>
    {
        public static nint RowsAtOnce(nint rows, nint columns) => HalfRowLoop.RowsAtOnce(rows, columns);

        public static double Run<TLabels>(ref TKernel kernel, in Operands<Half> operands, TLabels labels, nint rows, nint columns, Span<float> losses)
            where TLabels : struct, ILabels<float>, allows ref struct =>
            HalfRowLoop.Run(ref kernel, in operands, labels, rows, columns, losses);
    }

    private readonly ref struct Rows<TData, T, TKernel, TLabels, TForm>(
        TKernel kernel, in Operands<TData> operands, TLabels labels, nint rows, nint columns, nint rowsPerPart, Span<T> losses) : IWork
        where TData : unmanaged
        where T : unmanaged
        where TKernel : struct, IRowKernel<T>
        where TLabels : struct, ILabels<T>, allows ref struct
        where TForm : struct, IForm<TData, T, TKernel>
    {
        private readonly Operands<TData> _operands = operands;
        private readonly TLabels _labels = labels;
        private readonly Span<T> _losses = losses;

        public void Run(int part)
        {
            TKernel own = kernel;
            nint first = part * rowsPerPart, count = Math.Min(rowsPerPart, rows - first);
            Operands<TData> shifted = RowShift<TData, T, TKernel>.Of(in _operands, first, columns);
            TForm.Run(ref own, in shifted, new LaterLabels<T, TLabels>(_labels, first), count, columns, _losses.IsEmpty ? [] : _losses.Slice((int)first, (int)count));
        }
    }
}
