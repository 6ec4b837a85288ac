using System;
using System.Linq;

namespace Digits;

/// <summary>Draws rows that belong together.</summary>
internal sealed class Sampler(Dataset data, Random random)
{
    private const int Triplets = 60;
    private readonly int[][] _rows = [.. Enumerable.Range(0, data.Count).GroupBy(row => data.Targets[row]).OrderBy(rows => rows.Key).Select(rows => rows.ToArray())];

    /// <summary>Two rows of every digit: all anchors, then all positives. No row then has a positive of another's digit.</summary>
    public int[] Pairs()
    {
        int[] anchors = [.. _rows.Select(Any)];
        return [.. anchors, .. _rows.Select(Any)];
    }

    /// <summary>Rows of any digit, others of the same, and others of another digit: all anchors, then all positives, then all negatives.</summary>
    public int[] TripletRows()
    {
        int[] digits = [.. Enumerable.Range(0, Triplets).Select(_ => random.Next(Losses.Classes))];
        int[] others = [.. digits.Select(digit => (digit + random.Next(1, Losses.Classes)) % Losses.Classes)];
        return [.. digits.Select(digit => Any(_rows[digit])), .. digits.Select(digit => Any(_rows[digit])), .. others.Select(digit => Any(_rows[digit]))];
    }

    private int Any(int[] rows) => rows[random.Next(rows.Length)];
}
