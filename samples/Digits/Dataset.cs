using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Samples;

namespace Digits;

/// <summary>Images, row-major, a pixel from 0 (paper) to 1 (ink); and the digit that each shows.</summary>
internal sealed record Dataset(float[] Features, byte[] Targets)
{
    private const float Ink = 16;

    public int Count => Targets.Length;

    public int Columns => Features.Length / Targets.Length;

    public ReadOnlySpan<float> Row(int row) => Features.AsSpan(row * Columns, Columns);

    /// <summary>Reads a table with a header, whose last column is the digit.</summary>
    public static Dataset Load(string path)
    {
        byte[][] rows = [.. File.ReadLines(path).Skip(1).Select(ParseLine)];
        return new([.. rows.SelectMany(row => row.SkipLast(1)).Select(pixel => pixel / Ink)], [.. rows.Select(row => row[^1])]);
    }

    /// <summary>The given rows, in that order.</summary>
    public Dataset Select(int[] rows) =>
        new([.. rows.SelectMany(row => Row(row).ToArray())], [.. rows.Select(row => Targets[row])]);

    /// <summary>Splits at random.</summary>
    public (Dataset Training, Dataset Validation) Split(double validationShare, Random random)
    {
        int[] order = random.Permutation(Count);
        int validation = (int)(Count * validationShare);
        return (Select(order[validation..]), Select(order[..validation]));
    }

    private static byte[] ParseLine(string line) =>
        [.. line.Split(',').Select(field => byte.Parse(field, CultureInfo.InvariantCulture))];
}
