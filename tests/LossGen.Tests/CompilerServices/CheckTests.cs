using System;
using System.Runtime.InteropServices;
using LossGen.CompilerServices;
using Xunit;

namespace LossGen.Tests.CompilerServices;

public class CheckTests
{
    [Fact]
    public void Lengths_that_differ_are_named_with_their_spans()
    {
        Check.Length(6, "targets", 6, "predictions");
        ArgumentException error = Assert.Throws<ArgumentException>("targets", () => Check.Length(5, "targets", 6, "predictions"));
        Assert.StartsWith("targets has 5 elements but predictions has 6; they must have equal lengths.", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>("targets", () => Check.Length(1, "targets", 0, "predictions"));
        Assert.StartsWith("targets has 1 element but predictions has 0;", error.Message, StringComparison.Ordinal);
    }

    [Theory, InlineData(6, 6, 0), InlineData(1, 6, 6), InlineData(2, 6, 3), InlineData(0, 0, 0), InlineData(3, 0, 0)]
    public void Weights_of_rows_tell_how_often_they_repeat(int length, int count, int repeat) =>
        Assert.Equal(repeat, Check.Rows(length, "sampleWeights", count, "logits"));

    [Theory, InlineData(6, 6, 0), InlineData(1, 6, 1), InlineData(2, 6, 2), InlineData(0, 0, 0)]
    public void Weights_of_columns_tell_how_long_their_cycle_is(int length, int count, int cycle) =>
        Assert.Equal(cycle, Check.Cycle(length, "posWeights", count, "logits"));

    [Theory, InlineData(4, 6), InlineData(0, 6), InlineData(7, 6), InlineData(12, 6)]
    public void Weights_that_do_not_divide_the_elements_are_refused(int length, int count)
    {
        ArgumentException rows = Assert.Throws<ArgumentException>("sampleWeights", () => Check.Rows(length, "sampleWeights", count, "logits"));
        Assert.StartsWith($"sampleWeights has {length} elements but logits has {count};", rows.Message, StringComparison.Ordinal);
        ArgumentException cycle = Assert.Throws<ArgumentException>("posWeights", () => Check.Cycle(length, "posWeights", count, "logits"));
        Assert.StartsWith($"posWeights has {length} elements but logits has {count};", cycle.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_divide_the_elements()
    {
        Assert.Equal(2, Check.Columns(3, "classes", 6, "logits"));
        Assert.Equal(0, Check.Columns(3, "classes", 0, "logits"));
        ArgumentException error = Assert.Throws<ArgumentException>("classes", () => Check.Columns(4, "classes", 6, "logits"));
        Assert.StartsWith("classes is 4 but logits has 6 elements; classes must divide their number.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => Check.Columns(0, "classes", 6, "logits"));
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => Check.Columns(-3, "classes", 6, "logits"));
    }

    /// <summary>Two spans over one array, as start and length, and whether they overlap.</summary>
    [Theory]
    [InlineData(0, 4, 4, 4, false)]
    [InlineData(4, 4, 0, 4, false)]
    [InlineData(0, 4, 3, 4, true)]
    [InlineData(3, 4, 0, 4, true)]
    [InlineData(0, 8, 3, 1, true)]
    [InlineData(3, 1, 0, 8, true)]
    [InlineData(0, 8, 3, 0, false)]
    [InlineData(3, 0, 0, 8, false)]
    [InlineData(3, 0, 3, 0, false)]
    [InlineData(3, 4, 3, 0, false)]
    [InlineData(0, 3, 0, 4, true)]
    [InlineData(7, 1, 0, 8, true)]
    public void Overlap_is_refused(int start, int length, int otherStart, int otherLength, bool overlaps)
    {
        float[] room = new float[8];
        void Apart() => Check.Apart<float, float>(room.AsSpan(start, length), "gradLogits", room.AsSpan(otherStart, otherLength), "targets");
        void ApartOrSame() => Check.ApartOrSame<float>(room.AsSpan(start, length), "gradLogits", room.AsSpan(otherStart, otherLength), "logits");
        if (overlaps)
        {
            Assert.StartsWith("gradLogits overlaps targets;", Assert.Throws<ArgumentException>("gradLogits", Apart).Message, StringComparison.Ordinal);
            Assert.StartsWith("gradLogits overlaps logits;", Assert.Throws<ArgumentException>("gradLogits", ApartOrSame).Message, StringComparison.Ordinal);
        }
        else
        {
            Apart();
            ApartOrSame();
        }
    }

    [Fact]
    public void The_very_same_span_is_refused_only_where_it_may_not_be()
    {
        float[] room = new float[8];
        Check.ApartOrSame<float>(room, "gradLogits", room, "logits");
        Assert.Throws<ArgumentException>("gradLogits", () => Check.Apart<float, float>(room, "gradLogits", room, "targets"));
    }

    [Fact]
    public void Element_types_may_differ()
    {
        byte[] room = new byte[16];
        Check.Apart<byte, float>(room.AsSpan(0, 8), "losses", MemoryMarshal.Cast<byte, float>(room.AsSpan(8, 8)), "logits");
        Assert.Throws<ArgumentException>(
            "losses",
            () => Check.Apart<byte, float>(room.AsSpan(0, 9), "losses", MemoryMarshal.Cast<byte, float>(room.AsSpan(8, 8)), "logits"));
    }

    [Theory]
    [InlineData(0, 0, 1, false, true)]
    [InlineData(1, 0, 1, false, true)]
    [InlineData(1.5, 0, 1, false, false)]
    [InlineData(-0.5, 0, 1, false, false)]
    [InlineData(0, 0, double.MaxValue, true, false)]
    [InlineData(float.Epsilon, 0, double.MaxValue, true, true)]
    [InlineData(float.MaxValue, 0, double.MaxValue, true, true)]
    [InlineData(float.PositiveInfinity, 0, double.MaxValue, true, false)]
    [InlineData(float.NegativeInfinity, double.MinValue, double.MaxValue, false, false)]
    [InlineData(float.NaN, double.MinValue, double.MaxValue, false, false)]
    [InlineData(float.NaN, 0, 1, true, false)]
    public void Options_are_in_range(float value, double low, double high, bool lowExcluded, bool isInRange)
    {
        if (isInRange)
        {
            Check.Range(value, "gamma", low, high, lowExcluded);
        }
        else
        {
            Assert.Throws<ArgumentOutOfRangeException>("gamma", () => Check.Range(value, "gamma", low, high, lowExcluded));
        }
    }

    [Theory]
    [InlineData(0, 1, false, "alpha must be from 0 to 1.")]
    [InlineData(0, 1, true, "alpha must be above 0 and at most 1.")]
    [InlineData(0, double.MaxValue, false, "alpha must be a finite number of at least 0.")]
    [InlineData(0, double.MaxValue, true, "alpha must be a finite number above 0.")]
    [InlineData(double.MinValue, double.MaxValue, false, "alpha must be a finite number.")]
    public void Ranges_are_told_in_words(double low, double high, bool lowExcluded, string message)
    {
        ArgumentOutOfRangeException error =
            Assert.Throws<ArgumentOutOfRangeException>(() => Check.Range(float.NegativeInfinity, "alpha", low, high, lowExcluded));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(float.NegativeInfinity, error.ActualValue);
    }
}
