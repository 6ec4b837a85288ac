using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LossGen.CompilerServices;

/// <summary>Rows to columns and back: whole matrices, and the blocks of rows that row kernels work on, one row in each lane.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Transposition
{
    /// <summary>The rows of a block of <see cref="float"/>.</summary>
    public const int SingleLanes = 64 / sizeof(float);

    /// <summary>The rows of a block of <see cref="double"/>.</summary>
    public const int DoubleLanes = 64 / sizeof(double);

    private const int GroupBytes = 128 / 8;

    // So many columns at a time that the pages written to stay known to the processor from one strip of rows to the next.
    private const int ColumnsAtATime = 128;

    /// <summary>Transposes a matrix.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="source">The matrix, [<paramref name="rows"/> × <paramref name="columns"/>].</param>
    /// <param name="rows">The number of its rows.</param>
    /// <param name="columns">The number of its columns.</param>
    /// <param name="result">Receives [<paramref name="columns"/> × <paramref name="rows"/>]; shares no memory with <paramref name="source"/>.</param>
    public static void Transpose<T>(ReadOnlySpan<T> source, int rows, int columns, Span<T> result)
        where T : unmanaged
    {
        Check.Length(source.Length, nameof(source), checked(rows * columns), "rows x columns");
        Check.Length(result.Length, nameof(result), source.Length, nameof(source));
        Check.Apart(result, nameof(result), source, nameof(source));
        ref T from = ref MemoryMarshal.GetReference(source);
        ref T to = ref MemoryMarshal.GetReference(result);
        if (rows < Group<T>() || columns < Group<T>())
        {
            for (int row = 0; row < rows; row++)
            {
                for (int column = 0; column < columns; column++) Unsafe.Add(ref to, (nint)column * rows + row) = Unsafe.Add(ref from, (nint)row * columns + column);
            }
        }
        else
        {
            Strips(ref from, rows, columns, ref to);
        }
    }

    /// <summary>Loads rows into a block whose row j holds what column j has in each of them: element [j, i] of the block is element [i, j] of the rows.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="source">The first element of the first row; the rows follow one another.</param>
    /// <param name="rows">How many rows there are, at least 1 and at most as many as lanes; zeros take the place of the others.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="block">The first element of [<paramref name="columns"/> × lanes], which is all written.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LoadRows<T>(ref readonly T source, nint rows, nint columns, ref T block)
        where T : unmanaged
    {
        ref T from = ref Unsafe.AsRef(in source);
        if (rows == RowLoop.Lanes<T>() && columns >= Group<T>())
        {
            for (nint column = 0; column < columns; column += Group<T>())
            {
                // The last tile begins where it ends with the row: what it has in common with the one before is written twice.
                nint start = nint.Min(column, columns - Group<T>());
                Gather(ref Unsafe.Add(ref from, start), columns, ref Unsafe.Add(ref block, start * RowLoop.Lanes<T>()), RowLoop.Lanes<T>());
            }
        }
        else
        {
            LoadSome(ref from, rows, columns, ref block);
        }
    }

    /// <summary>Stores the rows of a block: the inverse of <see cref="LoadRows"/>.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="block">The first element of [<paramref name="columns"/> × lanes].</param>
    /// <param name="rows">How many rows there are, at least 1 and at most as many as lanes; no other is written.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="target">The first element of the first row; the rows follow one another.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void StoreRows<T>(ref readonly T block, nint rows, nint columns, ref T target)
        where T : unmanaged
    {
        ref T from = ref Unsafe.AsRef(in block);
        if (rows == RowLoop.Lanes<T>() && columns >= Group<T>())
        {
            for (nint column = 0; column < columns; column += Group<T>())
            {
                nint start = nint.Min(column, columns - Group<T>());
                Scatter(ref Unsafe.Add(ref from, start * RowLoop.Lanes<T>()), RowLoop.Lanes<T>(), ref Unsafe.Add(ref target, start), columns);
            }
        }
        else
        {
            StoreSome(ref from, rows, columns, ref target);
        }
    }

    /// <summary>The rows, and the columns, that fill a vector of 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Group<T>()
        where T : unmanaged =>
        GroupBytes / Unsafe.SizeOf<T>();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Strips<T>(ref T from, nint rows, nint columns, ref T to)
        where T : unmanaged
    {
        nint height = rows >= RowLoop.Lanes<T>() ? RowLoop.Lanes<T>() : Group<T>();
        for (nint block = 0; block < columns; block += ColumnsAtATime)
        {
            nint end = nint.Min(block + ColumnsAtATime, columns);
            for (nint strip = 0; strip < rows; strip += height)
            {
                nint row = nint.Min(strip, rows - height);
                for (nint column = block; column < end; column += Group<T>())
                {
                    nint start = nint.Min(column, columns - Group<T>());
                    ref T tile = ref Unsafe.Add(ref from, row * columns + start);
                    ref T transposed = ref Unsafe.Add(ref to, start * rows + row);
                    if (height == Group<T>())
                    {
                        GatherGroup(ref tile, columns, ref transposed, rows);
                    }
                    else
                    {
                        Gather(ref tile, columns, ref transposed, rows);
                    }
                }
            }
        }
    }

    // Fewer rows than lanes, or columns than fill a vector: two or three of float, for those of double fill one.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LoadSome<T>(ref T source, nint rows, nint columns, ref T block)
        where T : unmanaged
    {
        if (rows < RowLoop.Lanes<T>()) MemoryMarshal.CreateSpan(ref block, (int)(columns * RowLoop.Lanes<T>())).Clear();
        nint row = 0;
        if (columns >= Group<T>())
        {
            for (; row <= rows - Group<T>(); row += Group<T>())
            {
                for (nint column = 0; column < columns; column += Group<T>())
                {
                    nint start = nint.Min(column, columns - Group<T>());
                    GatherGroup(ref Unsafe.Add(ref source, row * columns + start), columns, ref Unsafe.Add(ref block, start * RowLoop.Lanes<T>() + row), RowLoop.Lanes<T>());
                }
            }
        }
        else if (columns > 1)
        {
            for (; row <= rows - Group<T>(); row += Group<T>())
            {
                NarrowTiles.Gather(ref Unsafe.As<T, float>(ref Unsafe.Add(ref source, row * columns)), columns, ref Unsafe.As<T, float>(ref Unsafe.Add(ref block, row)));
            }
        }

        for (; row < rows; row++)
        {
            for (nint column = 0; column < columns; column++) Unsafe.Add(ref block, column * RowLoop.Lanes<T>() + row) = Unsafe.Add(ref source, row * columns + column);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void StoreSome<T>(ref T block, nint rows, nint columns, ref T target)
        where T : unmanaged
    {
        nint row = 0;
        if (columns >= Group<T>())
        {
            for (; row <= rows - Group<T>(); row += Group<T>())
            {
                for (nint column = 0; column < columns; column += Group<T>())
                {
                    nint start = nint.Min(column, columns - Group<T>());
                    GatherGroup(ref Unsafe.Add(ref block, start * RowLoop.Lanes<T>() + row), RowLoop.Lanes<T>(), ref Unsafe.Add(ref target, row * columns + start), columns);
                }
            }
        }
        else if (columns > 1)
        {
            for (; row <= rows - Group<T>(); row += Group<T>())
            {
                NarrowTiles.Scatter(ref Unsafe.As<T, float>(ref Unsafe.Add(ref block, row)), columns, ref Unsafe.As<T, float>(ref Unsafe.Add(ref target, row * columns)));
            }
        }

        for (; row < rows; row++)
        {
            for (nint column = 0; column < columns; column++) Unsafe.Add(ref target, row * columns + column) = Unsafe.Add(ref block, column * RowLoop.Lanes<T>() + row);
        }
    }

    /// <summary>As many rows as lanes, of which it takes as many columns as fill a vector of 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Gather<T>(ref T source, nint stride, ref T target, nint targetStride)
        where T : unmanaged
    {
        if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported)
        {
            if (typeof(T) == typeof(float)) SingleTiles.Gather512(ref Unsafe.As<T, float>(ref source), stride, ref Unsafe.As<T, float>(ref target), targetStride);
            else DoubleTiles.Gather512(ref Unsafe.As<T, double>(ref source), stride, ref Unsafe.As<T, double>(ref target), targetStride);
            return;
        }

        nint step = Avx.IsSupported ? 2 * Group<T>() : Group<T>();
        for (nint row = 0; row < RowLoop.Lanes<T>(); row += step)
        {
            ref T from = ref Unsafe.Add(ref source, row * stride);
            ref T to = ref Unsafe.Add(ref target, row);
            if (!Avx.IsSupported) GatherGroup(ref from, stride, ref to, targetStride);
            else if (typeof(T) == typeof(float)) SingleTiles.Gather256(ref Unsafe.As<T, float>(ref from), stride, ref Unsafe.As<T, float>(ref to), targetStride);
            else DoubleTiles.Gather256(ref Unsafe.As<T, double>(ref from), stride, ref Unsafe.As<T, double>(ref to), targetStride);
        }
    }

    /// <summary>The inverse of <see cref="Gather"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Scatter<T>(ref T source, nint stride, ref T target, nint targetStride)
        where T : unmanaged
    {
        if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported)
        {
            if (typeof(T) == typeof(float)) SingleTiles.Scatter512(ref Unsafe.As<T, float>(ref source), stride, ref Unsafe.As<T, float>(ref target), targetStride);
            else DoubleTiles.Scatter512(ref Unsafe.As<T, double>(ref source), stride, ref Unsafe.As<T, double>(ref target), targetStride);
            return;
        }

        nint step = Avx.IsSupported ? 2 * Group<T>() : Group<T>();
        for (nint row = 0; row < RowLoop.Lanes<T>(); row += step)
        {
            ref T from = ref Unsafe.Add(ref source, row);
            ref T to = ref Unsafe.Add(ref target, row * targetStride);
            if (!Avx.IsSupported) GatherGroup(ref from, stride, ref to, targetStride);
            else if (typeof(T) == typeof(float)) SingleTiles.Scatter256(ref Unsafe.As<T, float>(ref from), stride, ref Unsafe.As<T, float>(ref to), targetStride);
            else DoubleTiles.Scatter256(ref Unsafe.As<T, double>(ref from), stride, ref Unsafe.As<T, double>(ref to), targetStride);
        }
    }

    /// <summary>As many rows and columns as fill a vector of 128 bits: its own inverse.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void GatherGroup<T>(ref T source, nint stride, ref T target, nint targetStride)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float)) SingleTiles.Transpose128(ref Unsafe.As<T, float>(ref source), stride, ref Unsafe.As<T, float>(ref target), targetStride);
        else DoubleTiles.Transpose128(ref Unsafe.As<T, double>(ref source), stride, ref Unsafe.As<T, double>(ref target), targetStride);
    }
}
