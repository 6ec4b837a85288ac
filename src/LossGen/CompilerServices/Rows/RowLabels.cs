using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LossGen.CompilerServices;

/// <summary>The classes of rows as numbers of the computing type, in which they are compared with columns.</summary>
internal interface ILabels<T>
    where T : unmanaged
{
    /// <summary>Writes the classes of some rows; −1 where a row is ignored.</summary>
    void Read(nint first, int count, ref T result);
}

/// <summary>Rows that are about no single class.</summary>
internal readonly struct NoLabels<T> : ILabels<T>
    where T : unmanaged
{
    public void Read(nint first, int count, ref T result)
    {
    }
}

/// <summary>Class indices.</summary>
/// <param name="labels">One for each row.</param>
/// <param name="ignoreIndex">The class whose rows are ignored, or null.</param>
internal readonly ref struct IndexLabels<T, TIndex>(ReadOnlySpan<TIndex> labels, int? ignoreIndex) : ILabels<T>
    where T : unmanaged, INumberBase<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
{
    private readonly ReadOnlySpan<TIndex> _labels = labels;
    private readonly bool _ignores = ignoreIndex is { } index && long.CreateTruncating(TIndex.CreateTruncating(index)) == index;
    private readonly TIndex _ignored = TIndex.CreateTruncating(ignoreIndex ?? 0);

    [MethodImpl(Compiled.Once)]
    public void Read(nint first, int count, ref T result)
    {
        ReadOnlySpan<TIndex> labels = _labels.Slice((int)first, count);
        if (typeof(T) == typeof(float) && typeof(TIndex) == typeof(int))
        {
            ReadVectors(MemoryMarshal.Cast<TIndex, int>(labels), ref Unsafe.As<T, float>(ref result));
            return;
        }

        for (int i = 0; i < labels.Length; i++)
        {
            Unsafe.Add(ref result, i) = _ignores && labels[i] == _ignored ? -T.One : T.CreateTruncating(labels[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ReadVectors(ReadOnlySpan<int> labels, ref float result)
    {
        int none = int.CreateTruncating(_ignored);
        Vector256<int> ignored = Vector256.Create(none);
        int done = 0;
        ref int from = ref MemoryMarshal.GetReference(labels);
        for (; done + Vector256<int>.Count <= labels.Length; done += Vector256<int>.Count)
        {
            Vector256<int> indices = Vector256.LoadUnsafe(ref from, (nuint)done);
            if (_ignores) indices |= Vector256.Equals(indices, ignored);
            Vector256.ConvertToSingle(indices).StoreUnsafe(ref result, (nuint)done);
        }

        for (; done < labels.Length; done++) Unsafe.Add(ref result, done) = _ignores && labels[done] == none ? -1 : labels[done];
    }
}

/// <summary>The classes from some row on.</summary>
internal readonly ref struct LaterLabels<T, TLabels>(TLabels labels, nint start) : ILabels<T>
    where T : unmanaged
    where TLabels : struct, ILabels<T>, allows ref struct
{
    private readonly TLabels _labels = labels;

    public void Read(nint first, int count, ref T result) => _labels.Read(start + first, count, ref result);
}
