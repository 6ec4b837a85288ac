using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Generator.Declarations;

/// <summary>Names of a user's that become names in a kernel, beside the kernel's own.</summary>
internal static class KernelIdentifiers
{
    /// <summary>What a kernel calls other things; those of its loops are in <c>ElementLoopWriter</c> and <c>RowKernelNames</c>, and a test compares them.</summary>
    public static IReadOnlyList<string> Taken { get; } =
    [
        "operands", "start", "count", "lanes", "end", "i", "rest", "scale",
        "firstRow", "rowCount", "columns", "scratch", "isEdge", "row", "full", "j", "stop", "part", "at", "lane", "inside", "column", "columnCount", "labels", "own", SpanNames.Label,
        SpanNames.Losses, SpanNames.SampleWeights, SpanNames.PosWeights, SpanNames.Upstream,
    ];

    // Totals, gradients, what is made of rows and what helps with that have names that begin so; copies of a local end in a capital.
    private static readonly string[] Beginnings =
        ["total", SpanNames.GradientPrefix, RoleNames.Weight, "sum", "others", "greatest", "pivot", "chosen", "inside", "lanes", "column", "own"];

    public static string Of(string name) =>
        Taken.Contains(name)
        || Beginnings.Any(b => name.StartsWith(b, StringComparison.Ordinal))
        || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None
        || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
        || char.IsUpper(name[0])
        || char.IsUpper(name[name.Length - 1])
            ? name + "_"
            : name;

    /// <summary>The same for several, no two alike.</summary>
    public static EquatableArray<string> Of(IEnumerable<string> names)
    {
        List<string> result = [];
        foreach (string name in names)
        {
            string unique = Of(name);
            while (result.Any(r => SpanNames.GradientOf(r) == SpanNames.GradientOf(unique))) unique += "_";
            result.Add(unique);
        }

        return result.ToEquatableArray();
    }
}
