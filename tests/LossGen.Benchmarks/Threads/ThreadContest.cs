using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;

namespace LossGen.Benchmarks.Threads;

/// <summary>What <c>Parallel = true</c> gains: the time of one thread divided by that of all, in turns.</summary>
internal static class ThreadContest
{
    private const int Rounds = 41;
    private const double SampleSeconds = 0.002;

    public static void Run()
    {
        Console.WriteLine($"Loss and gradient in one call, float; one thread against {Environment.ProcessorCount} processors.");
        Console.WriteLine($"{"loss",-24}{"shape",14}{"µs, one thread",18}{"µs, all",12}{"gain",8}");
        foreach ((string name, Recipe recipe, int rows, int columns, LossCall one, LossCall all) in Lines())
        {
            Batch batch = recipe(rows, columns);
            if (one(batch) != all(batch)) throw new InvalidOperationException($"{name}: not the same bits.");
            (double alone, double together, double gain) = Compare(one, all, batch);
            string shape = FormattableString.Invariant($"{rows}x{columns}");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-24}{shape,14}{alone * 1e6,18:F1}{together * 1e6,12:F1}{gain,8:F2}"));
        }
    }

    private static IEnumerable<(string Name, Recipe Recipe, int Rows, int Columns, LossCall One, LossCall All)> Lines()
    {
        int[] counts = [16 << 10, 32 << 10, 64 << 10, 256 << 10, 1 << 20, 8 << 20];
        foreach (int count in counts) yield return ("mean squared error", Batches.Binary, count / 1024, 1024, Element(ThreadLosses.Squared), Element(ThreadLosses.SquaredParallel));
        foreach (int count in counts) yield return ("binary cross-entropy", Batches.Binary, count / 1024, 1024, Element(ThreadLosses.Binary), Element(ThreadLosses.BinaryParallel));
        foreach (int count in counts) yield return ("focal", Batches.Binary, count / 1024, 1024, Element(ThreadLosses.Focal), Element(ThreadLosses.FocalParallel));
        foreach (int rows in new[] { 3300, 6600, 65536 }) yield return ("cross-entropy", Batches.Classes, rows, 10, Row(ThreadLosses.Entropy10), Row(ThreadLosses.Entropy10Parallel));
        foreach ((int rows, int columns) in new[] { (33, 1000), (66, 1000), (1024, 1000), (64, 32000), (16, 128256) })
        {
            yield return ("cross-entropy", Batches.Classes, rows, columns, Row(ThreadLosses.Entropy), Row(ThreadLosses.EntropyParallel));
        }

        foreach (int rows in new[] { 256, 1024 })
        {
            yield return ("InfoNCE", Batches.Pairs, rows, 128, b => ThreadLosses.Contrast(b.First, b.Second, b.FirstGradient), 
                b => ThreadLosses.ContrastParallel(b.First, b.Second, b.FirstGradient));
        }
    }

    private static LossCall Element(ElementCall call) => b => call(b.First, b.Second, b.FirstGradient);

    private static LossCall Row(RowCall call) => b => call(b.First, b.Labels, b.FirstGradient);

    private delegate Batch Recipe(int rows, int columns);

    private delegate double RowCall(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradients);

    private static (double Alone, double Together, double Gain) Compare(LossCall one, LossCall all, Batch batch)
    {
        for (int i = 0; i < 4; i++)
        {
            Time(one, batch, 35);
            Time(all, batch, 35);
            Thread.Sleep(120);
        }

        int calls = Math.Max(1, (int)(SampleSeconds / Time(one, batch, 3)));
        (double One, double All)[] samples = [.. Enumerable.Range(0, Rounds).Select(_ => (Time(one, batch, calls), Time(all, batch, calls)))];
        return (Median(samples.Select(s => s.One)), Median(samples.Select(s => s.All)), Median(samples.Select(s => s.One / s.All)));
    }

    private static double Time(LossCall call, Batch batch, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++) call(batch);
        return Stopwatch.GetElapsedTime(start).TotalSeconds / calls;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
