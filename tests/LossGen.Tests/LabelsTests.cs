using System;
using System.Linq;
using System.Numerics;
using Xunit;

namespace LossGen.Tests;

public class LabelsTests
{
    [Fact]
    public void Smoothing_leaves_the_sum_of_a_row()
    {
        Smooths<float>(1e-6);
        Smooths<double>(1e-12);
        Smooths<Half>(2e-3);
    }

    [Fact]
    public void Smoothing_works_in_place_and_by_0_changes_nothing()
    {
        float[] targets = [0, 1, 0.25f, 0.75f];
        float[] unchanged = new float[4];

        Labels.Smooth(targets, 2, 0f, unchanged);
        Assert.Equal(targets, unchanged);
        Labels.Smooth(targets, 2, 0.5f, targets);
        Assert.Equal([0.25f, 0.75f, 0.375f, 0.625f], targets);
        Labels.Smooth(targets, 2, 1f, targets);
        Assert.Equal([0.5f, 0.5f, 0.5f, 0.5f], targets);
    }

    [Fact]
    public void Indices_become_rows_and_rows_indices()
    {
        RoundTrip<float>();
        RoundTrip<double>();
        RoundTrip<Half>();
    }

    [Fact]
    public void No_rows_are_fine()
    {
        Labels.OneHot([], 3, Span<float>.Empty);
        Labels.ToIndices(ReadOnlySpan<float>.Empty, 3, []);
        Labels.Smooth(ReadOnlySpan<float>.Empty, 3, 0.1f, []);
    }

    [Theory, InlineData(-1), InlineData(3), InlineData(int.MinValue)]
    public void An_index_that_is_no_class_is_named_and_nothing_written(int index)
    {
        float[] result = [7, 7, 7, 7, 7, 7];

        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>("indices", () => Labels.OneHot([0, index], 3, result.AsSpan()));

        Assert.StartsWith($"Row 1 of indices is {index}; it must be from 0 to 2.", error.Message, StringComparison.Ordinal);
        Assert.All(result, x => Assert.Equal(7, x));
    }

    [Theory]
    [InlineData(0f, 0f, "no 1")]
    [InlineData(1f, 1f, "2 ones")]
    [InlineData(0.75f, 0.25f, "0.75 in column 0")]
    [InlineData(1f, float.NaN, "NaN in column 1")]
    [InlineData(1f, -1f, "-1 in column 1")]
    public void A_row_that_is_not_one_hot_is_named_and_nothing_written(float first, float second, string given)
    {
        int[] result = [7, 7];

        ArgumentException error = Assert.Throws<ArgumentException>("oneHot", () => Labels.ToIndices([0f, 1f, first, second], 2, result));

        Assert.StartsWith($"Row 1 of oneHot holds {given};", error.Message, StringComparison.Ordinal);
        Assert.All(result, x => Assert.Equal(7, x));
    }

    [Fact]
    public void Lengths_must_agree()
    {
        ArgumentException error = Assert.Throws<ArgumentException>("result", () => Labels.OneHot([0, 1], 3, new float[9].AsSpan()));
        Assert.StartsWith("result has 9 elements, 3 rows of 3 classes, but indices has 2.", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>("oneHot", () => Labels.ToIndices(new double[6].AsSpan(), 3, new int[3]));
        Assert.StartsWith("oneHot has 6 elements, 2 rows of 3 classes, but result has 3.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("classes", () => Labels.OneHot([0], 3, new float[4].AsSpan()));
        Assert.Throws<ArgumentException>("classes", () => Labels.Smooth(new float[4].AsSpan(), 3, 0.1f, new float[4]));
        Assert.Throws<ArgumentException>("result", () => Labels.Smooth(new float[6].AsSpan(), 3, 0.1f, new float[3]));
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => Labels.OneHot([], 0, Span<float>.Empty));
        Assert.Throws<ArgumentOutOfRangeException>("amount", () => Labels.Smooth(new float[6].AsSpan(), 3, 1.5f, new float[6]));
        Assert.Throws<ArgumentException>("result", () => Labels.Smooth(new float[7].AsSpan()[1..], 3, 0.1f, new float[6].AsSpan()[..3]));
    }

    [Fact]
    public void Spans_that_overlap_in_part_are_refused()
    {
        float[] room = new float[7];
        Assert.Throws<ArgumentException>("result", () => Labels.Smooth(room.AsSpan(0, 6), 3, 0.1f, room.AsSpan(1)));
    }

    private static void Smooths<T>(double tolerance)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] targets = [T.Zero, T.One, T.Zero, T.One, T.Zero, T.Zero];
        T[] result = new T[6];
        Labels.Smooth<T>(targets, 3, T.CreateTruncating(0.1), result);

        double[] expected = [0.1 / 3, 0.9 + 0.1 / 3, 0.1 / 3, 0.9 + 0.1 / 3, 0.1 / 3, 0.1 / 3];
        Assert.All(result.Zip(expected), pair => Assert.Equal(pair.Second, double.CreateTruncating(pair.First), tolerance));
    }

    private static void RoundTrip<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int[] indices = [2, 0, 3, 3];
        T[] rows = new T[16];
        Array.Fill(rows, T.NaN);
        Labels.OneHot(indices, 4, rows.AsSpan());
        for (int i = 0; i < 16; i++) Assert.Equal(indices[i / 4] == i % 4 ? T.One : T.Zero, rows[i]);

        int[] back = new int[4];
        Labels.ToIndices<T>(rows, 4, back);
        Assert.Equal(indices, back);
    }
}
