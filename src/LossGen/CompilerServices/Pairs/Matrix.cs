using System;
using System.Buffers;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LossGen.CompilerServices;

/// <summary>
/// Products of matrices, which are row-major, with the same bits at every vector width: each element is summed over the depth by fused multiply-adds in order, in chunks
/// whose sums are added in order. Rows of the result do not depend on one another, so threads may share them out.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Matrix
{
    // Sums of sums: errors grow with the number of chunks and with their size, not with the depth.
    private const int Chunk = 64;

    /// <summary>A·Bᵀ.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="a">A, [<paramref name="rows"/> × <paramref name="depth"/>].</param>
    /// <param name="b">B, [<paramref name="columns"/> × <paramref name="depth"/>].</param>
    /// <param name="rows">The number of rows of the result.</param>
    /// <param name="columns">The number of its columns.</param>
    /// <param name="depth">The number of products that are summed.</param>
    /// <param name="result">Receives the product; shares no memory with A and B.</param>
    public static void ABt<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, int rows, int columns, int depth, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Product(Checked(a, rows, depth), depth, 1, b, isTransposed: true, rows, columns, depth, result);

    /// <summary>A·B.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="a">A, [<paramref name="rows"/> × <paramref name="depth"/>].</param>
    /// <param name="b">B, [<paramref name="depth"/> × <paramref name="columns"/>].</param>
    /// <param name="rows">The number of rows of the result.</param>
    /// <param name="columns">The number of its columns.</param>
    /// <param name="depth">The number of products that are summed.</param>
    /// <param name="result">Receives the product; shares no memory with A and B.</param>
    public static void AB<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, int rows, int columns, int depth, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Product(Checked(a, rows, depth), depth, 1, b, isTransposed: false, rows, columns, depth, result);

    /// <summary>Aᵀ·B.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="a">A, [<paramref name="depth"/> × <paramref name="rows"/>].</param>
    /// <param name="b">B, [<paramref name="depth"/> × <paramref name="columns"/>].</param>
    /// <param name="rows">The number of rows of the result.</param>
    /// <param name="columns">The number of its columns.</param>
    /// <param name="depth">The number of products that are summed.</param>
    /// <param name="result">Receives the product; shares no memory with A and B.</param>
    public static void AtB<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, int rows, int columns, int depth, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        AtB(a, b, 0, rows, rows, columns, depth, result);

    /// <summary>Some rows of Aᵀ·B.</summary>
    internal static void AtB<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, int first, int count, int rows, int columns, int depth, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Product(Checked(a, rows, depth)[first..], 1, rows, b, isTransposed: false, count, columns, depth, result);

    private static ReadOnlySpan<T> Checked<T>(ReadOnlySpan<T> a, int rows, int depth)
    {
        Check.Length(a.Length, nameof(a), checked(rows * depth), "rows x depth");
        return a;
    }

    private static void Product<T>(
        ReadOnlySpan<T> a, nint rowStride, nint depthStride, ReadOnlySpan<T> b, bool isTransposed, int rows, int columns, int depth, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check.Length(b.Length, nameof(b), checked(columns * depth), "columns x depth");
        Check.Length(result.Length, nameof(result), checked(rows * columns), "rows x columns");
        if (depth == 0) result.Clear();
        if (depth == 0 || result.IsEmpty) return;

        int lanes = Vector512<T>.Count;
        T[] panel = ArrayPool<T>.Shared.Rent(checked(depth * lanes));
        for (int column = 0; column < columns; column += lanes)
        {
            int width = Math.Min(lanes, columns - column);
            if (isTransposed)
            {
                Transposition.LoadRows(in b[column * depth], width, depth, ref panel[0]);
            }
            else
            {
                Gather(b[column..], columns, width, panel.AsSpan(0, depth * lanes));
            }

            for (int start = 0; start < depth; start += Chunk)
            {
                MatrixTile<T> tile = new()
                {
                    A = ref Unsafe.Add(ref MemoryMarshal.GetReference(a), start * depthStride),
                    RowStride = rowStride,
                    DepthStride = depthStride,
                    Panel = ref panel[start * lanes],
                    Depth = Math.Min(Chunk, depth - start),
                    Result = ref result[column],
                    ResultStride = columns,
                    Width = width,
                    Rows = rows,
                    IsFirst = start == 0,
                };
                Run(in tile);
            }
        }

        ArrayPool<T>.Shared.Return(panel);
    }

    private static void Run<T>(in MatrixTile<T> tile)
        where T : unmanaged
    {
        if (Vector512.IsHardwareAccelerated) MatrixTiles.Run512(in tile);
        else if (Vector256.IsHardwareAccelerated) MatrixTiles.Run256(in tile);
        else MatrixTiles.Run128(in tile);
    }

    // Columns side by side, zeros where there is none.
    private static void Gather<T>(ReadOnlySpan<T> b, int stride, int width, Span<T> panel)
    {
        for (int row = 0; panel.Length > 0; row++)
        {
            b.Slice(row * stride, width).CopyTo(panel);
            panel[width..Vector512<T>.Count].Clear();
            panel = panel[Vector512<T>.Count..];
        }
    }
}
