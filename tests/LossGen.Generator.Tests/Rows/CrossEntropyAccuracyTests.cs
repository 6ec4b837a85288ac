using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Tests.VectorMath;
using Xunit;

namespace LossGen.Generator.Tests.Rows;

/// <summary>Cross-entropy in float where softmax is usually computed badly: confident rows, logits out of the exponential's range, many classes, −∞ and ignored rows.</summary>
public sealed class CrossEntropyAccuracyTests(CrossEntropyAccuracyTests.Losses losses) : IClassFixture<CrossEntropyAccuracyTests.Losses>
{
    private const string Source = """
        using System;
        using LossGen;
        internal static partial class Losses
        {
            [Loss(Kind.CrossEntropy, Reduction = Reduction.None)]
            private static partial void OfColumns(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, int classes, Span<float> losses, Span<float> gradLogits);

            [Loss(Kind.CrossEntropy, Reduction = Reduction.None, Classes = 10)]
            private static partial void OfTen(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> losses, Span<float> gradLogits);

            [Loss(Kind.CrossEntropy, Reduction = Reduction.None)]
            private static partial void OfShares(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, int classes, Span<float> losses, Span<float> gradLogits);

            [Loss(Kind.CrossEntropy, IgnoreIndex = -100)]
            private static partial float MeanOfColumns(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, int classes, Span<float> losses, Span<float> gradLogits);

            [Loss(Kind.CrossEntropy, IgnoreIndex = -100, Classes = 10)]
            private static partial float MeanOfTen(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> losses, Span<float> gradLogits);

            public static float[] Columns(float[] x, int[] y)
            {
                float[] l = new float[y.Length], g = new float[x.Length];
                OfColumns(x, y, x.Length / y.Length, l, g);
                return [.. l, .. g];
            }

            public static float[] Ten(float[] x, int[] y)
            {
                float[] l = new float[y.Length], g = new float[x.Length];
                OfTen(x, y, l, g);
                return [.. l, .. g];
            }

            public static float[] Shares(float[] x, float[] y)
            {
                float[] l = new float[1], g = new float[x.Length];
                OfShares(x, y, x.Length, l, g);
                return [.. l, .. g];
            }

            public static float[] ColumnsIgnored(float[] x, int[] y)
            {
                float[] l = new float[y.Length], g = new float[x.Length];
                float mean = MeanOfColumns(x, y, x.Length / y.Length, l, g);
                return [.. l, .. g, mean];
            }

            public static float[] TenIgnored(float[] x, int[] y)
            {
                float[] l = new float[y.Length], g = new float[x.Length];
                float mean = MeanOfTen(x, y, l, g);
                return [.. l, .. g, mean];
            }
        }
        """;

    [Theory]
    [InlineData("Ten", 10)]
    [InlineData("Columns", 10)]
    [InlineData("Columns", 2)]
    [InlineData("Columns", 100)]
    public void Confident_rows_have_losses_and_label_gradients_of_few_ulps(string method, int columns)
    {
        Random random = new(columns);
        const int rows = 200;

        // Whose differences are floats, so that no exponential is off before it is computed.
        float[] logits = [.. Enumerable.Range(0, rows * columns).Select(_ => random.Next(512) / 256f)];
        int[] labels = [.. Enumerable.Range(0, rows).Select(_ => random.Next(columns))];

        // From nearly sure to so sure that 1 − p is not a normal float.
        for (int r = 0; r < rows; r++) logits[r * columns + labels[r]] = 3 + r * 0.421875f;
        float[] actual = losses.Run(method, logits, labels);
        for (int r = 0; r < rows; r++)
        {
            float[] row = logits[(r * columns)..((r + 1) * columns)];
            double others = row.Where((_, c) => c != labels[r]).Sum(z => Math.Exp((double)z - row[labels[r]]));
            AssertWithin(8, actual[r], ReferenceLog1p(others));
            AssertWithin(8, actual[rows + r * columns + labels[r]], -(others / (1 + others)));
        }
    }

    [Theory]
    [InlineData("Ten")]
    [InlineData("Columns")]
    public void Logits_beyond_the_exponential_are_exact(string method)
    {
        float[] logits = [1e4f, -1e4f, 0, 0, 0, 0, 0, 0, 0, 0, -1e4f, -1e4f, -1e4f, -1e4f, -1e4f, -1e4f, -1e4f, -1e4f, -1e4f, -1e4f];
        float[] actual = losses.Run(method, logits, [1, 3]);

        Assert.Equal(2e4f, actual[0]);
        AssertWithin(2, actual[1], Math.Log(10));
        Assert.Equal([1, -1, 0, 0, 0, 0, 0, 0, 0, 0], actual[2..12]);
        Assert.Equal([0.1f, 0.1f, 0.1f, -0.9f], actual[12..16]);
    }

