using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LossGen.CompilerServices;

/// <summary>The running sums of a chunk: <see cref="KernelContract.ElementLaneBytes"/> bytes of them.</summary>
internal static unsafe class Lanes
{
    /// <summary>The bytes of a <see cref="Vector256{T}"/>. Asked for them, the runtime would load the type first, which shows in a first call.</summary>
    public const int VectorBytes = 32;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Clear(void* lanes) => Unsafe.InitBlockUnaligned(lanes, 0, KernelContract.ElementLaneBytes);

    /// <summary>Set in the first <paramref name="bytes"/>, a multiple of four and perhaps none or all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Mask(int bytes) => Vector256.GreaterThan(Vector256.Create(bytes), Vector256.Create(0, 4, 8, 12, 16, 20, 24, 28));

    /// <summary>Adds lanes to lanes, but only those in the first <paramref name="bytes"/>. The rest gets +0, which changes no running sum: none is −0.</summary>
    [MethodImpl(Compiled.Once)]
    public static void AddFirst<T>(T* lanes, T* others, int bytes)
        where T : unmanaged
    {
        for (int i = 0; i < KernelContract.ElementLaneBytes; i += VectorBytes)
        {
            Vector256<T> other = Vector256.Load((int*)((byte*)others + i)).As<int, T>() & Mask(bytes - i).As<int, T>();
            T* lane = (T*)((byte*)lanes + i);
            (Vector256.Load(lane) + other).Store(lane);
        }
    }

    /// <summary>The sum in double, by a fixed tree: lane i takes lane i + n/2, then i + n/4, … The order is part of the result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum<T>(T* lanes)
        where T : unmanaged =>
        typeof(T) == typeof(float) ? Sum((float*)lanes) : Sum((double*)lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Sum(float* lanes)
    {
        Vector256<float> a0 = Vector256.Load(lanes);
        Vector256<float> a1 = Vector256.Load(lanes + 8);
        Vector256<float> b0 = Vector256.Load(lanes + 16);
        Vector256<float> b1 = Vector256.Load(lanes + 24);
        Vector256<double> lower0 = Vector256.WidenLower(a0) + Vector256.WidenLower(b0);
        Vector256<double> upper0 = Vector256.WidenUpper(a0) + Vector256.WidenUpper(b0);
        Vector256<double> lower1 = Vector256.WidenLower(a1) + Vector256.WidenLower(b1);
        Vector256<double> upper1 = Vector256.WidenUpper(a1) + Vector256.WidenUpper(b1);
        return Sum(lower0 + lower1 + (upper0 + upper1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Sum(double* lanes) =>
        Sum(Vector256.Load(lanes) + Vector256.Load(lanes + 8) + (Vector256.Load(lanes + 4) + Vector256.Load(lanes + 12)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Sum(Vector256<double> four)
    {
        Vector128<double> two = four.GetLower() + four.GetUpper();
        return two.ToScalar() + two.GetElement(1);
    }
}

/// <summary>Room on the stack for lanes that do not straddle cache lines.</summary>
[StructLayout(LayoutKind.Sequential, Size = KernelContract.ElementLaneBytes + StackMemory.Alignment)]
internal unsafe struct LaneStorage
{
    /// <summary>Valid while the storage, a local, is in scope: the stack does not move.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void* Aligned() => StackMemory.Align(Unsafe.AsPointer(ref this));
}
