using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LossGen.CompilerServices;

/// <summary>Room on the stack for what row kernels have beside their operands, in cache lines of its own.</summary>
[StructLayout(LayoutKind.Sequential, Size = Bytes + StackMemory.Alignment)]
internal unsafe struct RowStorage
{
    private const int RowBytes = RowScratch.MaxRows * sizeof(double);
    private const int KeptBytes = RowScratch.MaxKept * RowBytes;
    private const int LaneBytes = RowScratch.MaxReductions * KernelContract.RowLaneBytes;
    private const int EdgeBytes = (Operands<float>.MaxInputs + Operands<float>.MaxOutputs) * KernelContract.RowLaneBytes;
    private const int Bytes = 2 * RowBytes + KeptBytes + LaneBytes + KernelContract.RowLaneBytes + EdgeBytes;

    /// <summary>Valid while the storage, a local, is in scope: the stack does not move.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowScratch<T> Scratch<T>()
        where T : unmanaged
    {
        byte* start = (byte*)StackMemory.Align(Unsafe.AsPointer(ref this));
        return new()
        {
            Labels = ref *(T*)start,
            Sums = ref *(T*)(start + RowBytes),
            Kept = ref *(T*)(start + 2 * RowBytes),
            Lanes = ref *(T*)(start + 2 * RowBytes + KeptBytes),
            ColumnTail = ref *(T*)(start + 2 * RowBytes + KeptBytes + LaneBytes),
            Edges = ref *(T*)(start + 2 * RowBytes + KeptBytes + LaneBytes + KernelContract.RowLaneBytes),
        };
    }
}
