using System.Collections.Generic;

namespace LossGen.Generator.Emission;

/// <summary>How a row kernel is written for one width.</summary>
/// <param name="Width">The width.</param>
/// <param name="IsInRegisters">Whether all running values of a reduction stay in registers, as many vectors side by side as they take; else in memory, one vector at a time.</param>
internal sealed record RowPlan(VectorWidth Width, bool IsInRegisters)
{
    /// <summary>Plans from the fastest to the shortest.</summary>
    public static IEnumerable<IReadOnlyList<RowPlan>> Candidates { get; } =
    [
        [new(VectorWidth.Wide, true), new(VectorWidth.Middle, true), new(VectorWidth.Narrow, false)],
        // The middle width in registers does better at the wide one's work than in memory at its own.
        [new(VectorWidth.Middle, true), new(VectorWidth.Narrow, false)],
        [new(VectorWidth.Middle, false), new(VectorWidth.Narrow, false)],
        [new(VectorWidth.Narrow, false)],
    ];
}
