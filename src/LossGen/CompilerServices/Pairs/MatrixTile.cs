using System.Runtime.CompilerServices;

namespace LossGen.CompilerServices;

/// <summary>A chunk of the depth of all rows, and of as many columns as 512 bits hold.</summary>
internal ref struct MatrixTile<T>
    where T : unmanaged
{
    /// <summary>The first row's first element of the chunk.</summary>
    public ref T A;

    public nint RowStride;

    public nint DepthStride;

    /// <summary>The columns of B: 512 bits for each step of the depth.</summary>
    public ref T Panel;

    public nint Depth;

    /// <summary>The first column's element of the first row.</summary>
    public ref T Result;

    public nint ResultStride;

    /// <summary>How many of the columns are there.</summary>
    public nint Width;

    public nint Rows;

    /// <summary>Whether the result is set rather than added to.</summary>
    public bool IsFirst;

    /// <summary>A row, or the last one again where there is no such row: computed in vain rather than branched around.</summary>
    public readonly ref T Row(nint row) => ref Unsafe.Add(ref A, nint.Min(row, Rows - 1) * RowStride);
}
