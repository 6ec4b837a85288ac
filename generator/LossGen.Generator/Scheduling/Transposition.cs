using LossGen.Generator.Formulas;

namespace LossGen.Generator.Scheduling;

/// <summary>Whether many rows are worked on at once, one in each lane: few columns would leave most lanes of a vector empty.</summary>
internal static class Transposition
{
    /// <summary>The most columns for which rows are transposed.</summary>
    public const int MostColumns = 48;

    public static bool Pays(KernelSpec spec) => spec.Columns is >= 1 and <= MostColumns;
}
