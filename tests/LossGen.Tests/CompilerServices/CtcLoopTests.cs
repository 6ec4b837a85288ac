using System;
using System.Linq;
using Xunit;

namespace LossGen.Tests.CompilerServices;

public class CtcLoopTests
{
    /// <summary>Frames and labels; classes are 3 or 4, the blank is the last or the first.</summary>
    [Theory]
    [InlineData(1, new int[0])]
    [InlineData(3, new int[0])]
    [InlineData(1, new[] { 1 })]
    [InlineData(4, new[] { 1 })]
    [InlineData(4, new[] { 1, 2 })]
    [InlineData(5, new[] { 1, 1 })]
    [InlineData(3, new[] { 1, 1 })]
    [InlineData(6, new[] { 2, 1, 2 })]
    [InlineData(6, new[] { 1, 1, 1 })]
    [InlineData(5, new[] { 2, 2, 1 })]
    public void The_loss_counts_every_alignment(int frames, int[] labels)
    {
        const int classes = 4;
        double[] logits = Values(frames * classes, 3);
        double[][] softmax = [.. logits.Chunk(classes).Select(row => row.Select(z => Math.Exp(z) / row.Sum(Math.Exp)).ToArray())];
        int[] shifted = Array.ConvertAll(labels, l => l - 1);
        double probability = 0;
        double lastBlank = 0;
        for (int code = 0; code < (int)Math.Pow(classes, frames); code++)
        {
            int[] path = [.. Enumerable.Range(0, frames).Select(t => code / (int)Math.Pow(classes, t) % classes)];
            double product = path.Select((c, t) => softmax[t][c]).Aggregate((x, y) => x * y);
            if (Read(path, 0).SequenceEqual(labels)) probability += product;
            if (Read(path, 3).SequenceEqual(shifted)) lastBlank += product;
        }

        Assert.Equal(-Math.Log(probability), new CtcCall(logits, labels, [frames], [labels.Length], classes).Run<double, int>().Total, 1e-13);
        Assert.Equal(-Math.Log(lastBlank), new CtcCall(logits, shifted, [frames], [labels.Length], classes) { Blank = 3 }.Run<double, int>().Total, 1e-13);
    }

    [Fact]
    public void Gradients_are_those_of_finite_differences()
    {
        CtcCall call = new(Values(7 * 2 * 5, 2), [1, 2, 2, 4, 3, 0], [7, 5], [3, 2], 5) { DividesByTargetLength = true, Scale = 0.5, SampleWeights = [0.5, 2] };
        double[] gradients = call.Run<double, int>().Gradients;

        GradientCheck worst = GradientCheck.Compare(call.Logits, gradients, z => 0.5 * (call with { Logits = z.ToArray() }).Run<double, int>(hasGradients: false).Total);

        Assert.True(worst.IsWithin(1e-6), worst.ToString());
        Assert.All(gradients.Skip(5 * 2 * 5).Chunk(5).Where((_, row) => row % 2 == 1), row => Assert.All(row, x => Assert.Equal(0, x)));
    }

    [Fact]
    public void Weights_multiply_losses_and_gradients_and_upstream_gradients_alone()
    {
        CtcCall call = new(Values(4 * 2 * 3, 2), [1, 2, 2, 1], [4, 4], [2, 1], 3);
        CtcResult plain = call.Run<double, int>();
        CtcResult weighted = (call with { SampleWeights = [2, 0.5], Upstream = [3, -1], Scale = 4 }).Run<double, int>();

        Assert.Equal([2 * plain.Losses[0], 0.5 * plain.Losses[1]], weighted.Losses);
        Assert.Equal(weighted.Losses.Sum(), weighted.Total);
        double[] factors = [24, -2];
        Assert.All(plain.Gradients.Select((g, i) => (g, i)), p => Assert.Equal(factors[p.i / 3 % 2] * p.g, weighted.Gradients[p.i], 1e-12));
    }

