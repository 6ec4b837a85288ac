using System;
using System.Runtime.CompilerServices;

namespace LossGen.CompilerServices;

/// <summary>The positions of all samples as runs of neighbours, each of which adds up to a sum of its own.</summary>
internal readonly unsafe ref struct PositionRuns<TStored, T, TStorage, TLabels, TKernel>(
    TKernel kernel, in Operands<TStored> operands, TLabels labels, nint columns, nint positions)
    where TStored : unmanaged
    where T : unmanaged
    where TStorage : struct, IStorage<TStored, T>
    where TLabels : struct, ILabels<T>, allows ref struct
    where TKernel : struct, IRowKernel<T>
{
    private readonly Operands<TStored> _operands = operands;
    private readonly TLabels _labels = labels;

    private nint PerSample => (positions + RowScratch.MaxRows - 1) / RowScratch.MaxRows;

    /// <summary>How many runs there are.</summary>
    public int Count(nint rows) => (int)(rows / positions * PerSample);

    /// <summary>Runs the kernel over some of the runs.</summary>
    /// <param name="first">The first run.</param>
    /// <param name="end">The one after the last.</param>
    /// <param name="sums">Receives the sum of each run's losses, if it is not empty.</param>
    /// <returns>The sum of the losses of these runs.</returns>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public double Run(int first, int end, Span<double> sums)
    {
        RowStorage storage;
        RowScratch<T> scratch = storage.Scratch<T>();
        scratch.IsEdge = false;
        nint lanes = RowLoop.Lanes<T>();
        RowSlots slots = RowSlots.Of<T, TKernel>();
        bool isStaged = !TStorage.IsComputed || PositionCache.Conflicts<T>(slots, columns, positions);
        nint width = isStaged ? PositionCache.Width<T>(slots, columns) : lanes;
        bool isTiled = isStaged || (positions & (lanes - 1)) != 0;
        using Scratch<T> memory = new(isTiled ? PositionTile<TStored, T, TStorage>.Size(slots, columns, width) : 0);
        TKernel own = kernel;
        double total = 0;
        fixed (T* pinned = memory.Span)
        {
            PositionTile<TStored, T, TStorage> tile = new(pinned, slots, columns, positions, width);
            for (int run = first; run < end; run++)
            {
                nint sample = run / PerSample, start = run % PerSample * RowScratch.MaxRows;
                nint row = sample * positions + start, count = Math.Min(positions - start, RowScratch.MaxRows);
                _labels.Read(row, (int)count, ref scratch.Labels);
                RunOne(ref own, slots, ref tile, isStaged, sample * columns * positions + start, row, count, ref scratch);
                if (!TKernel.Sums) continue;
                double sum = scratch.Collect(row, count, []);
                if (sums.IsEmpty) total += sum;
                else sums[run] = sum;
            }
        }

        return total;
    }

    /// <summary>Whole vectors are computed where they are, if that is good; what does not fill one comes to scratch first.</summary>
    private void RunOne(
        ref TKernel own, RowSlots slots, ref PositionTile<TStored, T, TStorage> tile, bool isStaged, nint element, nint row, nint count, ref RowScratch<T> scratch)
    {
        nint lanes = RowLoop.Lanes<T>(), done = 0;
        if (!isStaged && count >= lanes)
        {
            done = count & -lanes;
            scratch.Stride = positions;
            Operands<TStored> shifted = PositionShift<TStored>.Of(in _operands, slots, element, row);
            own.Run(in Unsafe.As<Operands<TStored>, Operands<T>>(ref shifted), 0, done, columns, in scratch);
        }

        scoped RowScratch<T> rest = scratch;
        rest.Stride = tile.Width;
        for (; done < count; done += tile.Width)
        {
            nint some = Math.Min(count - done, tile.Width);
            rest.Labels = ref Unsafe.Add(ref scratch.Labels, done);
            rest.Sums = ref Unsafe.Add(ref scratch.Sums, done);
            Operands<TStored> shifted = PositionShift<TStored>.Of(in _operands, slots, element + done, row + done);
            scoped Operands<T> operands = default;
            tile.Load(in shifted, (int)some, ref operands);
            own.Run(in operands, 0, (some + lanes - 1) & -lanes, columns, in rest);
            tile.Store(in shifted, (int)some, ref operands);
        }
    }
}
