using System;
using System.Linq;
using LossGen.Generator.Tests.Rows;

namespace LossGen.Generator.Tests.Accuracy;

/// <summary>All alignments of labels with frames, summed forwards and backwards.</summary>
internal static class SequenceTruth
{
    public const int Frames = 16;
    public const int Classes = 8;
    public const int Labels = 4;

    private const int States = 2 * Labels + 1;

    public static Results<double> Of(RowInputs inputs) => Results<double>.Join(Enumerable.Range(0, inputs.Rows).Select(r => OfSequence(
        [.. inputs.Values[0][(r * inputs.Columns)..((r + 1) * inputs.Columns)].Chunk(Classes).Select(LogSoftmax)],
        [.. Enumerable.Range(0, States).Select(s => s % 2 == 0 ? 0 : (int)inputs.Values[1][r * Labels + s / 2])])));

    private static Results<double> OfSequence(double[][] logarithms, int[] states)
    {
        double[][] forwards = Sums(logarithms, states), backwards = [.. Sums([.. logarithms.Reverse()], [.. states.Reverse()]).Reverse().Select(f => f.Reverse().ToArray())];
        double total = LogSum(forwards[^1][^1], forwards[^1][^2]);
        double[] gradients =
        [
            .. Enumerable.Range(0, Frames).SelectMany(t => Slopes(
                [.. logarithms[t].Select(Math.Exp)],
                [.. Enumerable.Range(0, Classes).Select(c => Enumerable.Range(0, States).Where(s => states[s] == c).Sum(s => Math.Exp(forwards[t][s] + backwards[t][s] - logarithms[t][c] - total)))])),
        ];
        return new([-total], [gradients]);
    }

    /// <summary>log of the probability to be in a state in a frame, the frames before read.</summary>
    private static double[][] Sums(double[][] logarithms, int[] states)
    {
        double[][] sums = [.. logarithms.Select(_ => Enumerable.Repeat(double.NegativeInfinity, States).ToArray())];
        sums[0][0] = logarithms[0][states[0]];
        sums[0][1] = logarithms[0][states[1]];
        for (int t = 1; t < Frames; t++)
        {
            for (int s = 0; s < States; s++)
            {
                double sum = sums[t - 1][s];
                if (s > 0) sum = LogSum(sum, sums[t - 1][s - 1]);
                if (s > 1 && states[s] != 0 && states[s] != states[s - 2]) sum = LogSum(sum, sums[t - 1][s - 2]);
                sums[t][s] = sum + logarithms[t][states[s]];
            }
        }

        return sums;
    }

    // Both sum to 1, so that the largest difference is all others'.
    private static double[] Slopes(double[] shares, double[] seen)
    {
        double[] slopes = [.. shares.Zip(seen, (p, s) => p - s)];
        int likeliest = Array.IndexOf(shares, shares.Max());
        slopes[likeliest] = 0;
        slopes[likeliest] = -slopes.Sum();
        return slopes;
    }

    private static double[] LogSoftmax(double[] logits)
    {
        double greatest = logits.Max();
        int likeliest = Array.IndexOf(logits, greatest);
        double rest = logits.Where((_, i) => i != likeliest).Sum(z => Math.Exp(z - greatest));
        return [.. logits.Select(z => z - greatest - Log1p(rest))];
    }

    private static double LogSum(double x, double y)
    {
        double greater = Math.Max(x, y);
        return double.IsNegativeInfinity(greater) ? greater : greater + Log1p(Math.Exp(Math.Min(x, y) - greater));
    }

    private static double Log1p(double x) => x < 1e-5 ? x - x * x / 2 + x * x * x / 3 : Math.Log(1 + x);
}
