using System;
using System.Runtime.CompilerServices;

namespace LossGen.CompilerServices;

/// <summary>What columns that lie far apart mean for the processor's caches.</summary>
internal static class PositionCache
{
    private const int Line = 64;

    // A first-level cache has sets for so many bytes; each holds at least so many lines.
    private const int SetBytes = 4096, Ways = 8;

    // So much stays in the second-level cache.
    private const int TileBytes = 160 * 1024;

    /// <summary>Whether the columns of one vector drive each other out of the cache, since too many of them have the same place in it: those of images whose sides are powers of 2.</summary>
    public static bool Conflicts<T>(RowSlots slots, nint columns, nint positions)
        where T : unmanaged
    {
        nint stride = positions * Unsafe.SizeOf<T>(), apart = Math.Clamp(stride & -stride, Line, SetBytes);
        return columns * (slots.ElementInputs + slots.ElementOutputs) > Ways * (SetBytes / apart);
    }

    /// <summary>How many positions of all columns stay in the cache together: whole vectors.</summary>
    public static nint Width<T>(RowSlots slots, nint columns)
        where T : unmanaged
    {
        nint lanes = RowLoop.Lanes<T>(), bytes = (slots.ElementInputs + slots.ElementOutputs) * columns * Unsafe.SizeOf<T>();
        return Math.Clamp(TileBytes / Math.Max(bytes, 1) & -lanes, lanes, RowScratch.MaxRows);
    }
}
