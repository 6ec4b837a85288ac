using System.Runtime.CompilerServices;

namespace LossGen.CompilerServices;

/// <summary>
/// The ends of a row's operands in scratch, one after the other: those of a row after which there is too little memory to fill all lanes. It does not know the kernel, whose
/// type would have all this compiled anew for each loss.
/// </summary>
/// <param name="scratch">Where they are.</param>
/// <param name="start">The first element of the row's end.</param>
/// <param name="rest">How many elements there are.</param>
internal readonly ref struct RowEdges<T>(ref T scratch, nint start, nint rest)
    where T : unmanaged
{
    private readonly ref T _scratch = ref scratch;

    /// <summary>Copies the ends of inputs, and pads them.</summary>
    [MethodImpl(Compiled.Once)]
    public void Load(int inputs, in Operands<T> operands)
    {
        Operands<T> ends = default;
        OperandSlots.MapInputs(inputs, in operands, ref ends, new Reader(this));
    }

    /// <summary>Copies the ends of outputs back.</summary>
    [MethodImpl(Compiled.Once)]
    public void Store(int inputs, int outputs, in Operands<T> operands)
    {
        Operands<T> ends = default;
        OperandSlots.MapOutputs(outputs, in operands, ref ends, new Writer(this, inputs));
    }

    [MethodImpl(Compiled.Once)]
    public static void CopyPadded(ref T source, nint count, ref T target)
    {
        for (int i = 0; i < RowLoop.Lanes<T>(); i++) Unsafe.Add(ref target, i) = i < count ? Unsafe.Add(ref source, i) : default;
    }

    [MethodImpl(Compiled.Once)]
    private ref T Read(ref T source, int slot)
    {
        ref T end = ref At(slot);
        CopyPadded(ref Unsafe.Add(ref source, start), rest, ref end);
        return ref end;
    }

    [MethodImpl(Compiled.Once)]
    private ref T Write(ref T target, int slot)
    {
        ref T end = ref At(slot);
        for (int i = 0; i < rest; i++) Unsafe.Add(ref target, start + i) = Unsafe.Add(ref end, i);
        return ref end;
    }

    private ref T At(int slot) => ref Unsafe.Add(ref _scratch, slot * RowLoop.Lanes<T>());

    private readonly ref struct Reader(RowEdges<T> edges) : ISlotMap<T, T>
    {
        private readonly RowEdges<T> _edges = edges;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ref T Map(ref T source, int slot) => ref _edges.Read(ref source, slot);
    }

    private readonly ref struct Writer(RowEdges<T> edges, int inputs) : ISlotMap<T, T>
    {
        private readonly RowEdges<T> _edges = edges;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ref T Map(ref T source, int slot) => ref _edges.Write(ref source, inputs + slot);
    }
}
