using System.Collections.Generic;
using LossGen.Generator.Ir;
using LossGen.Generator.Rewriting;

namespace LossGen.Generator.Scheduling;

/// <summary>Folds the number of columns into formulas, where the declaration gives it.</summary>
internal static class ColumnCount
{
    public static IReadOnlyList<Rule> Rules(int? columns) =>
        columns is { } count ? [new($"C → {Invariant.Text(count)}", RulePrecision.Exact, e => e.Is(Operations.Columns) ? e.Graph.Constant(count) : null)] : [];
}