    [Theory, InlineData(1e4), InlineData(1e30), InlineData(3e38), InlineData(1e299)]
    public void Alignments_that_are_all_but_impossible_have_large_losses_and_finite_gradients(double size)
    {
        // Each frame says class 2; the label is 1.
        double[] logits = [.. Enumerable.Range(0, 3).SelectMany(_ => new[] { 0, -size, size })];
        CtcResult result = new CtcCall(logits, [1], [3], [1], 3).Run<double, int>();

        Assert.Equal(4 * size - Math.Log(3), result.Total, 1e-15 * size);
        Assert.All(result.Gradients, g => Assert.InRange(g, -1, 1));
        Assert.All(result.Gradients.Chunk(3), row => Assert.Equal(1, row[2]));
    }

    [Fact]
    public void A_class_that_cannot_be_is_no_harm_where_others_can()
    {
        const double never = double.NegativeInfinity;
        CtcResult result = new CtcCall([0, 1, never, 0, 1, never, 2, 0, never], [1], [3], [1], 3).Run<double, int>();
        Assert.True(double.IsFinite(result.Total));
        Assert.All(result.Gradients, g => Assert.True(double.IsFinite(g)));
        Assert.All(result.Gradients.Chunk(3), row => Assert.Equal(0, row[2]));

        result = new CtcCall([0, 1, never, 0, 1, never, 2, 0, never], [2], [3], [1], 3).Run<double, int>();
        Assert.Equal(double.PositiveInfinity, result.Total);
        Assert.All(result.Gradients, g => Assert.Equal(double.NaN, g));

        result = new CtcCall([0, 1, never, 0, 1, never, 2, 0, never], [2], [3], [1], 3) { ZeroInfinity = true }.Run<double, int>();
        Assert.Equal(0, result.Total);
        Assert.All(result.Gradients, g => Assert.Equal(0, g));
    }

    [Theory, InlineData(double.NaN), InlineData(double.PositiveInfinity)]
    public void What_is_not_a_number_stays_in_its_sequence_and_before_its_end(double bad)
    {
        double[] logits = Values(3 * 3 * 2, 1);
        logits[3 * 2 + 1] = bad;
        logits[2 * 3 * 2 + 2 * 2] = bad;
        CtcResult result = new CtcCall(logits, [1, 1, 1], [3, 3, 2], [1, 1, 1], 2).Run<double, int>();

        Assert.Equal([true, false, false], result.Losses.Select(double.IsNaN));
        for (int i = 0; i < result.Gradients.Length; i++) Assert.Equal(i / 2 % 3 == 0, double.IsNaN(result.Gradients[i]));
        Assert.All(result.Gradients[(2 * 3 * 2 + 2 * 2)..], g => Assert.Equal(0, g));
    }

    [Fact]
    public void Certain_alignments_have_a_loss_of_0() =>
        Assert.Equal("0", new CtcCall([0, 1000, 1000, 0], [1], [2], [1], 2).Run<float, int>().Total.ToString("R", null));

    [Fact]
    public void Sequences_without_frames_read_as_no_labels()
    {
        Assert.Equal([0, double.PositiveInfinity], new CtcCall([], [1, 1], [0, 0], [0, 1], 2).Run<double, int>().Losses);
        CtcResult result = new CtcCall(Values(4, 1), [1, 1], [1, 0], [1, 0], 2).Run<double, int>();
        Assert.Equal([0, 0], result.Gradients[2..]);
        Assert.Equal(0, new CtcCall([], [], [], [], 2).Run<double, int>().Total);
    }

    [Fact]
    public void Long_sequences_keep_their_digits()
    {
        // The probability of every class of each frame is the same: alignments are counted, C^-T each. One label: T(T+1)/2 of them.
        const int frames = 2000;
        double expected = frames * Math.Log(3) - Math.Log(frames * (frames + 1.0) / 2);
        CtcResult result = new CtcCall(new double[frames * 3], [1], [frames], [1], 3).Run<double, int>();
        Assert.Equal(expected, result.Total, 1e-15 * frames * expected);
        Assert.Equal(0, result.Gradients.Sum(), 1e-9);
        Assert.Equal(expected, new CtcCall(new double[frames * 3], [1], [frames], [1], 3).Run<Half, ushort>().Total, 1e-15 * frames * expected);
    }

    private static int[] Read(int[] path, int blank) => [.. path.Where((c, t) => t == 0 || c != path[t - 1]).Where(c => c != blank)];

    private static double[] Values(int count, double scale) => [.. Enumerable.Range(1, count).Select(i => scale * Math.Sin(i * 1.7))];
}
