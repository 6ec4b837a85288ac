using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime;

namespace LossGen.Benchmarks.Start;

/// <summary>How long the first call of a loss takes in a fresh process, and the first of another after it: what the JIT and the runtime need before the numbers come.</summary>
internal static class FirstCalls
{
    private const int Count = 1000;
    private const int Rounds = 9;

    private static readonly IReadOnlyDictionary<string, Action> Calls = new Dictionary<string, Action>
    {
        ["MeanSquaredError"] = () => Losses.MeanSquaredError(new float[Count], new float[Count], new float[Count]),
        ["BinaryCrossEntropy"] = () => Losses.BinaryCrossEntropyWithLogits(new float[Count], new float[Count], new float[Count]),
        ["Focal"] = () => Losses.Focal(new float[Count], new float[Count], new float[Count]),
        ["CrossEntropy"] = () => RowLosses.CrossEntropy(new float[Count], new int[Count / 100], new float[Count]),
        ["CrossEntropy10"] = () => RowLosses.CrossEntropy10(new float[Count], new int[Count / 10], new float[Count]),
        ["Triplet"] = () => RowLosses.Triplet(new float[1024], new float[1024], new float[1024], new float[1024], new float[1024], new float[1024]),
        ["Dice"] = () => RowLosses.Dice(new float[Count], new float[Count], 10, new float[Count]),
    };

    public static void Print()
    {
        Console.WriteLine($"First calls in fresh processes, ms of the thread's own time: medians of {Rounds}.");
        Console.WriteLine($"{"loss",-22}{"first of all",14}{"after another",16}{"methods compiled",20}{"after another",16}");
        foreach (string loss in Calls.Keys)
        {
            string other = loss == "MeanSquaredError" ? "BinaryCrossEntropy" : "MeanSquaredError";
            (Cost first, Cost later) = (Median(loss), Median(other, loss));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{loss,-22}{first.Milliseconds,14:F1}{later.Milliseconds,16:F1}{first.Methods,20}{later.Methods,16}"));
        }
    }

    /// <summary>The fresh process: calls losses in order, and prints what the last call took, and how many methods were compiled for it.</summary>
    public static void Call(IReadOnlyList<string> names)
    {
        foreach (string name in names.SkipLast(1)) Calls[name]();
        Action last = Calls[names[^1]];
        _ = ThreadClock.Seconds;
        long methods = JitInfo.GetCompiledMethodCount(currentThread: true);
        double start = ThreadClock.Seconds;
        last();
        double seconds = ThreadClock.Seconds - start;
        methods = JitInfo.GetCompiledMethodCount(currentThread: true) - methods;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{1e3 * seconds:R} {methods}"));
    }

    private static Cost Median(params string[] names) => Enumerable.Range(0, Rounds).Select(_ => Run(names)).OrderBy(c => c.Milliseconds).ElementAt(Rounds / 2);

    private static Cost Run(string[] names)
    {
        string host = Environment.ProcessPath!;
        string[] program = Path.GetFileNameWithoutExtension(host) == "dotnet" ? [Assembly.GetEntryAssembly()!.Location] : [];
        using Process process = Process.Start(new ProcessStartInfo(host, [.. program, "start", .. names]) { RedirectStandardOutput = true })!;
        string[] output = process.StandardOutput.ReadToEnd().Split(' ');
        process.WaitForExit();
        return new(double.Parse(output[0], CultureInfo.InvariantCulture), int.Parse(output[1], CultureInfo.InvariantCulture));
    }

    private readonly record struct Cost(double Milliseconds, int Methods);
}
