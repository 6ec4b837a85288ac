using System.Runtime.CompilerServices;

namespace LossGen.CompilerServices;

/// <summary>The operands of a row kernel from some position on.</summary>
/// <typeparam name="T">The type of the operands.</typeparam>
internal static class PositionShift<T>
    where T : unmanaged
{
    /// <param name="operands">The operands from the first element on.</param>
    /// <param name="slots">Which operands there are.</param>
    /// <param name="element">The first element of the position.</param>
    /// <param name="row">Its row.</param>
    [MethodImpl(Compiled.Once)]
    public static Operands<T> Of(in Operands<T> operands, RowSlots slots, nint element, nint row)
    {
        Operands<T> shifted = default;
        OperandSlots.MapInputs(slots.Inputs, in operands, ref shifted, new Shift(slots.ElementInputs, slots.RowInputs, element, row));
        OperandSlots.MapOutputs(slots.Outputs, in operands, ref shifted, new Shift(slots.ElementOutputs, slots.RowOutputs, element, row));
        return shifted;
    }

    private readonly struct Shift(int elements, int rows, nint element, nint row) : ISlotMap<T, T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ref T Map(ref T source, int slot) => ref Unsafe.Add(ref source, slot < elements ? element : slot < elements + rows ? row : 0);
    }
}
