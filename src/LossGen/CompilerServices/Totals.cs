using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace LossGen.CompilerServices;

/// <summary>Sums that have the same bits on every machine.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Totals
{
    /// <summary>The sum in double, each value converted first; a fixed number of running sums and a fixed order.</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/> or <see cref="Half"/>.</typeparam>
    /// <param name="values">What is summed; 0 where there is none.</param>
    [SkipLocalsInit]
    public static unsafe double Sum<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        LaneStorage storage;
        double* lanes = (double*)storage.Aligned();
        Lanes.Clear(lanes);
        const int Count = ElementLoop.LaneBytes / sizeof(double);
        int whole = values.Length & -Count;
        for (int i = 0; i < whole; i += Count)
        {
            for (int lane = 0; lane < Count; lane++) lanes[lane] += ToDouble(values[i + lane]);
        }

        for (int i = whole; i < values.Length; i++) lanes[i - whole] += ToDouble(values[i]);
        return Lanes.Sum(lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ToDouble<T>(T value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float)) return (float)(object)value;
        if (typeof(T) == typeof(double)) return (double)(object)value;
        return (double)(Half)(object)value;
    }
}
