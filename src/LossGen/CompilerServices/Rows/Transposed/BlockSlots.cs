using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LossGen.CompilerServices;

/// <summary>
/// Where the operands of a few transposed blocks of rows are: element inputs and outputs, then values per row. It does not know the kernel, whose type would have all this
/// compiled anew for each loss.
/// </summary>
internal readonly unsafe struct BlockSlots<T>(T* memory, RowSlots slots, nint first, nint count, nint columns, nint most)
    where T : unmanaged
{
    /// <summary>Transposes what is read, and makes room for what is written.</summary>
    [MethodImpl(Compiled.Once)]
    public static void Load(BlockSlots<T>* place, in Operands<T> operands, ref Operands<T> transposed)
    {
        OperandSlots.MapInputs(place->Slots.Inputs, in operands, ref transposed, new Reader(place));
        OperandSlots.MapOutputs(place->Slots.Outputs, in operands, ref transposed, new Placer(place));
    }

    /// <summary>Transposes back what was written.</summary>
    [MethodImpl(Compiled.Once)]
    public static void Store(BlockSlots<T>* place, in Operands<T> operands, ref Operands<T> transposed) =>
        OperandSlots.MapOutputs(place->Slots.Outputs, in operands, ref transposed, new Writer(place));

    private RowSlots Slots => slots;

    [MethodImpl(Compiled.Once)]
    private ref T Read(ref T source, int slot)
    {
        if (slot >= slots.ElementInputs + slots.RowInputs) return ref source;
        bool isOfElements = slot < slots.ElementInputs;
        ref T target = ref *(memory + (isOfElements ? slot * most * columns : ElementsEnd + (slot - slots.ElementInputs) * most));
        if (!isOfElements)
        {
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref source, first), (int)count).CopyTo(MemoryMarshal.CreateSpan(ref target, (int)count));
            return ref target;
        }

        nint lanes = RowLoop.Lanes<T>();
        for (nint row = 0; row < count; row += lanes)
        {
            Transposition.LoadRows(ref Unsafe.Add(ref source, (first + row) * columns), nint.Min(lanes, count - row), columns, ref Unsafe.Add(ref target, row * columns));
        }

        return ref target;
    }

    [MethodImpl(Compiled.Once)]
    private ref T Output(int slot) => ref *(memory + (slot < slots.ElementOutputs
        ? (slots.ElementInputs + slot) * most * columns
        : ElementsEnd + (slots.RowInputs + slot - slots.ElementOutputs) * most));

    [MethodImpl(Compiled.Once)]
    private ref T Write(ref T target, int slot)
    {
        ref T written = ref Output(slot);
        if (slot >= slots.ElementOutputs)
        {
            MemoryMarshal.CreateReadOnlySpan(ref written, (int)count).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref target, first), (int)count));
            return ref written;
        }

        nint lanes = RowLoop.Lanes<T>();
        for (nint row = 0; row < count; row += lanes)
        {
            Transposition.StoreRows(ref Unsafe.Add(ref written, row * columns), nint.Min(lanes, count - row), columns, ref Unsafe.Add(ref target, (first + row) * columns));
        }

        return ref written;
    }

    private nint ElementsEnd => (slots.ElementInputs + slots.ElementOutputs) * most * columns;

    private readonly struct Reader(BlockSlots<T>* place) : ISlotMap<T, T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ref T Map(ref T source, int slot) => ref place->Read(ref source, slot);
    }

    private readonly struct Placer(BlockSlots<T>* place) : ISlotMap<T, T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ref T Map(ref T source, int slot) => ref place->Output(slot);
    }

    private readonly struct Writer(BlockSlots<T>* place) : ISlotMap<T, T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ref T Map(ref T source, int slot) => ref place->Write(ref source, slot);
    }
}
