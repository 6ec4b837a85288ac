using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LossGen.CompilerServices;

/// <summary>The products of a tile: eight vectors of running sums, for as many rows as make 512 bits of columns each.</summary>
internal static unsafe class MatrixTiles
{
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Run512<T>(in MatrixTile<T> tile)
        where T : unmanaged
    {
        Sums storage;
        ref T sums = ref *(T*)&storage;
        ref T panel = ref tile.Panel;
        nint depth = tile.Depth;
        nint depthStride = tile.DepthStride;
        for (nint row = 0; row < tile.Rows; row += 8)
        {
            ref T a0 = ref tile.Row(row);
            ref T a1 = ref tile.Row(row + 1);
            ref T a2 = ref tile.Row(row + 2);
            ref T a3 = ref tile.Row(row + 3);
            ref T a4 = ref tile.Row(row + 4);
            ref T a5 = ref tile.Row(row + 5);
            ref T a6 = ref tile.Row(row + 6);
            ref T a7 = ref tile.Row(row + 7);
            Vector512<T> sum0 = default;
            Vector512<T> sum1 = default;
            Vector512<T> sum2 = default;
            Vector512<T> sum3 = default;
            Vector512<T> sum4 = default;
            Vector512<T> sum5 = default;
            Vector512<T> sum6 = default;
            Vector512<T> sum7 = default;
            nint at = 0;
            for (nint k = 0; k < depth; k++, at += depthStride)
            {
                Vector512<T> b = Vector512.LoadUnsafe(ref panel, (nuint)(k * Vector512<T>.Count));
                sum0 = Add(Unsafe.Add(ref a0, at), b, sum0);
                sum1 = Add(Unsafe.Add(ref a1, at), b, sum1);
                sum2 = Add(Unsafe.Add(ref a2, at), b, sum2);
                sum3 = Add(Unsafe.Add(ref a3, at), b, sum3);
                sum4 = Add(Unsafe.Add(ref a4, at), b, sum4);
                sum5 = Add(Unsafe.Add(ref a5, at), b, sum5);
                sum6 = Add(Unsafe.Add(ref a6, at), b, sum6);
                sum7 = Add(Unsafe.Add(ref a7, at), b, sum7);
            }

            sum0.StoreUnsafe(ref sums);
            sum1.StoreUnsafe(ref sums, (nuint)(Vector512<T>.Count));
            sum2.StoreUnsafe(ref sums, (nuint)(Vector512<T>.Count * 2));
            sum3.StoreUnsafe(ref sums, (nuint)(Vector512<T>.Count * 3));
            sum4.StoreUnsafe(ref sums, (nuint)(Vector512<T>.Count * 4));
            sum5.StoreUnsafe(ref sums, (nuint)(Vector512<T>.Count * 5));
            sum6.StoreUnsafe(ref sums, (nuint)(Vector512<T>.Count * 6));
            sum7.StoreUnsafe(ref sums, (nuint)(Vector512<T>.Count * 7));
            Finish(in tile, row, 8, ref sums);
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Run256<T>(in MatrixTile<T> tile)
        where T : unmanaged
    {
        Sums storage;
        ref T sums = ref *(T*)&storage;
        ref T panel = ref tile.Panel;
        nint depth = tile.Depth;
        nint depthStride = tile.DepthStride;
        for (nint row = 0; row < tile.Rows; row += 4)
        {
            ref T a0 = ref tile.Row(row);
            ref T a1 = ref tile.Row(row + 1);
            ref T a2 = ref tile.Row(row + 2);
            ref T a3 = ref tile.Row(row + 3);
            Vector256<T> lower0 = default;
            Vector256<T> lower1 = default;
            Vector256<T> lower2 = default;
            Vector256<T> lower3 = default;
            Vector256<T> upper0 = default;
            Vector256<T> upper1 = default;
            Vector256<T> upper2 = default;
            Vector256<T> upper3 = default;
            nint at = 0;
            for (nint k = 0; k < depth; k++, at += depthStride)
            {
                Vector256<T> lower = Vector256.LoadUnsafe(ref panel, (nuint)(k * Vector512<T>.Count));
                Vector256<T> upper = Vector256.LoadUnsafe(ref panel, (nuint)(k * Vector512<T>.Count + Vector256<T>.Count));
                Vector256<T> a = Vector256.Create(Unsafe.Add(ref a0, at));
                lower0 = Add(a, lower, lower0);
                upper0 = Add(a, upper, upper0);
                a = Vector256.Create(Unsafe.Add(ref a1, at));
                lower1 = Add(a, lower, lower1);
                upper1 = Add(a, upper, upper1);
                a = Vector256.Create(Unsafe.Add(ref a2, at));
                lower2 = Add(a, lower, lower2);
                upper2 = Add(a, upper, upper2);
                a = Vector256.Create(Unsafe.Add(ref a3, at));
                lower3 = Add(a, lower, lower3);
                upper3 = Add(a, upper, upper3);
            }

            lower0.StoreUnsafe(ref sums);
            upper0.StoreUnsafe(ref sums, (nuint)(Vector256<T>.Count));
            lower1.StoreUnsafe(ref sums, (nuint)(Vector256<T>.Count * 2));
            upper1.StoreUnsafe(ref sums, (nuint)(Vector256<T>.Count * 3));
            lower2.StoreUnsafe(ref sums, (nuint)(Vector256<T>.Count * 4));
            upper2.StoreUnsafe(ref sums, (nuint)(Vector256<T>.Count * 5));
            lower3.StoreUnsafe(ref sums, (nuint)(Vector256<T>.Count * 6));
            upper3.StoreUnsafe(ref sums, (nuint)(Vector256<T>.Count * 7));
            Finish(in tile, row, 4, ref sums);
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Run128<T>(in MatrixTile<T> tile)
        where T : unmanaged
    {
        Sums storage;
        ref T sums = ref *(T*)&storage;
        ref T panel = ref tile.Panel;
        nint depth = tile.Depth;
        nint depthStride = tile.DepthStride;
        for (nint row = 0; row < tile.Rows; row += 2)
        {
            ref T a0 = ref tile.Row(row);
            ref T a1 = ref tile.Row(row + 1);
            Vector128<T> sum00 = default;
            Vector128<T> sum01 = default;
            Vector128<T> sum02 = default;
            Vector128<T> sum03 = default;
            Vector128<T> sum10 = default;
            Vector128<T> sum11 = default;
            Vector128<T> sum12 = default;
            Vector128<T> sum13 = default;
            nint at = 0;
            for (nint k = 0; k < depth; k++, at += depthStride)
            {
                nuint first = (nuint)(k * Vector512<T>.Count);
                Vector128<T> first0 = Vector128.Create(Unsafe.Add(ref a0, at));
                Vector128<T> first1 = Vector128.Create(Unsafe.Add(ref a1, at));
                Vector128<T> b = Vector128.LoadUnsafe(ref panel, first);
                sum00 = Add(first0, b, sum00);
                sum10 = Add(first1, b, sum10);
                b = Vector128.LoadUnsafe(ref panel, first + (nuint)Vector128<T>.Count);
                sum01 = Add(first0, b, sum01);
                sum11 = Add(first1, b, sum11);
                b = Vector128.LoadUnsafe(ref panel, first + (nuint)Vector128<T>.Count * 2);
                sum02 = Add(first0, b, sum02);
                sum12 = Add(first1, b, sum12);
                b = Vector128.LoadUnsafe(ref panel, first + (nuint)Vector128<T>.Count * 3);
                sum03 = Add(first0, b, sum03);
                sum13 = Add(first1, b, sum13);
            }

            sum00.StoreUnsafe(ref sums);
            sum01.StoreUnsafe(ref sums, (nuint)(Vector128<T>.Count));
            sum02.StoreUnsafe(ref sums, (nuint)(Vector128<T>.Count * 2));
            sum03.StoreUnsafe(ref sums, (nuint)(Vector128<T>.Count * 3));
            sum10.StoreUnsafe(ref sums, (nuint)(Vector128<T>.Count * 4));
            sum11.StoreUnsafe(ref sums, (nuint)(Vector128<T>.Count * 5));
            sum12.StoreUnsafe(ref sums, (nuint)(Vector128<T>.Count * 6));
            sum13.StoreUnsafe(ref sums, (nuint)(Vector128<T>.Count * 7));
            Finish(in tile, row, 2, ref sums);
        }
    }

    // The sums go through memory, all at once: across a call for each they would not stay in registers, in the loop neither.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Finish<T>(in MatrixTile<T> tile, nint row, nint rows, ref T sums)
        where T : unmanaged
    {
        rows = nint.Min(rows, tile.Rows - row);
        ref T target = ref Unsafe.Add(ref tile.Result, row * tile.ResultStride);
        for (nint i = 0; i < rows; i++)
        {
            if (tile.Width == Vector512<T>.Count)
            {
                Vector256<T> lower = Vector256.LoadUnsafe(ref sums);
                Vector256<T> upper = Vector256.LoadUnsafe(ref sums, (nuint)Vector256<T>.Count);
                if (!tile.IsFirst)
                {
                    lower += Vector256.LoadUnsafe(ref target);
                    upper += Vector256.LoadUnsafe(ref target, (nuint)Vector256<T>.Count);
                }

                lower.StoreUnsafe(ref target);
                upper.StoreUnsafe(ref target, (nuint)Vector256<T>.Count);
            }
            else
            {
                for (nint column = 0; column < tile.Width; column++) AddScalar(in tile, ref Unsafe.Add(ref target, column), Unsafe.Add(ref sums, column));
            }

            sums = ref Unsafe.Add(ref sums, Vector512<T>.Count);
            target = ref Unsafe.Add(ref target, tile.ResultStride);
        }
    }

    private static void AddScalar<T>(in MatrixTile<T> tile, ref T element, T sum)
        where T : unmanaged =>
        element = tile.IsFirst ? sum : (Vector128.CreateScalar(element) + Vector128.CreateScalar(sum)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Add<T>(T a, Vector512<T> b, Vector512<T> sum)
        where T : unmanaged =>
        typeof(T) == typeof(float)
            ? Vector512.FusedMultiplyAdd(Vector512.Create(a).AsSingle(), b.AsSingle(), sum.AsSingle()).As<float, T>()
            : Vector512.FusedMultiplyAdd(Vector512.Create(a).AsDouble(), b.AsDouble(), sum.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Add<T>(Vector256<T> a, Vector256<T> b, Vector256<T> sum)
        where T : unmanaged =>
        typeof(T) == typeof(float)
            ? Vector256.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), sum.AsSingle()).As<float, T>()
            : Vector256.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), sum.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Add<T>(Vector128<T> a, Vector128<T> b, Vector128<T> sum)
        where T : unmanaged =>
        typeof(T) == typeof(float)
            ? Vector128.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), sum.AsSingle()).As<float, T>()
            : Vector128.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), sum.AsDouble()).As<double, T>();

    [StructLayout(LayoutKind.Sequential, Size = 8 * 64)]
    private struct Sums;
}
