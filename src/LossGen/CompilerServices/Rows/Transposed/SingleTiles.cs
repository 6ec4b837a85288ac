using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LossGen.CompilerServices;

/// <summary>Transposes tiles of floats in registers: four by four within each 128 bits of a vector, which holds rows 4, 8 and 12 further on in its further parts.</summary>
internal static class SingleTiles
{
    /// <summary>16 rows of 4 columns become 4 rows of 16 columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Gather512(ref float source, nint stride, ref float target, nint targetStride)
    {
        Vector512<float> row0 = Rows512(ref source, stride);
        Vector512<float> row1 = Rows512(ref Unsafe.Add(ref source, stride), stride);
        Vector512<float> row2 = Rows512(ref Unsafe.Add(ref source, stride * 2), stride);
        Vector512<float> row3 = Rows512(ref Unsafe.Add(ref source, stride * 3), stride);
        Vector512<double> lower01 = Avx512F.UnpackLow(row0, row1).AsDouble();
        Vector512<double> upper01 = Avx512F.UnpackHigh(row0, row1).AsDouble();
        Vector512<double> lower23 = Avx512F.UnpackLow(row2, row3).AsDouble();
        Vector512<double> upper23 = Avx512F.UnpackHigh(row2, row3).AsDouble();
        Avx512F.UnpackLow(lower01, lower23).AsSingle().StoreUnsafe(ref target);
        Avx512F.UnpackHigh(lower01, lower23).AsSingle().StoreUnsafe(ref Unsafe.Add(ref target, targetStride));
        Avx512F.UnpackLow(upper01, upper23).AsSingle().StoreUnsafe(ref Unsafe.Add(ref target, targetStride * 2));
        Avx512F.UnpackHigh(upper01, upper23).AsSingle().StoreUnsafe(ref Unsafe.Add(ref target, targetStride * 3));
    }

    /// <summary>4 rows of 16 columns become 16 rows of 4 columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scatter512(ref float source, nint stride, ref float target, nint targetStride)
    {
        Vector512<float> row0 = Vector512.LoadUnsafe(ref source);
        Vector512<float> row1 = Vector512.LoadUnsafe(ref Unsafe.Add(ref source, stride));
        Vector512<float> row2 = Vector512.LoadUnsafe(ref Unsafe.Add(ref source, stride * 2));
        Vector512<float> row3 = Vector512.LoadUnsafe(ref Unsafe.Add(ref source, stride * 3));
        Vector512<double> lower01 = Avx512F.UnpackLow(row0, row1).AsDouble();
        Vector512<double> upper01 = Avx512F.UnpackHigh(row0, row1).AsDouble();
        Vector512<double> lower23 = Avx512F.UnpackLow(row2, row3).AsDouble();
        Vector512<double> upper23 = Avx512F.UnpackHigh(row2, row3).AsDouble();
        StoreRows(Avx512F.UnpackLow(lower01, lower23).AsSingle(), ref target, targetStride);
        StoreRows(Avx512F.UnpackHigh(lower01, lower23).AsSingle(), ref Unsafe.Add(ref target, targetStride), targetStride);
        StoreRows(Avx512F.UnpackLow(upper01, upper23).AsSingle(), ref Unsafe.Add(ref target, targetStride * 2), targetStride);
        StoreRows(Avx512F.UnpackHigh(upper01, upper23).AsSingle(), ref Unsafe.Add(ref target, targetStride * 3), targetStride);
    }

    /// <summary>8 rows of 4 columns become 4 rows of 8 columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Gather256(ref float source, nint stride, ref float target, nint targetStride)
    {
        Vector256<float> row0 = Rows256(ref source, stride);
        Vector256<float> row1 = Rows256(ref Unsafe.Add(ref source, stride), stride);
        Vector256<float> row2 = Rows256(ref Unsafe.Add(ref source, stride * 2), stride);
        Vector256<float> row3 = Rows256(ref Unsafe.Add(ref source, stride * 3), stride);
        Vector256<double> lower01 = Avx.UnpackLow(row0, row1).AsDouble();
        Vector256<double> upper01 = Avx.UnpackHigh(row0, row1).AsDouble();
        Vector256<double> lower23 = Avx.UnpackLow(row2, row3).AsDouble();
        Vector256<double> upper23 = Avx.UnpackHigh(row2, row3).AsDouble();
        Avx.UnpackLow(lower01, lower23).AsSingle().StoreUnsafe(ref target);
        Avx.UnpackHigh(lower01, lower23).AsSingle().StoreUnsafe(ref Unsafe.Add(ref target, targetStride));
        Avx.UnpackLow(upper01, upper23).AsSingle().StoreUnsafe(ref Unsafe.Add(ref target, targetStride * 2));
        Avx.UnpackHigh(upper01, upper23).AsSingle().StoreUnsafe(ref Unsafe.Add(ref target, targetStride * 3));
    }

