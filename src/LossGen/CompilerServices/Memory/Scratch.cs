using System;
using System.Buffers;
using System.ComponentModel;

namespace LossGen.CompilerServices;

/// <summary>Pooled memory that is given back at the end of the block.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Scratch<T>
    where T : unmanaged
{
    private readonly T[] _array;

    /// <summary>Takes memory from the pool: whatever was in it still is.</summary>
    /// <param name="length">The number of elements.</param>
    public Scratch(int length)
    {
        _array = ArrayPool<T>.Shared.Rent(length);
        Span = _array.AsSpan(0, length);
    }

    /// <summary>The memory.</summary>
    public Span<T> Span { get; }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => ArrayPool<T>.Shared.Return(_array);
}
