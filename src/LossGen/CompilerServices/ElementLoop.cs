namespace LossGen.CompilerServices;

/// <summary>Runs kernels over spans: chunks, tails, operands that are spread out, and totals.</summary>
public static class ElementLoop
{
    /// <summary>The size in bytes of the running sums: the same at every vector width, so that all widths give the same bits.</summary>
    public const int LaneBytes = 128;
}