    /// <summary>4 rows of 8 columns become 8 rows of 4 columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scatter256(ref float source, nint stride, ref float target, nint targetStride)
    {
        Vector256<float> row0 = Vector256.LoadUnsafe(ref source);
        Vector256<float> row1 = Vector256.LoadUnsafe(ref Unsafe.Add(ref source, stride));
        Vector256<float> row2 = Vector256.LoadUnsafe(ref Unsafe.Add(ref source, stride * 2));
        Vector256<float> row3 = Vector256.LoadUnsafe(ref Unsafe.Add(ref source, stride * 3));
        Vector256<double> lower01 = Avx.UnpackLow(row0, row1).AsDouble();
        Vector256<double> upper01 = Avx.UnpackHigh(row0, row1).AsDouble();
        Vector256<double> lower23 = Avx.UnpackLow(row2, row3).AsDouble();
        Vector256<double> upper23 = Avx.UnpackHigh(row2, row3).AsDouble();
        StoreRows(Avx.UnpackLow(lower01, lower23).AsSingle(), ref target, targetStride);
        StoreRows(Avx.UnpackHigh(lower01, lower23).AsSingle(), ref Unsafe.Add(ref target, targetStride), targetStride);
        StoreRows(Avx.UnpackLow(upper01, upper23).AsSingle(), ref Unsafe.Add(ref target, targetStride * 2), targetStride);
        StoreRows(Avx.UnpackHigh(upper01, upper23).AsSingle(), ref Unsafe.Add(ref target, targetStride * 3), targetStride);
    }

    /// <summary>4 rows of 4 columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose128(ref float source, nint stride, ref float target, nint targetStride)
    {
        Vector128<float> row0 = Vector128.LoadUnsafe(ref source);
        Vector128<float> row1 = Vector128.LoadUnsafe(ref Unsafe.Add(ref source, stride));
        Vector128<float> row2 = Vector128.LoadUnsafe(ref Unsafe.Add(ref source, stride * 2));
        Vector128<float> row3 = Vector128.LoadUnsafe(ref Unsafe.Add(ref source, stride * 3));
        Vector128<double> lower01 = Zip.Lower(row0, row1).AsDouble();
        Vector128<double> upper01 = Zip.Upper(row0, row1).AsDouble();
        Vector128<double> lower23 = Zip.Lower(row2, row3).AsDouble();
        Vector128<double> upper23 = Zip.Upper(row2, row3).AsDouble();
        Zip.Lower(lower01, lower23).AsSingle().StoreUnsafe(ref target);
        Zip.Upper(lower01, lower23).AsSingle().StoreUnsafe(ref Unsafe.Add(ref target, targetStride));
        Zip.Lower(upper01, upper23).AsSingle().StoreUnsafe(ref Unsafe.Add(ref target, targetStride * 2));
        Zip.Upper(upper01, upper23).AsSingle().StoreUnsafe(ref Unsafe.Add(ref target, targetStride * 3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Rows512(ref float row, nint stride) =>
        Vector512.Create(Rows256(ref row, stride), Rows256(ref Unsafe.Add(ref row, stride * 8), stride));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Rows256(ref float row, nint stride) =>
        Vector256.Create(Vector128.LoadUnsafe(ref row), Vector128.LoadUnsafe(ref Unsafe.Add(ref row, stride * 4)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreRows(Vector512<float> rows, ref float row, nint stride)
    {
        StoreRows(rows.GetLower(), ref row, stride);
        Avx512F.ExtractVector128(rows, 2).StoreUnsafe(ref Unsafe.Add(ref row, stride * 8));
        Avx512F.ExtractVector128(rows, 3).StoreUnsafe(ref Unsafe.Add(ref row, stride * 12));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreRows(Vector256<float> rows, ref float row, nint stride)
    {
        rows.GetLower().StoreUnsafe(ref row);
        rows.GetUpper().StoreUnsafe(ref Unsafe.Add(ref row, stride * 4));
    }
}
