using LossGen.CompilerServices;
using LossGen.Generator.Formulas;

namespace LossGen.Generator.Scheduling;

/// <summary>
/// Whether many rows are worked on at once, one in each lane: few columns would leave most lanes of a vector empty, and where the class axis is first, neighbours are rows.
/// </summary>
internal static class Transposition
{
    public static bool Pays(KernelSpec spec) => spec.IsClassFirst || spec.Columns is >= 1 and <= KernelContract.TransposedColumns;

    /// <summary>Whether that is only known at run time, so that a kernel needs both forms. Other layouts than rows have long ones.</summary>
    public static bool MayPay(KernelSpec spec) => spec is { Columns: null, IsClassFirst: false } && spec.Terms[0].Loss().Layout == LossLayout.Rows;
}
