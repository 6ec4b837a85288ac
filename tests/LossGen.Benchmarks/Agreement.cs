using System;
using System.Collections.Generic;

namespace LossGen.Benchmarks;

/// <summary>Only those who compute the same may be compared.</summary>
internal static class Agreement
{
    // What float sums and LogP1 of the peers leave to be desired.
    private const double Tolerance = 2e-3;

    public static void Demand(Workload workload, int length, IReadOnlyList<Timing> timings)
    {
        double loss = timings[0].Loss;
        foreach (Timing timing in timings)
        {
            if (timing.Name != Workload.Limit && Math.Abs(timing.Loss - loss) > Tolerance * Math.Abs(loss))
            {
                throw new InvalidOperationException($"{workload.Name} of {length}: {timing.Name} says {timing.Loss}, {timings[0].Name} says {loss}.");
            }
        }
    }
}
