using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LossGen.CompilerServices;

/// <summary>The running sums of a chunk: <see cref="ElementLoop.LaneBytes"/> bytes of them.</summary>
internal static unsafe class Lanes
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Clear(void* lanes) => Unsafe.InitBlockUnaligned(lanes, 0, ElementLoop.LaneBytes);

    /// <summary>
    /// The sum in double, by a fixed tree: lane i takes lane i + n/2, then n/4, … The order is part of the result, hence 128-bit vectors on
    /// every machine.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum<T>(T* lanes)
        where T : unmanaged =>
        typeof(T) == typeof(float) ? Sum((float*)lanes) : Sum((double*)lanes);

    private static double Sum(float* lanes)
    {
        Vector128<float> a0 = Vector128.Load(lanes);
        Vector128<float> a1 = Vector128.Load(lanes + 4);
        Vector128<float> a2 = Vector128.Load(lanes + 8);
        Vector128<float> a3 = Vector128.Load(lanes + 12);
        Vector128<float> b0 = Vector128.Load(lanes + 16);
        Vector128<float> b1 = Vector128.Load(lanes + 20);
        Vector128<float> b2 = Vector128.Load(lanes + 24);
        Vector128<float> b3 = Vector128.Load(lanes + 28);
        Vector128<double> lower02 = Vector128.WidenLower(a0) + Vector128.WidenLower(b0) + (Vector128.WidenLower(a2) + Vector128.WidenLower(b2));
        Vector128<double> lower13 = Vector128.WidenLower(a1) + Vector128.WidenLower(b1) + (Vector128.WidenLower(a3) + Vector128.WidenLower(b3));
        Vector128<double> upper02 = Vector128.WidenUpper(a0) + Vector128.WidenUpper(b0) + (Vector128.WidenUpper(a2) + Vector128.WidenUpper(b2));
        Vector128<double> upper13 = Vector128.WidenUpper(a1) + Vector128.WidenUpper(b1) + (Vector128.WidenUpper(a3) + Vector128.WidenUpper(b3));
        Vector128<double> sum = lower02 + lower13 + (upper02 + upper13);
        return sum.ToScalar() + sum.GetElement(1);
    }

    private static double Sum(double* lanes)
    {
        Vector128<double> sum04 = Vector128.Load(lanes) + Vector128.Load(lanes + 8);
        Vector128<double> sum15 = Vector128.Load(lanes + 2) + Vector128.Load(lanes + 10);
        Vector128<double> sum26 = Vector128.Load(lanes + 4) + Vector128.Load(lanes + 12);
        Vector128<double> sum37 = Vector128.Load(lanes + 6) + Vector128.Load(lanes + 14);
        Vector128<double> sum = sum04 + sum26 + (sum15 + sum37);
        return sum.ToScalar() + sum.GetElement(1);
    }
}

/// <summary>Room on the stack for lanes that do not straddle cache lines.</summary>
[StructLayout(LayoutKind.Sequential, Size = ElementLoop.LaneBytes + Alignment)]
internal unsafe struct LaneStorage
{
    private const int Alignment = 64;

    /// <summary>Valid while the storage, a local, is in scope: the stack does not move.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void* Aligned() => (void*)(((nint)Unsafe.AsPointer(ref this) + (Alignment - 1)) & -Alignment);
}
