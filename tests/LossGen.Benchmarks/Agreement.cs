using System;
using System.Collections.Generic;
using System.Linq;

namespace LossGen.Benchmarks;

/// <summary>Only those who compute the same may be compared.</summary>
internal static class Agreement
{
    // What float sums and LogP1 of the peers leave to be desired.
    private const double Tolerance = 2e-3;

    // Beyond so many, running sums of floats, which some peers have, lose what is added.
    private const double Many = 1e6;

    // Of the largest gradient: where p − 1 and the like cancel, the peers' are off by roundings of the terms.
    private const double Cancellation = 2e-6;

    /// <summary>Lets all compute once; returns their losses if these and the gradients agree with those of the first.</summary>
    public static double[] Demand(string name, IReadOnlyList<IContestant> contestants, Batch batch)
    {
        double loss = contestants[0].Compute(batch);
        float[][] gradients = [.. batch.Gradients.Select(g => g.ToArray())];
        return [loss, .. contestants.Skip(1).Select(c => c.Name == Workload.Limit ? c.Compute(batch) : Check(c))];

        double Check(IContestant contestant)
        {
            // What the one before wrote must not pass for its own.
            foreach (float[] gradient in batch.Gradients) gradient.AsSpan().Fill(float.NaN);
            double own = contestant.Compute(batch);
            if (!(Math.Abs(own - loss) <= Tolerance * Math.Max(1, batch.Length / Many) * Math.Abs(loss))) throw Disagreement($"{contestant.Name} in {name}", "the loss", own, loss);
            for (int i = 0; i < gradients.Length; i++)
            {
                double slack = Cancellation * gradients[i].Max(MathF.Abs);
                for (int k = 0; k < gradients[i].Length; k++)
                {
                    double written = batch.Gradients[i][k], expected = gradients[i][k];
                    if (!(Math.Abs(written - expected) <= Tolerance * Math.Abs(expected) + slack)) throw Disagreement($"{contestant.Name} in {name}", $"gradient {i} at {k}", written, expected);
                }
            }

            return own;
        }
    }

    private static InvalidOperationException Disagreement(string contestant, string what, double own, double expected) =>
        new(FormattableString.Invariant($"{contestant} says that {what} is {own}, not {expected}."));
}
