using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;

namespace LossGen.Generator.Tests.Accuracy;

/// <summary>The tables of <c>docs/accuracy.md</c>: written anew from what is measured, and read.</summary>
internal static class AccuracyPage
{
    private const string Heading = "| loss | ℓ: LossGen | PyTorch | TensorPrimitives | gradient: LossGen | PyTorch | TensorPrimitives |";
    private const string SumRow = "| mean of 16M floats |";

    public static string File([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "docs", "accuracy.md");

    /// <summary>The lines of a page's tables, by case and first cell; a cell each.</summary>
    public static Dictionary<(string Section, string Row), string[]> Read(string page)
    {
        Dictionary<(string, string), string[]> rows = [];
        string section = "";
        foreach (string line in page.Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) section = line[3..];
            bool isHeading = line == Heading || line.StartsWith("| |", StringComparison.Ordinal);
            if (line.StartsWith("| ", StringComparison.Ordinal) && !isHeading) rows.Add((section, line.Split('|')[1].Trim()), [.. line.Trim('|').Split('|').Select(c => c.Trim())]);
        }

        return rows;
    }

    /// <summary>The page with other rows below its headings.</summary>
    public static string WithTables(string page, Measured measured)
    {
        StringBuilder result = new();
        Difficulty? difficulty = null;
        bool isTable = false;
        foreach (string line in page.Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) difficulty = Enum.TryParse(line[3..], out Difficulty named) ? named : null;
            if (!line.StartsWith('|')) isTable = false;
            if (isTable) continue;
            if (line.StartsWith(SumRow, StringComparison.Ordinal)) result.Append(Line(["mean of 16M floats", .. measured.LongSum]));
            else result.Append(line).Append('\n');
            if (line != Heading) continue;
            isTable = true;
            result.Append("|---|---|---|---|---|---|---|\n");
            foreach (AccuracySubject subject in AccuracySubject.All) result.Append(Line(Cells(measured.Rows[(subject, difficulty!.Value)], subject)));
        }

        return result.ToString()[..^1];
    }

    private static IEnumerable<string> Cells((Figures Ours, Figures? Torch, Figures? Tensors) figures, AccuracySubject subject) =>
    [
        subject.Name,
        $"{figures.Ours.Losses}", $"{figures.Torch?.Losses}", $"{figures.Tensors?.Losses}",
        $"{figures.Ours.Gradients}", $"{figures.Torch?.Gradients}", $"{figures.Tensors?.Gradients}",
    ];

    private static string Line(IEnumerable<string> cells) => "| " + string.Join(" | ", cells) + " |\n";
}

/// <summary>All that the page states.</summary>
/// <param name="Rows">The errors of LossGen, PyTorch and TensorPrimitives.</param>
/// <param name="LongSum">The relative errors of the long mean: of the three, and of one sum after the other.</param>
internal sealed record Measured(IReadOnlyDictionary<(AccuracySubject, Difficulty), (Figures Ours, Figures? Torch, Figures? Tensors)> Rows, string[] LongSum);
