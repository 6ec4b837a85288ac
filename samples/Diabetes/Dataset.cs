using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Numerics.Tensors;
using Samples;

namespace Diabetes;

/// <summary>Patients: row-major measurements, and how far the disease had progressed, in hundreds.</summary>
internal sealed record Dataset(float[] Features, float[] Targets)
{
    private const float TargetUnit = 100;

    public int Count => Targets.Length;

    public int Columns => Features.Length / Targets.Length;

    /// <summary>Reads a table with a header, whose last column is the target.</summary>
    public static Dataset Load(string path)
    {
        float[][] rows = [.. File.ReadLines(path).Skip(1).Select(line => line.Split(',').Select(field => float.Parse(field, CultureInfo.InvariantCulture)).ToArray())];
        return new([.. rows.SelectMany(row => row.SkipLast(1))], [.. rows.Select(row => row[^1] / TargetUnit)]);
    }

    /// <summary>The given rows, in that order.</summary>
    public Dataset Select(IReadOnlyList<int> rows) =>
        new([.. rows.SelectMany(row => Features.AsSpan(row * Columns, Columns).ToArray())], [.. rows.Select(row => Targets[row])]);

    /// <summary>Splits at random, and standardises the measurements of both sides by the statistics of the first.</summary>
    public (Dataset Training, Dataset Validation) Split(double validationShare, Random random)
    {
        int[] rows = random.Permutation(Count);
        int validating = (int)(Count * validationShare);
        Dataset training = Select(rows[validating..]), validation = Select(rows[..validating]);
        for (int column = 0; column < Columns; column++)
        {
            float[] values = training.Column(column);
            float mean = TensorPrimitives.Average<float>(values), deviation = TensorPrimitives.StdDev<float>(values);
            foreach (Dataset side in new[] { training, validation })
            {
                for (int row = 0; row < side.Count; row++) side.Features[row * Columns + column] = (side.Features[row * Columns + column] - mean) / deviation;
            }
        }

        return (training, validation);
    }

    /// <summary>The same patients, of whom some were written down in the wrong unit: ten times too much.</summary>
    public Dataset WithMistakes(double share, Random random)
    {
        float[] targets = [.. Targets];
        foreach (int row in random.Permutation(Count).Take((int)(Count * share))) targets[row] *= 10;
        return this with { Targets = targets };
    }

    private float[] Column(int column) => [.. Enumerable.Range(0, Count).Select(row => Features[row * Columns + column])];
}