    [Fact]
    public void Sums_over_128_thousand_classes_lose_no_more_than_those_over_4096()
    {
        // Each exponential is the same number that is not a float: one sum after the other would drift.
        const int columns = 128 * 1024;
        float[] logits = [.. Enumerable.Repeat(-2.3f, columns)];
        logits[5] = 0;
        float[] actual = losses.Run("Columns", logits, [77]);
        double sum = 1 + (columns - 1) * Math.Exp(-2.3f);

        // A lane takes 4096/16 terms before its sum joins the total: no more roundings than that and those of a few more additions.
        double bound = (4096 / 16 + 8) * Math.ScaleB(1, -24);
        Assert.InRange(actual[0], Math.Log(sum) + 2.3f - bound - 2e-6, Math.Log(sum) + 2.3f + bound + 2e-6);
        Assert.InRange(actual[1 + 9] * sum / Math.Exp(-2.3f), 1 - bound - 4e-7, 1 + bound + 4e-7);
        Assert.InRange(actual[1 + 5] * sum, 1 - bound - 4e-7, 1 + bound + 4e-7);
    }

    [Theory]
    [InlineData("Ten")]
    [InlineData("Columns")]
    public void A_logit_of_minus_infinity_takes_no_part(string method)
    {
        const float no = float.NegativeInfinity;
        float[] logits = [no, 1, no, 2, no, no, no, no, no, 0, no, 1, no, 2, no, no, no, no, no, 0];
        float[] actual = losses.Run(method, logits, [3, 0]);
        double sum = Math.E + Math.E * Math.E + 1;

        AssertWithin(4, actual[0], Math.Log(sum) - 2);
        AssertWithin(4, actual[2 + 1], Math.E / sum);
        AssertWithin(4, actual[2 + 3], Math.E * Math.E / sum - 1);
        Assert.Equal(0, actual[2]);

        // The wanted class is impossible.
        Assert.Equal(float.PositiveInfinity, actual[1]);
        Assert.Equal(-1, actual[12]);
        AssertWithin(4, actual[12 + 1], Math.E / sum);
    }

    [Theory]
    [InlineData("Ten")]
    [InlineData("Columns")]
    public void Where_nothing_is_possible_nothing_is_a_number(string method)
    {
        float[] logits = [.. Enumerable.Repeat(float.NegativeInfinity, 10), .. Enumerable.Repeat(0f, 10)];
        float[] actual = losses.Run(method, logits, [2, 2]);

        Assert.Equal(float.NaN, actual[0]);
        Assert.All(actual[2..12], g => Assert.Equal(float.NaN, g));
        AssertWithin(2, actual[1], Math.Log(10));
    }

    [Fact]
    public void A_target_of_0_keeps_out_a_logit_of_minus_infinity()
    {
        float[] actual = losses.Run("Shares", (float[])[float.NegativeInfinity, 1, 2, 0.5f], (float[])[0, 0.5f, 0.25f, 0.25f]);
        float[] without = losses.Run("Shares", (float[])[1, 2, 0.5f], (float[])[0.5f, 0.25f, 0.25f]);

        AssertWithin(4, actual[0], without[0]);
        Assert.Equal(0, actual[1]);
        for (int c = 1; c < 4; c++) AssertWithin(8, actual[1 + c], without[c]);
    }

    [Theory]
    [InlineData("Ten")]
    [InlineData("Columns")]
    public void Ignored_rows_cost_and_teach_nothing_whatever_they_hold(string method)
    {
        float[] row = [.. Enumerable.Range(0, 10).Select(c => (float)Math.Sin(c))];
        float[] bad = [.. Enumerable.Repeat(float.NaN, 10)], worse = [.. Enumerable.Repeat(float.PositiveInfinity, 10)];
        float[] actual = losses.Run(method + "Ignored", (float[])[.. bad, .. row, .. worse, .. bad], [-100, 4, -100, -100]);
        float[] alone = losses.Run(method, row, [4]);

        Assert.Equal([0, alone[0], 0, 0], actual[..4]);
        Assert.Equal([.. new float[10], .. alone[1..], .. new float[20]], actual[4..44]);
        Assert.Equal(alone[0], actual[44]);
    }

    [Theory]
    [InlineData("Ten")]
    [InlineData("Columns")]
    public void Where_all_rows_are_ignored_the_mean_is_no_number_and_the_gradient_0(string method)
    {
        float[] actual = losses.Run(method + "Ignored", Enumerable.Repeat(float.NaN, 20).ToArray(), [-100, -100]);

        Assert.Equal(new float[22], actual[..22]);
        Assert.Equal(float.NaN, actual[22]);
    }

    private static double ReferenceLog1p(double x) => x < 1e-8 ? x - x * x / 2 : Math.Log(1 + x);

    private static void AssertWithin(double ulps, float actual, double expected) =>
        Assert.True(Ulp.Error(actual, expected) <= ulps, $"{actual:G9} is {Ulp.Error(actual, expected)} ulp from {expected:R}");

    /// <summary>The methods, compiled once.</summary>
    public sealed class Losses : IDisposable
    {
        private readonly LoadedAssembly _loaded = LossCompilation.Of(Source).Load();

        internal float[] Run(string method, float[] logits, int[] labels) => (float[])_loaded.Invoke("Losses", method, logits, labels)!;

        internal float[] Run(string method, float[] logits, float[] targets) => (float[])_loaded.Invoke("Losses", method, logits, targets)!;

        public void Dispose() => _loaded.Dispose();
    }
}
