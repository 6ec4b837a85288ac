using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LossGen.CompilerServices;

/// <summary>How numbers are stored that a kernel computes with: a type argument of loops.</summary>
/// <typeparam name="TStored">The type of the user's spans.</typeparam>
/// <typeparam name="T">The type computed in: <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IStorage<TStored, T>
    where TStored : unmanaged
    where T : unmanaged
{
    /// <summary>Whether the kernel can work on the user's memory as it stands.</summary>
    static abstract bool IsComputed { get; }

    /// <summary>Reads numbers that follow one another.</summary>
    /// <param name="source">The first of them.</param>
    /// <param name="target">Receives them.</param>
    /// <param name="count">How many there are.</param>
    static abstract void Load(ref TStored source, ref T target, int count);

    /// <summary>Writes numbers that follow one another.</summary>
    /// <param name="source">The first of them.</param>
    /// <param name="target">Receives them.</param>
    /// <param name="count">How many there are.</param>
    static abstract void Store(ref T source, ref TStored target, int count);
}

/// <summary>Numbers stored in the type that is computed in.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Computed<T> : IStorage<T, T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public static bool IsComputed => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(ref T source, ref T target, int count) =>
        MemoryMarshal.CreateReadOnlySpan(ref source, count).CopyTo(MemoryMarshal.CreateSpan(ref target, count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ref T source, ref T target, int count) => Load(ref source, ref target, count);
}

/// <summary><see cref="Half"/>, computed in <see cref="float"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct HalfStorage : IStorage<Half, float>
{
    /// <inheritdoc/>
    public static bool IsComputed => false;

    /// <inheritdoc/>
    public static void Load(ref Half source, ref float target, int count) => HalfConversion.ToSingle(ref source, ref target, count);

    /// <inheritdoc/>
    public static void Store(ref float source, ref Half target, int count) => HalfConversion.FromSingle(ref source, ref target, count);
}
