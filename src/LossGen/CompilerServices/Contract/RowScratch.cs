using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LossGen.CompilerServices;

/// <summary>The sizes of what is in <see cref="RowScratch{T}"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowScratch
{
    /// <summary>The most rows of one call.</summary>
    public const int MaxRows = KernelContract.MaxRows;

    /// <summary>The most values that are kept of a row.</summary>
    public const int MaxKept = KernelContract.MaxKept;

    /// <summary>The most reductions that all passes of a kernel can have together.</summary>
    public const int MaxReductions = KernelContract.MaxReductions;
}

/// <summary>Memory that a row kernel has for the rows of one call. Made by <see cref="RowLoop"/>.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct RowScratch<T>
    where T : unmanaged
{
    /// <summary>The class of each row of the call; −1 where the row is ignored.</summary>
    public ref T Labels;

    /// <summary>Receives the loss of each row of the call.</summary>
    public ref T Sums;

    /// <summary>What is kept of each row until the rows are finished: so many of each value as the call has rows, at most <see cref="RowScratch.MaxRows"/>.</summary>
    public ref T Kept;

    /// <summary>All lanes of each reduction, for kernels that keep them in memory.</summary>
    public ref T Lanes;

    /// <summary>The columns of a value per column that do not fill all lanes, padded.</summary>
    public ref T ColumnTail;

    /// <summary>The columns of each element operand that do not fill all lanes, padded: of a row with <see cref="IsEdge"/>.</summary>
    public ref T Edges;

    /// <summary>How far apart the columns of a row are, for kernels whose lanes are positions.</summary>
    public nint Stride;

    /// <summary>Whether the row's last columns are in <see cref="Edges"/>, since its memory ends before all lanes are filled.</summary>
    public bool IsEdge;

    /// <summary>The sum of the losses of the rows of a call; or 0, and each loss goes where losses go.</summary>
    [MethodImpl(Compiled.Once)]
    internal readonly double Collect(nint first, nint count, Span<T> losses)
    {
        Span<T> sums = MemoryMarshal.CreateSpan(ref Sums, (int)count);
        if (losses.IsEmpty) return Totals.Sum((ReadOnlySpan<T>)sums);
        sums.CopyTo(losses.Slice((int)first, (int)count));
        return 0;
    }
}
