using System;
using System.Linq;
using System.Numerics;
using LossGen.CompilerServices;
using Xunit;

namespace LossGen.Tests.CompilerServices;

public class CheckLabelsTests
{
    [Fact]
    public void Indices_of_every_integer_type_are_checked()
    {
        Every<byte>();
        Every<sbyte>();
        Every<short>();
        Every<ushort>();
        Every<int>();
        Every<uint>();
        Every<long>();
        Every<ulong>();
    }

    [Fact]
    public void A_type_may_be_too_small_for_the_number_of_classes()
    {
        Assert.Equal(3, CheckLabels.Rows<byte>([0, 127, 255], "targets", 256));
        Assert.Equal(3, CheckLabels.Rows<byte>([0, 127, 255], "targets", 100_000));
        Assert.Equal(2, CheckLabels.Rows<sbyte>([0, 127], "targets", 256));
        Assert.Throws<ArgumentOutOfRangeException>(() => CheckLabels.Rows<sbyte>([0, -1], "targets", 256));
        Assert.Throws<ArgumentOutOfRangeException>(() => CheckLabels.Rows<ulong>([ulong.MaxValue], "targets", int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => CheckLabels.Rows<long>([1L << 32], "targets", 10));
    }

    [Theory]
    [InlineData(-100)]
    [InlineData(255)]
    [InlineData(2)]
    public void Ignored_rows_are_not_counted_wherever_they_are(int ignored)
    {
        for (int length = 0; length < 40; length++)
        {
            int[] targets = [.. Enumerable.Range(0, length).Select(i => i % 7 < 3 || i > 35 ? ignored : i % 2)];
            Assert.Equal(targets.Count(t => t != ignored), CheckLabels.Rows<int>(targets, "targets", 5, ignored));
        }
    }

    [Fact]
    public void An_index_to_ignore_that_the_type_cannot_hold_ignores_nothing()
    {
        Assert.Equal(2, CheckLabels.Rows<byte>([0, 156], "targets", 200, -100));
        Assert.Equal(1, CheckLabels.Rows<byte>([0, 255], "targets", 5, 255));
        Assert.Throws<ArgumentOutOfRangeException>(() => CheckLabels.Rows<byte>([255], "targets", 5, -1));
    }

    [Fact]
    public void Row_and_value_are_named()
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>("targets", () => CheckLabels.Rows<int>([0, -100, 9], "targets", 5, -100));
        Assert.StartsWith("Row 2 of targets is 9; it must be from 0 to 4, or -100 to be ignored.", error.Message, StringComparison.Ordinal);
        Assert.Equal(9, error.ActualValue);
        error = Assert.Throws<ArgumentOutOfRangeException>("labels", () => CheckLabels.Rows<long>([-1], "labels", 2));
        Assert.StartsWith("Row 0 of labels is -1; it must be from 0 to 1.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_class_looks_like_another_loss()
    {
        ArgumentException error = Assert.Throws<ArgumentOutOfRangeException>("targets", () => CheckLabels.Rows<int>([0, 1], "targets", 1));
        Assert.Contains("it must be 0.", error.Message, StringComparison.Ordinal);
        Assert.Contains("one-hot", error.Message, StringComparison.Ordinal);
        Assert.Contains("binary loss", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_as_many_as_logits_look_like_one_hot()
    {
        CheckLabels.Length(4, "targets", 4, 3, "logits");
        ArgumentException error = Assert.Throws<ArgumentException>("targets", () => CheckLabels.Length(12, "targets", 4, 3, "logits"));
        Assert.StartsWith("targets has 12 elements but logits has 4 rows of 3 classes. ", error.Message, StringComparison.Ordinal);
        Assert.Contains("looks like one-hot", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>("targets", () => CheckLabels.Length(1, "targets", 4, 3, "logits"));
        Assert.StartsWith("targets has 1 element but logits has 4 rows of 3 classes. targets takes one class index per row.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_follow_from_rows()
    {
        Assert.Equal(3, CheckLabels.Classes(12, "logits", 4, "targets"));
        Assert.Equal(1, CheckLabels.Classes(0, "logits", 0, "targets"));
        foreach ((int elements, int rows) in new[] { (13, 4), (0, 4), (3, 4), (4, 0) })
        {
            ArgumentException error = Assert.Throws<ArgumentException>("logits", () => CheckLabels.Classes(elements, "logits", rows, "targets"));
            Assert.StartsWith($"logits has {elements} elements but targets has {rows};", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void There_is_a_weight_for_every_class()
    {
        CheckLabels.Weights(3, "classWeights", 3);
        ArgumentException error = Assert.Throws<ArgumentException>("classWeights", () => CheckLabels.Weights(2, "classWeights", 3));
        Assert.StartsWith("classWeights has 2 elements but there are 3 classes.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_of_the_rows_are_summed_but_not_of_ignored_ones()
    {
        float[] weights = [0.5f, 2, 0.25f];
        for (int length = 0; length < 20; length++)
        {
            short[] targets = [.. Enumerable.Range(0, length).Select(i => (short)(i % 4 - 1))];
            Assert.Equal(targets.Where(t => t >= 0).Sum(t => weights[t]), CheckLabels.WeightSum<short, float>(targets, weights, -1));
            Assert.Equal(
                targets.Where(t => t > 0).Sum(t => (double)weights[t]), CheckLabels.WeightSum<short, double>([.. targets.Where(t => t >= 0)], [0.5, 2, 0.25], 0));
        }
    }

    [Fact]
    public void Lists_end_at_their_first_minus_1()
    {
        CheckLabels.Lists<int>([0, 2, 1, -1, 99, -7, 2, -1, 99], "targets", 3);
        CheckLabels.Lists<byte>([0, 2, 1], "targets", 3);
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>("targets", () => CheckLabels.Lists<int>([-1, 9, 9, 0, -2, 0], "targets", 3));
        Assert.StartsWith("Row 1 of targets is -2 in column 1; it must list classes from 0 to 2, and end with -1.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("targets", () => CheckLabels.Lists<int>([3, -1, -1], "targets", 3));
        Assert.Throws<ArgumentOutOfRangeException>("targets", () => CheckLabels.Lists<byte>([0, 255, 0], "targets", 3));
    }

    private static void Every<TIndex>()
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        for (int length = 1; length < 150; length += length < 70 ? 1 : 13)
        {
            TIndex[] targets = [.. Enumerable.Range(0, length).Select(i => TIndex.CreateTruncating(i % 100))];
            Assert.Equal(length, CheckLabels.Rows<TIndex>(targets, "targets", 100));
            foreach (int row in new[] { 0, length / 2, length - 1 })
            {
                TIndex[] wrong = (TIndex[])targets.Clone();
                wrong[row] = TIndex.CreateTruncating(length % 2 == 0 ? -1 : 100);
                ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>("targets", () => CheckLabels.Rows<TIndex>(wrong, "targets", 100));
                Assert.StartsWith($"Row {row} of targets is {wrong[row]};", error.Message, StringComparison.Ordinal);
            }
        }
    }
}
