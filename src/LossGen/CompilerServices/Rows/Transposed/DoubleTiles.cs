using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LossGen.CompilerServices;

/// <summary>Transposes tiles of doubles in registers: two by two within each 128 bits of a vector, which holds rows 2, 4 and 6 further on in its further parts.</summary>
internal static class DoubleTiles
{
    /// <summary>8 rows of 2 columns become 2 rows of 8 columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Gather512(ref double source, nint stride, ref double target, nint targetStride)
    {
        Vector512<double> row0 = Rows512(ref source, stride);
        Vector512<double> row1 = Rows512(ref Unsafe.Add(ref source, stride), stride);
        Avx512F.UnpackLow(row0, row1).StoreUnsafe(ref target);
        Avx512F.UnpackHigh(row0, row1).StoreUnsafe(ref Unsafe.Add(ref target, targetStride));
    }

    /// <summary>2 rows of 8 columns become 8 rows of 2 columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scatter512(ref double source, nint stride, ref double target, nint targetStride)
    {
        Vector512<double> row0 = Vector512.LoadUnsafe(ref source);
        Vector512<double> row1 = Vector512.LoadUnsafe(ref Unsafe.Add(ref source, stride));
        StoreRows(Avx512F.UnpackLow(row0, row1), ref target, targetStride);
        StoreRows(Avx512F.UnpackHigh(row0, row1), ref Unsafe.Add(ref target, targetStride), targetStride);
    }

    /// <summary>4 rows of 2 columns become 2 rows of 4 columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Gather256(ref double source, nint stride, ref double target, nint targetStride)
    {
        Vector256<double> row0 = Rows256(ref source, stride);
        Vector256<double> row1 = Rows256(ref Unsafe.Add(ref source, stride), stride);
        Avx.UnpackLow(row0, row1).StoreUnsafe(ref target);
        Avx.UnpackHigh(row0, row1).StoreUnsafe(ref Unsafe.Add(ref target, targetStride));
    }

    /// <summary>2 rows of 4 columns become 4 rows of 2 columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scatter256(ref double source, nint stride, ref double target, nint targetStride)
    {
        Vector256<double> row0 = Vector256.LoadUnsafe(ref source);
        Vector256<double> row1 = Vector256.LoadUnsafe(ref Unsafe.Add(ref source, stride));
        StoreRows(Avx.UnpackLow(row0, row1), ref target, targetStride);
        StoreRows(Avx.UnpackHigh(row0, row1), ref Unsafe.Add(ref target, targetStride), targetStride);
    }

    /// <summary>2 rows of 2 columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose128(ref double source, nint stride, ref double target, nint targetStride)
    {
        Vector128<double> row0 = Vector128.LoadUnsafe(ref source);
        Vector128<double> row1 = Vector128.LoadUnsafe(ref Unsafe.Add(ref source, stride));
        Zip.Lower(row0, row1).StoreUnsafe(ref target);
        Zip.Upper(row0, row1).StoreUnsafe(ref Unsafe.Add(ref target, targetStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Rows512(ref double row, nint stride) =>
        Vector512.Create(Rows256(ref row, stride), Rows256(ref Unsafe.Add(ref row, stride * 4), stride));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Rows256(ref double row, nint stride) =>
        Vector256.Create(Vector128.LoadUnsafe(ref row), Vector128.LoadUnsafe(ref Unsafe.Add(ref row, stride * 2)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreRows(Vector512<double> rows, ref double row, nint stride)
    {
        StoreRows(rows.GetLower(), ref row, stride);
        StoreRows(rows.GetUpper(), ref Unsafe.Add(ref row, stride * 4), stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreRows(Vector256<double> rows, ref double row, nint stride)
    {
        rows.GetLower().StoreUnsafe(ref row);
        rows.GetUpper().StoreUnsafe(ref Unsafe.Add(ref row, stride * 2));
    }
}
