using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace LossGen.Gallery;

/// <summary>Generated code beside that of other options: which of its lines are new.</summary>
internal static partial class MarkedCode
{
    /// <summary>The lines, each with whether the other text has no such line at that place.</summary>
    /// <param name="text">What is shown.</param>
    /// <param name="other">What it is compared with.</param>
    public static IReadOnlyList<(string Line, bool IsChanged)> Of(string text, string other)
    {
        string[] lines = text.TrimEnd().Split('\n'), plain = [.. lines.Select(Plain)], before = [.. other.TrimEnd().Split('\n').Select(Plain)];
        int same = 0, last = 0;
        while (same < plain.Length && same < before.Length && plain[same] == before[same]) same++;
        while (last < plain.Length - same && last < before.Length - same && plain[^(last + 1)] == before[^(last + 1)]) last++;
        bool[] kept = Common(plain[same..^last], before[same..^last]);
        return [.. lines.Select((line, i) => (line, i >= same && i < lines.Length - last && !kept[i - same]))];
    }

    // The longest common subsequence.
    private static bool[] Common(string[] a, string[] b)
    {
        int[,] length = new int[a.Length + 1, b.Length + 1];
        for (int i = a.Length - 1; i >= 0; i--)
        {
            for (int j = b.Length - 1; j >= 0; j--) length[i, j] = a[i] == b[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
        }

        bool[] kept = new bool[a.Length];
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j]) (kept[i], i, j) = (true, i + 1, j + 1);
            else if (length[i + 1, j] >= length[i, j + 1]) i++;
            else j++;
        }

        return kept;
    }

    // Names of kernels end with a number that stands for all that they depend on.
    private static string Plain(string line) => Fingerprint().Replace(line, "");

    [GeneratedRegex("_[0-9a-f]{8,}")]
    private static partial Regex Fingerprint();
}
