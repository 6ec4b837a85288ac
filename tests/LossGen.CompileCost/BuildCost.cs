using System;
using System.Diagnostics;
using System.Globalization;

namespace LossGen.CompileCost;

/// <summary>What a hundred losses add to a build: generating and compiling them, first with all that the JIT does in a new compiler, then in one that is warm.</summary>
internal static class BuildCost
{
    private const int Losses = 100;

    public static void Print()
    {
        // A compiler without losses has compiled something, too.
        Seconds(1);
        double cold = Seconds(Losses), warm = Math.Min(Seconds(Losses), Seconds(Losses));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Losses} losses are generated and compiled in {cold:F1} s by a compiler that has compiled one before, in {warm:F1} s by one that has compiled them before."));
    }

    private static double Seconds(int count)
    {
        Measurement losses = new(Subject.Losses(count));
        long start = Stopwatch.GetTimestamp();
        losses.Emit();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
