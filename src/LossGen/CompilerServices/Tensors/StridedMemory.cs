using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LossGen.CompilerServices;

/// <summary>The elements of a tensor span as a span: its own memory where that is dense, else a copy.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StridedMemory
{
    /// <summary>How much room the copy takes: none where there need not be one.</summary>
    /// <param name="lengths">The lengths of the axes.</param>
    /// <param name="strides">The distances along them.</param>
    /// <param name="count">The number of elements.</param>
    /// <param name="isMoved">Whether the second axis is made the last one.</param>
    public static int CopyLength(ReadOnlySpan<nint> lengths, ReadOnlySpan<nint> strides, nint count, bool isMoved = false) =>
        !isMoved && IsDense(lengths, strides) ? 0 : (int)count;

    /// <summary>The elements in order, to be read.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="first">The first element.</param>
    /// <param name="lengths">The lengths of the axes.</param>
    /// <param name="strides">The distances along them.</param>
    /// <param name="count">The number of elements.</param>
    /// <param name="isMoved">Whether the second axis is made the last one.</param>
    /// <param name="copy">Room as <see cref="CopyLength"/> says.</param>
    public static ReadOnlySpan<T> Read<T>(
        ref readonly T first, scoped ReadOnlySpan<nint> lengths, scoped ReadOnlySpan<nint> strides, nint count, bool isMoved, Span<T> copy)
    {
        if (copy.IsEmpty) return MemoryMarshal.CreateReadOnlySpan(in first, (int)count);
        Walk walk = new(lengths, strides, isMoved);
        foreach (ref T item in copy)
        {
            item = Unsafe.Add(ref Unsafe.AsRef(in first), walk.Offset);
            walk.Next();
        }

        return copy;
    }

    /// <summary>The elements in order, to be written; then <see cref="Finish"/> must follow.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="first">The first element.</param>
    /// <param name="count">The number of elements.</param>
    /// <param name="copy">Room as <see cref="CopyLength"/> says.</param>
    public static Span<T> Write<T>(ref T first, nint count, Span<T> copy) => copy.IsEmpty ? MemoryMarshal.CreateSpan(ref first, (int)count) : copy;

    /// <summary>Copies what was written to its place, where it is not there yet.</summary>
    /// <typeparam name="T">The elements' type.</typeparam>
    /// <param name="first">The first element.</param>
    /// <param name="lengths">The lengths of the axes.</param>
    /// <param name="strides">The distances along them.</param>
    /// <param name="isMoved">Whether the second axis was made the last one.</param>
    /// <param name="copy">Room as <see cref="CopyLength"/> says.</param>
    public static void Finish<T>(ref T first, scoped ReadOnlySpan<nint> lengths, scoped ReadOnlySpan<nint> strides, bool isMoved, ReadOnlySpan<T> copy)
    {
        Walk walk = new(lengths, strides, isMoved);
        foreach (ref readonly T item in copy)
        {
            Unsafe.Add(ref first, walk.Offset) = item;
            walk.Next();
        }
    }

    private static bool IsDense(ReadOnlySpan<nint> lengths, ReadOnlySpan<nint> strides)
    {
        nint expected = 1;
        for (int i = lengths.Length - 1; i >= 0; i--)
        {
            if (lengths[i] != 1 && strides[i] != expected) return false;
            expected *= lengths[i];
        }

        return true;
    }

    /// <summary>Goes through the elements in the order of their axes.</summary>
    private ref struct Walk
    {
        private readonly ReadOnlySpan<nint> _lengths;
        private readonly ReadOnlySpan<nint> _strides;
        private readonly bool _isMoved;
        private Positions _positions;

        [UnscopedRef]
        private Span<nint> Position => _positions;

        public Walk(ReadOnlySpan<nint> lengths, ReadOnlySpan<nint> strides, bool isMoved)
        {
            _lengths = lengths;
            _strides = strides;
            _isMoved = isMoved;
        }

        public nint Offset { get; private set; }

        public void Next()
        {
            // The last axis runs fastest; where the second one is moved, it is the last.
            for (int i = _lengths.Length - 1; i >= 0; i--)
            {
                int axis = !_isMoved || i == 0 ? i : i == _lengths.Length - 1 ? 1 : i + 1;
                Offset += _strides[axis];
                if (++Position[axis] < _lengths[axis]) return;
                Offset -= _strides[axis] * _lengths[axis];
                Position[axis] = 0;
            }
        }
    }

    [InlineArray(64)]
    private struct Positions
    {
        private nint _first;
    }
}
