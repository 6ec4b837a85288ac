using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LossGen.CompilerServices;

/// <summary>Writes out, for a block of elements, the values of an input that holds fewer values than there are elements.</summary>
internal static unsafe class Spread
{
    /// <summary>Element i gets the value i modulo <paramref name="length"/>.</summary>
    /// <param name="values">The first of <paramref name="length"/> values.</param>
    /// <param name="length">How many there are; at least 1.</param>
    /// <param name="start">The first element.</param>
    /// <param name="block">Receives the elements from there on.</param>
    public static void Cycle<T>(ref readonly T values, int length, nint start, Span<T> block)
        where T : unmanaged
    {
        ReadOnlySpan<T> cycle = MemoryMarshal.CreateReadOnlySpan(in values, length);
        int phase = (int)(start % length);
        int filled = Math.Min(length - phase, block.Length);
        cycle.Slice(phase, filled).CopyTo(block);
        int rest = Math.Min(phase, block.Length - filled);
        cycle[..rest].CopyTo(block[filled..]);
        filled += rest;

        // From here on the block repeats itself: each copy doubles what is there.
        while (filled < block.Length)
        {
            int more = Math.Min(filled, block.Length - filled);
            block[..more].CopyTo(block[filled..]);
            filled += more;
        }
    }

    /// <summary>Element i gets the value i / <paramref name="length"/>.</summary>
    /// <param name="values">The first value.</param>
    /// <param name="length">How many elements have the same value; at least 1.</param>
    /// <param name="start">The first element.</param>
    /// <param name="block">Receives the elements from there on.</param>
    public static void Repeat<T>(ref readonly T values, int length, nint start, Span<T> block)
        where T : unmanaged
    {
        int row = (int)(start / length);
        int end = (int)(length - start % length);
        ReadOnlySpan<T> rows = MemoryMarshal.CreateReadOnlySpan(in values, row + 1 + (int)(((long)block.Length - end + length - 1) / length));
        ref T first = ref MemoryMarshal.GetReference(block);
        int lastVector = block.Length - Vector256<byte>.Count / sizeof(T);
        for (int filled = 0; filled < block.Length; row++)
        {
            int next = Math.Min(end, block.Length);
            T value = rows[row];

            // In whole vectors: what is too much, the next row overwrites.
            Vector256<byte> vector = Broadcast(value);
            for (; filled < next && filled <= lastVector; filled += Vector256<byte>.Count / sizeof(T))
            {
                vector.StoreUnsafe(ref Unsafe.As<T, byte>(ref Unsafe.Add(ref first, filled)));
            }

            for (; filled < next; filled++) Unsafe.Add(ref first, filled) = value;
            filled = next;
            end = next + length;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Broadcast<T>(T value)
        where T : unmanaged =>
        sizeof(T) switch
        {
            sizeof(ushort) => Vector256.Create(Unsafe.BitCast<T, ushort>(value)).AsByte(),
            sizeof(uint) => Vector256.Create(Unsafe.BitCast<T, uint>(value)).AsByte(),
            _ => Vector256.Create(Unsafe.BitCast<T, ulong>(value)).AsByte(),
        };
}
