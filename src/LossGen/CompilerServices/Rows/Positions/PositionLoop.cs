using System;
using System.ComponentModel;
using System.Numerics;

namespace LossGen.CompilerServices;

/// <summary>Runs kernels over [samples × columns × positions]: each position of a sample is a row, whose columns lie as far apart as there are positions.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PositionLoop
{
    /// <summary>Runs a kernel over all positions of all samples.</summary>
    /// <typeparam name="TStored">The type of the user's spans.</typeparam>
    /// <typeparam name="T">The type computed in: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <typeparam name="TStorage">How the one becomes the other.</typeparam>
    /// <typeparam name="TThreads">Who does the work.</typeparam>
    /// <typeparam name="TKernel">The kernel.</typeparam>
    /// <param name="kernel">The kernel with its run-time options.</param>
    /// <param name="operands">What is read and written.</param>
    /// <param name="rows">The number of samples times that of positions.</param>
    /// <param name="columns">The number of columns, at least 1.</param>
    /// <param name="positions">The number of positions of a sample, at least 1.</param>
    /// <returns>The sum of the losses of all rows.</returns>
    public static double Run<TStored, T, TStorage, TThreads, TKernel>(TKernel kernel, in Operands<TStored> operands, nint rows, nint columns, nint positions)
        where TStored : unmanaged
        where T : unmanaged
        where TStorage : struct, IStorage<TStored, T>
        where TThreads : struct, IThreads
        where TKernel : struct, IRowKernel<T> =>
        Run<TStored, T, TStorage, TThreads, NoLabels<T>, TKernel>(kernel, in operands, new(), rows, columns, positions);

    /// <summary>Runs a kernel over all positions of all samples, each of which is about one class.</summary>
    /// <typeparam name="TStored">The type of the user's spans.</typeparam>
    /// <typeparam name="T">The type computed in: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <typeparam name="TStorage">How the one becomes the other.</typeparam>
    /// <typeparam name="TThreads">Who does the work.</typeparam>
    /// <typeparam name="TIndex">The type of class indices.</typeparam>
    /// <typeparam name="TKernel">The kernel.</typeparam>
    /// <param name="kernel">The kernel with its run-time options.</param>
    /// <param name="operands">What is read and written.</param>
    /// <param name="labels">The class of each row, known to be a column or to be ignored.</param>
    /// <param name="ignoreIndex">The class whose rows are ignored, or null.</param>
    /// <param name="rows">The number of samples times that of positions.</param>
    /// <param name="columns">The number of columns, at least 1.</param>
    /// <param name="positions">The number of positions of a sample, at least 1.</param>
    /// <returns>The sum of the losses of all rows.</returns>
    public static double Run<TStored, T, TStorage, TThreads, TIndex, TKernel>(
        TKernel kernel, in Operands<TStored> operands, ReadOnlySpan<TIndex> labels, int? ignoreIndex, nint rows, nint columns, nint positions)
        where TStored : unmanaged
        where T : unmanaged, INumberBase<T>
        where TStorage : struct, IStorage<TStored, T>
        where TThreads : struct, IThreads
        where TIndex : unmanaged, IBinaryInteger<TIndex>
        where TKernel : struct, IRowKernel<T>
    {
        RowLoop.CheckColumns<T>(columns);
        return Run<TStored, T, TStorage, TThreads, IndexLabels<T, TIndex>, TKernel>(kernel, in operands, new(labels, ignoreIndex), rows, columns, positions);
    }

    private static double Run<TStored, T, TStorage, TThreads, TLabels, TKernel>(
        TKernel kernel, in Operands<TStored> operands, TLabels labels, nint rows, nint columns, nint positions)
        where TStored : unmanaged
        where T : unmanaged
        where TStorage : struct, IStorage<TStored, T>
        where TThreads : struct, IThreads
        where TLabels : struct, ILabels<T>, allows ref struct
        where TKernel : struct, IRowKernel<T>
    {
        if (rows == 0) return 0;
        PositionRuns<TStored, T, TStorage, TLabels, TKernel> runs = new(kernel, in operands, labels, columns, positions);
        int all = runs.Count(rows);
        long elements = (long)rows * columns;
        if (!TThreads.Pay(elements)) return runs.Run(0, all, []);

        // Each run's sum by itself, so that they are added up in one order however many threads there are.
        int perPart = (int)Math.Max(ParallelParts.GoodElements / (columns * Math.Min(positions, RowScratch.MaxRows)), 1);
        using Scratch<double> sums = new(all);
        Parts<TStored, T, TStorage, TLabels, TKernel> parts = new(runs, perPart, sums.Span);
        TThreads.Run(in parts, (all + perPart - 1) / perPart, elements);
        double total = 0;
        foreach (double sum in sums.Span) total += sum;
        return total;
    }

    private readonly ref struct Parts<TStored, T, TStorage, TLabels, TKernel>(
        PositionRuns<TStored, T, TStorage, TLabels, TKernel> runs, int perPart, Span<double> sums) : IWork
        where TStored : unmanaged
        where T : unmanaged
        where TStorage : struct, IStorage<TStored, T>
        where TLabels : struct, ILabels<T>, allows ref struct
        where TKernel : struct, IRowKernel<T>
    {
        private readonly PositionRuns<TStored, T, TStorage, TLabels, TKernel> _runs = runs;
        private readonly Span<double> _sums = sums;

        public void Run(int part)
        {
            int first = part * perPart;
            _runs.Run(first, Math.Min(first + perPart, _sums.Length), _sums);
        }
    }
}
