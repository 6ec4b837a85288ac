using System;
using System.ComponentModel;
using System.Numerics;

namespace LossGen.CompilerServices;

/// <summary>Conditions as the numbers that kernels take them for.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Flags
{
    /// <summary>Writes 1 for what holds and 0 for the rest.</summary>
    /// <typeparam name="T">The element type of the loss.</typeparam>
    /// <param name="flags">The conditions.</param>
    /// <param name="numbers">Receives the numbers; as long.</param>
    public static void ToNumbers<T>(ReadOnlySpan<bool> flags, Span<T> numbers)
        where T : unmanaged, INumberBase<T>
    {
        for (int i = 0; i < flags.Length; i++) numbers[i] = flags[i] ? T.One : T.Zero;
    }
}
