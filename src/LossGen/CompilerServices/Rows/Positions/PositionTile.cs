using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LossGen.CompilerServices;

/// <summary>
/// Some neighbouring positions of a sample, all their columns, in scratch: element inputs and outputs [columns × width], values per row, then per column. It does not know
/// the kernel, whose type would have all this compiled anew for each loss.
/// </summary>
/// <param name="memory">The scratch.</param>
/// <param name="slots">Which operands there are.</param>
/// <param name="columns">The number of columns.</param>
/// <param name="positions">How far apart the columns are in the operands.</param>
/// <param name="width">How far apart they are here: whole vectors.</param>
internal readonly unsafe struct PositionTile<TStored, T, TStorage>(T* memory, RowSlots slots, nint columns, nint positions, nint width)
    where TStored : unmanaged
    where T : unmanaged
    where TStorage : struct, IStorage<TStored, T>
{
    /// <summary>How far apart the columns are.</summary>
    public nint Width => width;

    /// <summary>How many numbers a tile takes.</summary>
    public static int Size(RowSlots slots, nint columns, nint width) =>
        checked((int)((slots.ElementInputs + slots.ElementOutputs) * columns * width + (slots.RowInputs + slots.RowOutputs) * width + slots.ColumnInputs * columns));

    /// <summary>Reads positions, padded with zeros to whole vectors, and makes room for what is written.</summary>
    /// <param name="operands">The operands from the first of the positions on.</param>
    /// <param name="count">How many positions there are.</param>
    /// <param name="tile">Receives the operands of the tile.</param>
    [MethodImpl(Compiled.Once)]
    public void Load(in Operands<TStored> operands, int count, ref Operands<T> tile)
    {
        OperandSlots.MapInputs(slots.Inputs, in operands, ref tile, new Reader(this, count));
        OperandSlots.MapOutputs(slots.Outputs, in operands, ref tile, new Placer(this));
    }

    /// <summary>Writes back what was written to the tile.</summary>
    [MethodImpl(Compiled.Once)]
    public void Store(in Operands<TStored> operands, int count, ref Operands<T> tile) =>
        OperandSlots.MapOutputs(slots.Outputs, in operands, ref tile, new Writer(this, count));

    private nint RowsStart => (slots.ElementInputs + slots.ElementOutputs) * columns * width;

    private nint ColumnsStart => RowsStart + (slots.RowInputs + slots.RowOutputs) * width;

    [MethodImpl(Compiled.Once)]
    private ref T Read(ref TStored source, int slot, int count)
    {
        if (slot >= slots.ElementInputs + slots.RowInputs) return ref ReadColumns(ref source, slot - slots.ElementInputs - slots.RowInputs);
        bool isOfElements = slot < slots.ElementInputs;
        ref T target = ref *(memory + (isOfElements ? slot * columns * width : RowsStart + (slot - slots.ElementInputs) * width));
        nint rows = isOfElements ? columns : 1;
        int padding = -count & (RowLoop.Lanes<T>() - 1);
        for (nint j = 0; j < rows; j++)
        {
            ref T row = ref Unsafe.Add(ref target, j * width);
            TStorage.Load(ref Unsafe.Add(ref source, j * positions), ref row, count);
            if (padding != 0) MemoryMarshal.CreateSpan(ref Unsafe.Add(ref row, count), padding).Clear();
        }

        return ref target;
    }

    private ref T ReadColumns(ref TStored source, int number)
    {
        if (TStorage.IsComputed) return ref Unsafe.As<TStored, T>(ref source);
        ref T target = ref *(memory + ColumnsStart + number * columns);
        TStorage.Load(ref source, ref target, (int)columns);
        return ref target;
    }

    private ref T Output(int slot) => ref *(memory + (
        slot < slots.ElementOutputs ? (slots.ElementInputs + slot) * columns * width : RowsStart + (slots.RowInputs + slot - slots.ElementOutputs) * width));

    [MethodImpl(Compiled.Once)]
    private ref T Write(ref TStored target, int slot, int count)
    {
        ref T written = ref Output(slot);
        nint rows = slot < slots.ElementOutputs ? columns : 1;
        for (nint j = 0; j < rows; j++) TStorage.Store(ref Unsafe.Add(ref written, j * width), ref Unsafe.Add(ref target, j * positions), count);
        return ref written;
    }

    private readonly struct Reader(PositionTile<TStored, T, TStorage> tile, int count) : ISlotMap<TStored, T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ref T Map(ref TStored source, int slot) => ref tile.Read(ref source, slot, count);
    }

    private readonly struct Placer(PositionTile<TStored, T, TStorage> tile) : ISlotMap<TStored, T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ref T Map(ref TStored source, int slot) => ref tile.Output(slot);
    }

    private readonly struct Writer(PositionTile<TStored, T, TStorage> tile, int count) : ISlotMap<TStored, T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ref T Map(ref TStored source, int slot) => ref tile.Write(ref source, slot, count);
    }
}
