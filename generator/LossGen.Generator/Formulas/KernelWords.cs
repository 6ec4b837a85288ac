using System.Collections.Generic;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Formulas;

/// <summary>What kernels call their own parameters and locals: no name of a user's may be one of these.</summary>
internal static class KernelWords
{
    /// <summary>The kernel's parameter that gradients are multiplied by.</summary>
    public const string Scale = "scale";

    /// <summary>The kernel's parameter that makes up for the z-loss's own divisor.</summary>
    public const string ZShare = "zShare";

    /// <summary>What the number of the column is called, as if it were loaded.</summary>
    public const string Column = "column";

    /// <summary>What the number of columns is called, as if it were an option.</summary>
    public const string ColumnCount = "columnCount";

    /// <summary>The share of the row's own class.</summary>
    public const string Own = "own";

    private static readonly Dictionary<Operation, string> Reductions = new()
    {
        [Operations.RowSum] = "sum",
        [Operations.SumOfOthers] = "others",
        [Operations.RowMax] = "greatest",
        [Operations.Pivot] = "pivot",
        [Operations.Gather] = "chosen",
        [Operations.Threshold] = "threshold",
        [Operations.RowNorm] = "magnitude",
    };

    /// <summary>In loops over elements, the totals aside.</summary>
    public static IReadOnlyList<string> OfElements { get; } = ["operands", "start", "count", "lanes", "end", "i"];

    /// <summary>In loops over rows, the reductions aside.</summary>
    public static IReadOnlyList<string> OfRows { get; } =
    [
        "operands", "firstRow", "rowCount", "columns", "scratch", "isEdge", "row", "end", "full", "rest", "j", "stop", "part", "at", "lane", "start", "stride",
        "inside", "insideA", "insideB", "lanesA", "lanesB", Column, "columnA", "columnB", "labels", "sums", "ownAt", "ownLanes", Own, SpanNames.Label,
    ];

    /// <summary>Totals, gradients, reductions and what helps with them have names that begin so.</summary>
    public static IReadOnlyList<string> Beginnings { get; } =
        ["total", SpanNames.GradientPrefix, "weight", .. Reductions.Values, "inside", "lanes", Column, Own];

    public static string Of(Operation reduction) => Reductions[reduction];

    /// <summary>The local of a reduction and those of its running values.</summary>
    public static IEnumerable<string> Around(string name) => [name, name + "A", name + "B", name + "Total", name + "Lanes"];
}
