using System.Runtime.CompilerServices;

namespace LossGen.CompilerServices;

/// <summary>How many operands of each kind a row kernel has.</summary>
internal readonly record struct RowSlots(int ElementInputs, int RowInputs, int ColumnInputs, int ElementOutputs, int RowOutputs)
{
    public int Inputs => ElementInputs + RowInputs + ColumnInputs;

    public int Outputs => ElementOutputs + RowOutputs;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowSlots Of<T, TKernel>()
        where T : unmanaged
        where TKernel : struct, IRowKernel<T> =>
        new(TKernel.ElementInputs, TKernel.RowInputs, TKernel.ColumnInputs, TKernel.ElementOutputs, TKernel.RowOutputs);
}
