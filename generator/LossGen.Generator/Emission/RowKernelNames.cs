using System.Collections.Generic;
using LossGen.Generator.Formulas;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Emission;

/// <summary>What row kernels call their own locals.</summary>
internal static class RowKernelNames
{
    private static readonly Dictionary<Operation, string> Reductions = new()
    {
        [Operations.RowSum] = "sum",
        [Operations.SumOfOthers] = "others",
        [Operations.RowMax] = "greatest",
        [Operations.Pivot] = "pivot",
        [Operations.Gather] = "chosen",
    };

    public static IReadOnlyList<string> Reserved { get; } =
    [
        "operands", "firstRow", "rowCount", "columns", "scratch", "isEdge", "row", "end", "full", "rest", "j", "stop", "part", "at", "lane", "start",
        "inside", "insideA", "insideB", "lanesA", "lanesB", Lowering.ColumnName, "columnA", "columnB", "labels", "sums", "ownAt", "ownLanes", Own, SpanNames.Label,
    ];

    /// <summary>The share of the row's own class.</summary>
    public const string Own = "own";

    public static string Of(Operation reduction) => Reductions[reduction];

    /// <summary>The local of a reduction and those of its running values.</summary>
    public static IEnumerable<string> Around(string name) => [name, name + "A", name + "B", name + "Total", name + "Lanes"];
}
