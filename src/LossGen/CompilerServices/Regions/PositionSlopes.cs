using System;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LossGen.CompilerServices;

/// <summary>What <see cref="SoftmaxSlopes{T}"/> computes, of rows whose columns lie as far apart as a sample has pixels: some neighbouring pixels at a time.</summary>
internal readonly ref struct PositionSlopes<T>(ReadOnlySpan<T> probabilities, ReadOnlySpan<T> slopes, Span<T> result, int classes, int pixels) : IWork
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Run = 128;

    private readonly ReadOnlySpan<T> _probabilities = probabilities;
    private readonly ReadOnlySpan<T> _slopes = slopes;
    private readonly Span<T> _result = result;

    private int PerSample => (pixels + Run - 1) / Run;

    /// <summary>The number of parts.</summary>
    public int Parts => _result.Length / classes / pixels * PerSample;

    void IWork.Run(int part)
    {
        int start = part % PerSample * Run, count = Math.Min(Run, pixels - start);
        int first = part / PerSample * classes * pixels + start;
        Span<T> means = stackalloc T[Run];
        means.Clear();
        ref T p = ref MemoryMarshal.GetReference(_probabilities), g = ref MemoryMarshal.GetReference(_slopes), mean = ref MemoryMarshal.GetReference(means);
        for (int c = 0; c < classes; c++)
        {
            nuint at = (nuint)(first + c * pixels);
            int i = 0;
            for (; i <= count - Vector256<T>.Count; i += Vector256<T>.Count)
            {
                Vector256<T> product = Vector256.LoadUnsafe(ref p, at + (nuint)i) * Vector256.LoadUnsafe(ref g, at + (nuint)i);
                (Vector256.LoadUnsafe(ref mean, (nuint)i) + product).StoreUnsafe(ref mean, (nuint)i);
            }

            for (; i < count; i++) means[i] += _probabilities[(int)at + i] * _slopes[(int)at + i];
        }

        ref T to = ref MemoryMarshal.GetReference(_result);
        for (int c = 0; c < classes; c++)
        {
            nuint at = (nuint)(first + c * pixels);
            int i = 0;
            for (; i <= count - Vector256<T>.Count; i += Vector256<T>.Count)
            {
                Vector256<T> difference = Vector256.LoadUnsafe(ref g, at + (nuint)i) - Vector256.LoadUnsafe(ref mean, (nuint)i);
                (Vector256.LoadUnsafe(ref p, at + (nuint)i) * difference).StoreUnsafe(ref to, at + (nuint)i);
            }

            for (; i < count; i++) _result[(int)at + i] = _probabilities[(int)at + i] * (_slopes[(int)at + i] - means[i]);
        }
    }
}
