using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace LossGen.Benchmarks;

/// <summary>What a contestant took.</summary>
/// <param name="Name">The contestant.</param>
/// <param name="Nanoseconds">Per element: the median over all rounds.</param>
/// <param name="Ratio">To the first contestant: the median of the ratios within each round, which what else the machine does hardly moves.</param>
/// <param name="Loss">What was returned.</param>
internal sealed record Timing(string Name, double Nanoseconds, double Ratio, double Loss);

/// <summary>Times contestants in turns, so that a slow moment of the machine hits them all.</summary>
internal static class Contest
{
    // Shorter than a slice of the scheduler, so that the median sample was not interrupted.
    private const double SampleSeconds = 0.0004;
    private const int WarmUps = 6;

    // Elements; more of them do not fit in most caches.
    private const int MostCached = 1 << 22;

    public static IReadOnlyList<Timing> Run(string loss, IReadOnlyList<IContestant> contestants, Batch batch, int rounds)
    {
        double[] losses = Agreement.Demand(loss, contestants, batch);
        int[] calls = [.. contestants.Select(c => WarmUp(c, batch))];
        double[][] seconds = [.. contestants.Select(_ => new double[rounds])];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < contestants.Count; i++)
            {
                seconds[i][round] = Time(contestants[i], batch, calls[i]);
            }
        }

        return
        [
            .. contestants.Select((c, i) => new Timing(
                c.Name,
                Median(seconds[i]) * 1e9 / batch.Length,
                Median([.. seconds[i].Zip(seconds[0], (own, first) => own / first)]),
                losses[i])),
        ];
    }

    // The runtime compiles a method again after 30 calls and a quiet tenth of a second, twice; returns how many calls make a sample.
    private static int WarmUp(IContestant contestant, Batch batch)
    {
        for (int i = 0; i < WarmUps; i++)
        {
            contestant.Seconds(batch, 40);
            Thread.Sleep(120);
        }

        return Math.Max(1, (int)(SampleSeconds / Time(contestant, batch, 4)));
    }

    private static double Time(IContestant contestant, Batch batch, int calls)
    {
        // Brings code and data back into the caches; the last of them, which takes what others evict, needs several passes.
        contestant.Seconds(batch, batch.Length <= MostCached ? 10 : 1);
        return contestant.Seconds(batch, calls);
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
