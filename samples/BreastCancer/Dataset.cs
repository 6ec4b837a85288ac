using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Numerics.Tensors;
using Samples;

namespace BreastCancer;

/// <summary>Biopsies: row-major measurements, and a target that is 1 where the finding was malignant (the rarer class) and 0 where it was benign.</summary>
internal sealed record Dataset(float[] Features, float[] Targets)
{
    public int Count => Targets.Length;

    public int Columns => Features.Length / Targets.Length;

    public int Malignant => Targets.Count(target => target == 1);

    public int Benign => Count - Malignant;

    public Span<float> Row(int row) => Features.AsSpan(row * Columns, Columns);

    /// <summary>Reads a table with a header, whose last column is 1 for benign.</summary>
    public static Dataset Load(string path)
    {
        float[][] rows = [.. File.ReadLines(path).Skip(1).Select(ParseLine)];
        return new([.. rows.SelectMany(row => row.SkipLast(1))], [.. rows.Select(row => 1 - row[^1])]);
    }

    /// <summary>The given rows, in that order.</summary>
    public Dataset Select(int[] rows) =>
        new([.. rows.SelectMany(row => Row(row).ToArray())], [.. rows.Select(row => Targets[row])]);

    /// <summary>Splits at random, with the same share of malignant biopsies on both sides, and standardises both sides by the statistics of the first.</summary>
    public (Dataset Training, Dataset Validation) Split(double validationShare, Random random)
    {
        ILookup<bool, int> byTarget = random.Permutation(Count).ToLookup(row => Targets[row] == 1);
        bool InValidation(IGrouping<bool, int> rows, int position) => position < Math.Round(rows.Count() * validationShare);
        int[] Rows(bool validation) => [.. byTarget.SelectMany(rows => rows.Where((_, position) => InValidation(rows, position) == validation))];

        Dataset training = Select(Rows(validation: false));
        Dataset validation = Select(Rows(validation: true));
        (float[] mean, float[] deviation) = training.Statistics();
        training.Standardise(mean, deviation);
        validation.Standardise(mean, deviation);
        return (training, validation);
    }

    private static float[] ParseLine(string line) =>
        [.. line.Split(',').Select(field => float.Parse(field, CultureInfo.InvariantCulture))];

    private (float[] Mean, float[] Deviation) Statistics()
    {
        var mean = new float[Columns];
        var deviation = new float[Columns];
        for (int column = 0; column < Columns; column++)
        {
            float[] values = [.. Enumerable.Range(0, Count).Select(row => Row(row)[column])];
            mean[column] = TensorPrimitives.Average<float>(values);
            deviation[column] = TensorPrimitives.StdDev<float>(values);
        }

        return (mean, deviation);
    }

    private void Standardise(float[] mean, float[] deviation)
    {
        for (int row = 0; row < Count; row++)
        {
            TensorPrimitives.Subtract(Row(row), mean, Row(row));
            TensorPrimitives.Divide(Row(row), deviation, Row(row));
        }
    }
}
