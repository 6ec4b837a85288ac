using System;
using System.Linq;

namespace LossGen.Benchmarks;

/// <summary>Inputs as losses meet them in training: predictions come from a bell curve, as a network's do.</summary>
internal static class Batches
{
    /// <summary>Predictions and targets near them.</summary>
    public static Batch Regression(int rows, int columns)
    {
        Random random = new(rows * columns);
        float[] predictions = Logits(random, rows * columns);
        return new(rows, columns, [predictions, [.. predictions.Select(p => p + 2 * Noise(random))]], [], 1);
    }

    /// <summary>Logits and targets that are 0 or 1.</summary>
    public static Batch Binary(int rows, int columns)
    {
        Random random = new(rows * columns);
        return new(rows, columns, [Logits(random, rows * columns), Flags(random, rows * columns)], [], 1);
    }

    /// <summary>Logits and a class per row.</summary>
    public static Batch Classes(int rows, int columns)
    {
        Random random = new(rows * columns);
        float[] logits = Logits(random, rows * columns);
        return new(rows, columns, [logits], [.. Enumerable.Range(0, rows).Select(_ => random.Next(columns))], 1);
    }

    /// <summary>Logits and a distribution per row.</summary>
    public static Batch SoftClasses(int rows, int columns)
    {
        Random random = new(rows * columns);
        float[] logits = Logits(random, rows * columns);
        return new(rows, columns, [logits, Distributions(random, rows, columns)], [], 1);
    }

    /// <summary>Logarithms of a distribution per row, and another distribution.</summary>
    public static Batch Divergence(int rows, int columns)
    {
        Random random = new(rows * columns);
        float[] logarithms = [.. Distributions(random, rows, columns).Select(p => MathF.Log(p))];
        return new(rows, columns, [logarithms, Distributions(random, rows, columns)], [], 1);
    }

    /// <summary>Pairs of vectors that are somewhat alike; only the first is learnt.</summary>
    public static Batch Pairs(int rows, int columns) => Regression(rows, columns);

    /// <summary>An anchor, one near it and one far away; about half of the rows are already apart by the margin.</summary>
    public static Batch Triplets(int rows, int columns)
    {
        Random random = new(rows * columns);
        float[] anchors = Logits(random, rows * columns);
        float[] positives = [.. anchors.Select(a => a + 0.8f * Noise(random))];
        float[] negatives = [.. anchors.Select(a => a + Noise(random))];
        return new(rows, columns, [anchors, positives, negatives], [], 3);
    }

    /// <summary>Probabilities and masks.</summary>
    public static Batch Regions(int rows, int columns)
    {
        Random random = new(rows * columns);
        float[] probabilities = [.. Enumerable.Range(0, rows * columns).Select(_ => (float)random.NextDouble())];
        return new(rows, columns, [probabilities, Flags(random, rows * columns)], [], 1);
    }

    /// <summary>The same without gradients.</summary>
    public static Func<int, int, Batch> ForwardOnly(Func<int, int, Batch> recipe) => (rows, columns) =>
    {
        Batch batch = recipe(rows, columns);
        return new(rows, columns, batch.Inputs, batch.Labels, 0);
    };

    private static float[] Logits(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => 4 * (Noise(random) + (float)random.NextDouble() - 0.5f))];

    private static float[] Flags(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (float)random.Next(2))];

    private static float[] Distributions(Random random, int rows, int columns)
    {
        float[] result = [.. Logits(random, rows * columns).Select(z => MathF.Exp(z))];
        for (int row = 0; row < rows; row++)
        {
            Span<float> own = result.AsSpan(row * columns, columns);
            float sum = 0;
            foreach (float value in own) sum += value;
            foreach (ref float value in own) value /= sum;
        }

        return result;
    }

    // From −1 to 1, mostly near 0.
    private static float Noise(Random random) => (float)(random.NextDouble() + random.NextDouble() - 1);
}
