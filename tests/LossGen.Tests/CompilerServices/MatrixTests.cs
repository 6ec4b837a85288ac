using System;
using System.Linq;
using System.Numerics;
using LossGen.CompilerServices;
using Xunit;

namespace LossGen.Tests.CompilerServices;

public class MatrixTests
{
    private delegate void Tile<T>(in MatrixTile<T> tile)
        where T : unmanaged;

    private static readonly int[] _sizes = [0, 1, 2, 7, 8, 9, 16, 17, 33];

    [Fact]
    public void Float_products_are_sums_in_a_fixed_order_for_all_shapes() => Shapes<float>();

    [Fact]
    public void Double_products_are_sums_in_a_fixed_order_for_all_shapes() => Shapes<double>();

    [Fact]
    public void Tiles_of_every_width_have_the_same_bits()
    {
        Widths<float>();
        Widths<double>();
    }

    [Fact]
    public void Lengths_are_checked()
    {
        float[] six = new float[6];
        Assert.Throws<ArgumentException>("a", () => Matrix.AB<float>(six, six, 2, 3, 2, six));
        Assert.Throws<ArgumentException>("b", () => Matrix.AB<float>(six, six, 3, 2, 2, six));
        Assert.Throws<ArgumentException>("result", () => Matrix.ABt<float>(six, six, 3, 3, 2, six));
    }

    private static void Shapes<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (int rows in _sizes)
        {
            foreach (int columns in _sizes)
            {
                foreach (int depth in new[] { 0, 1, 3, 16, 64, 65, 130 })
                {
                    T[] a = Values<T>(rows * depth, 1);
                    T[] b = Values<T>(depth * columns, 2);
                    T[] aTransposed = new T[a.Length];
                    T[] bTransposed = new T[b.Length];
                    Transposition.Transpose(a, rows, depth, aTransposed.AsSpan());
                    Transposition.Transpose(b, depth, columns, bTransposed.AsSpan());
                    T[] expected = Plain(a, b, rows, columns, depth);

                    Guarded<T> result = new(rows * columns, T.CreateChecked(-7));
                    Matrix.AB<T>(a, b, rows, columns, depth, result.Span);
                    Assert.Equal(expected, result.Span.ToArray());
                    result.Span.Fill(T.NaN);
                    Matrix.ABt<T>(a, bTransposed, rows, columns, depth, result.Span);
                    Assert.Equal(expected, result.Span.ToArray());
                    result.Span.Fill(T.NaN);
                    Matrix.AtB<T>(aTransposed, b, rows, columns, depth, result.Span);
                    Assert.Equal(expected, result.Span.ToArray());
                    result.AssertIntact();
                }
            }
        }
    }

    private static void Widths<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Tile<T>[] tiles = [MatrixTiles.Run512, MatrixTiles.Run256, MatrixTiles.Run128];
        const int depth = 11;
        int lanes = 64 / (typeof(T) == typeof(float) ? 4 : 8);
        T[] panel = Values<T>(depth * lanes, 1);
        foreach (int rows in new[] { 1, 2, 5, 8, 13 })
        {
            foreach (int width in new[] { 1, lanes - 1, lanes })
            {
                foreach (bool isFirst in new[] { true, false })
                {
                    T[] a = Values<T>(rows * depth, 2);
                    T[][] results = [.. tiles.Select(tile =>
                    {
                        T[] result = Values<T>(rows * width, 3);
                        tile(new()
                        {
                            A = ref a[0], RowStride = depth, DepthStride = 1, Panel = ref panel[0], Depth = depth,
                            Result = ref result[0], ResultStride = width, Width = width, Rows = rows, IsFirst = isFirst,
                        });
                        return result;
                    })];
                    Assert.NotEqual(results[0], Values<T>(rows * width, 3));
                    Assert.Equal(results[0], results[1]);
                    Assert.Equal(results[0], results[2]);
                }
            }
        }
    }

    private static T[] Plain<T>(T[] a, T[] b, int rows, int columns, int depth)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] result = new T[rows * columns];
        for (int i = 0; i < result.Length; i++)
        {
            for (int start = 0; start < depth; start += 64)
            {
                T sum = T.Zero;
                for (int k = start; k < Math.Min(start + 64, depth); k++)
                {
                    sum = T.FusedMultiplyAdd(a[i / columns * depth + k], b[k * columns + i % columns], sum);
                }

                result[i] += sum;
            }
        }

        return result;
    }

    private static T[] Values<T>(int count, int seed)
        where T : IBinaryFloatingPointIeee754<T> =>
        [.. Enumerable.Range(1, count).Select(i => T.CreateTruncating(Math.Sin(i * 1.7 * seed)))];
}
