using System.Runtime.CompilerServices;

namespace LossGen.CompilerServices;

/// <summary>The operands of a row kernel from some row on.</summary>
/// <typeparam name="TData">The type of the operands.</typeparam>
/// <typeparam name="T">The type that the kernel computes in.</typeparam>
/// <typeparam name="TKernel">The kernel.</typeparam>
internal static class RowShift<TData, T, TKernel>
    where TData : unmanaged
    where T : unmanaged
    where TKernel : struct, IRowKernel<T>
{
    public static Operands<TData> Of(in Operands<TData> operands, nint first, nint columns)
    {
        Operands<TData> shifted = default;
        OperandSlots.MapInputs(TKernel.ElementInputs + TKernel.RowInputs + TKernel.ColumnInputs, in operands, ref shifted, new Inputs(first, columns));
        OperandSlots.MapOutputs(TKernel.ElementOutputs + TKernel.RowOutputs, in operands, ref shifted, new Outputs(first, columns));
        return shifted;
    }

    private readonly struct Inputs(nint first, nint columns) : ISlotMap<TData, TData>
    {
        public ref TData Map(ref TData source, int slot) => ref Unsafe.Add(
            ref source, slot < TKernel.ElementInputs ? first * columns : slot < TKernel.ElementInputs + TKernel.RowInputs ? first : 0);
    }

    private readonly struct Outputs(nint first, nint columns) : ISlotMap<TData, TData>
    {
        public ref TData Map(ref TData source, int slot) => ref Unsafe.Add(ref source, slot < TKernel.ElementOutputs ? first * columns : first);
    }
}
