using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LossGen.CompilerServices;

/// <summary>Sums that have the same bits on every machine.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Totals
{
    private const int HalfBlock = 1024;

    /// <summary>The sum in double, each value converted first; a fixed number of running sums and a fixed order.</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/> or <see cref="Half"/>.</typeparam>
    /// <param name="values">What is summed; 0 where there is none.</param>
    [SkipLocalsInit]
    [MethodImpl(Compiled.Once)]
    public static double Sum<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        LaneStorage storage;
        double* lanes = (double*)storage.Aligned();
        Lanes.Clear(lanes);
        ref T first = ref MemoryMarshal.GetReference(values);
        if (typeof(T) == typeof(double))
        {
            Add(ref Unsafe.As<T, double>(ref first), values.Length, lanes);
        }
        else if (typeof(T) == typeof(float))
        {
            Add(ref Unsafe.As<T, float>(ref first), values.Length, lanes);
        }
        else
        {
            AddHalves(ref Unsafe.As<T, Half>(ref first), values.Length, lanes);
        }

        return Lanes.Sum(lanes);
    }

    // Value i goes to lane i modulo 16.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(ref readonly double values, int count, double* lanes)
    {
        Vector256<double> sum0 = Vector256.Load(lanes);
        Vector256<double> sum1 = Vector256.Load(lanes + 4);
        Vector256<double> sum2 = Vector256.Load(lanes + 8);
        Vector256<double> sum3 = Vector256.Load(lanes + 12);
        int i = 0;
        for (; i <= count - 16; i += 16)
        {
            sum0 += Vector256.LoadUnsafe(in values, (nuint)i);
            sum1 += Vector256.LoadUnsafe(in values, (nuint)i + 4);
            sum2 += Vector256.LoadUnsafe(in values, (nuint)i + 8);
            sum3 += Vector256.LoadUnsafe(in values, (nuint)i + 12);
        }

        sum0.Store(lanes);
        sum1.Store(lanes + 4);
        sum2.Store(lanes + 8);
        sum3.Store(lanes + 12);
        for (int lane = 0; i < count; i++, lane++) lanes[lane] += Unsafe.Add(ref Unsafe.AsRef(in values), i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(ref readonly float values, int count, double* lanes)
    {
        Vector256<double> sum0 = Vector256.Load(lanes);
        Vector256<double> sum1 = Vector256.Load(lanes + 4);
        Vector256<double> sum2 = Vector256.Load(lanes + 8);
        Vector256<double> sum3 = Vector256.Load(lanes + 12);
        int i = 0;
        for (; i <= count - 16; i += 16)
        {
            Vector256<float> lower = Vector256.LoadUnsafe(in values, (nuint)i);
            Vector256<float> upper = Vector256.LoadUnsafe(in values, (nuint)i + 8);
            sum0 += Vector256.WidenLower(lower);
            sum1 += Vector256.WidenUpper(lower);
            sum2 += Vector256.WidenLower(upper);
            sum3 += Vector256.WidenUpper(upper);
        }

        sum0.Store(lanes);
        sum1.Store(lanes + 4);
        sum2.Store(lanes + 8);
        sum3.Store(lanes + 12);
        for (int lane = 0; i < count; i++, lane++) lanes[lane] += Unsafe.Add(ref Unsafe.AsRef(in values), i);
    }

    [SkipLocalsInit]
    private static void AddHalves(ref readonly Half values, int count, double* lanes)
    {
        float* block = stackalloc float[HalfBlock];
        for (int start = 0; start < count; start += HalfBlock)
        {
            int length = Math.Min(count - start, HalfBlock);
            HalfConversion.ToSingle(ref Unsafe.Add(ref Unsafe.AsRef(in values), start), ref *block, length);
            Add(ref *block, length, lanes);
        }
    }
}
