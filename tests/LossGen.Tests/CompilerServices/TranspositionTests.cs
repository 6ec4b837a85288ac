using System;
using System.Linq;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LossGen.CompilerServices;
using Xunit;

namespace LossGen.Tests.CompilerServices;

public class TranspositionTests
{
    private delegate void Tile<T>(ref T source, nint stride, ref T target, nint targetStride);

    [Fact]
    public void Matrices_of_any_shape_are_transposed()
    {
        Matrices<float>();
        Matrices<double>();
    }

    [Fact]
    public void Blocks_of_rows_are_loaded_and_stored()
    {
        Blocks<float>(Transposition.SingleLanes);
        Blocks<double>(Transposition.DoubleLanes);
    }

    [Fact]
    public void Tiles_of_every_width_are_the_same()
    {
        Same<float>(4, 4, SingleTiles.Transpose128);
        Same<double>(2, 2, DoubleTiles.Transpose128);
        if (Avx.IsSupported)
        {
            Same<float>(8, 4, SingleTiles.Gather256);
            Same<float>(4, 8, SingleTiles.Scatter256);
            Same<double>(4, 2, DoubleTiles.Gather256);
            Same<double>(2, 4, DoubleTiles.Scatter256);
        }

        if (Avx512F.IsSupported)
        {
            Same<float>(16, 4, SingleTiles.Gather512);
            Same<float>(4, 16, SingleTiles.Scatter512);
            Same<double>(8, 2, DoubleTiles.Gather512);
            Same<double>(2, 8, DoubleTiles.Scatter512);
        }
    }

    [Fact]
    public void Vectors_are_zipped_without_instructions_for_it()
    {
        Vector128<float> first = Vector128.Create(0f, 1, 2, 3);
        Vector128<float> second = Vector128.Create(4f, 5, 6, 7);
        Assert.Equal(Vector128.Create(0f, 4, 1, 5), Zip.Portable.Lower(first, second));
        Assert.Equal(Vector128.Create(2f, 6, 3, 7), Zip.Portable.Upper(first, second));
        Assert.Equal(Zip.Portable.Lower(first, second), Zip.Lower(first, second));
        Assert.Equal(Zip.Portable.Upper(first, second), Zip.Upper(first, second));
        Assert.Equal(Vector128.Create(0.0, 2), Zip.Portable.Lower(Vector128.Create(0.0, 1), Vector128.Create(2.0, 3)));
        Assert.Equal(Vector128.Create(1.0, 3), Zip.Portable.Upper(Vector128.Create(0.0, 1), Vector128.Create(2.0, 3)));
        Assert.Equal(Vector128.Create(0.0, 2), Zip.Lower(Vector128.Create(0.0, 1), Vector128.Create(2.0, 3)));
        Assert.Equal(Vector128.Create(1.0, 3), Zip.Upper(Vector128.Create(0.0, 1), Vector128.Create(2.0, 3)));
    }

    [Fact]
    public void Lengths_and_overlap_are_checked()
    {
        float[] room = new float[20];
        Assert.Throws<ArgumentException>("source", () => Transposition.Transpose<float>(room, 3, 4, new float[12]));
        Assert.Throws<ArgumentException>("result", () => Transposition.Transpose<float>(room, 4, 5, new float[12]));
        Assert.Throws<ArgumentException>("result", () => Transposition.Transpose<float>(room, 4, 5, room));
    }

    private static void Matrices<T>()
        where T : unmanaged, INumber<T>
    {
        int[] sizes = [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 64, 127, 129, 300];
        foreach (int rows in sizes)
        {
            foreach (int columns in sizes)
            {
                T[] source = Values<T>(rows * columns);
                Guarded<T> result = new(source.Length, T.CreateChecked(-7));
                Transposition.Transpose(source, rows, columns, result.Span);

                Assert.Equal(Transposed(source, rows, columns), result.Span.ToArray());
                result.AssertIntact();
            }
        }
    }

    private static void Blocks<T>(int lanes)
        where T : unmanaged, INumber<T>
    {
        foreach (int columns in Enumerable.Range(1, 21).Append(64))
        {
            for (int rows = 1; rows <= lanes; rows++)
            {
                T[] source = Values<T>(rows * columns);
                T[] padded = [.. source, .. new T[(lanes - rows) * columns]];
                Guarded<T> block = new(lanes * columns, T.CreateChecked(-7));
                Transposition.LoadRows(ref source[0], rows, columns, ref MemoryMarshal.GetReference(block.Span));
                Assert.Equal(Transposed(padded, lanes, columns), block.Span.ToArray());
                block.AssertIntact();

                Guarded<T> target = new(rows * columns, T.CreateChecked(-7));
                Transposition.StoreRows(ref MemoryMarshal.GetReference(block.Span), rows, columns, ref MemoryMarshal.GetReference(target.Span));
                Assert.Equal(source, target.Span.ToArray());
                target.AssertIntact();
            }
        }
    }

    private static void Same<T>(int rows, int columns, Tile<T> tile)
        where T : unmanaged, INumber<T>
    {
        T[] source = Values<T>(rows * columns);
        Guarded<T> result = new(source.Length, T.CreateChecked(-7));
        tile(ref source[0], columns, ref MemoryMarshal.GetReference(result.Span), rows);
        Assert.Equal(Transposed(source, rows, columns), result.Span.ToArray());
        result.AssertIntact();
    }

    private static T[] Transposed<T>(T[] source, int rows, int columns) =>
        [.. Enumerable.Range(0, columns).SelectMany(column => Enumerable.Range(0, rows).Select(row => source[row * columns + column]))];

    private static T[] Values<T>(int count)
        where T : INumber<T> =>
        [.. Enumerable.Range(1, count).Select(T.CreateChecked)];
}
