using System;
using System.Numerics;

namespace LossGen.CompilerServices;

/// <summary>From gradients with respect to a softmax those with respect to its logits: p∘(g − Σpg) of every row.</summary>
internal readonly ref struct SoftmaxSlopes<T>(ReadOnlySpan<T> probabilities, ReadOnlySpan<T> slopes, Span<T> result, int classes) : IWork
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _probabilities = probabilities;
    private readonly ReadOnlySpan<T> _slopes = slopes;
    private readonly Span<T> _result = result;

    /// <summary>The number of parts.</summary>
    public int Parts => (int)((_result.Length + PartLength - 1) / PartLength);

    private long PartLength => Math.Max(ParallelParts.GoodElements / classes, 1) * (long)classes;

    public void Run(int part)
    {
        int end = (int)Math.Min((part + 1) * PartLength, _result.Length);
        for (int start = (int)(part * PartLength); start < end; start += classes)
        {
            ReadOnlySpan<T> p = _probabilities.Slice(start, classes), g = _slopes.Slice(start, classes);
            T mean = T.Zero;
            for (int c = 0; c < p.Length; c++) mean += p[c] * g[c];
            Span<T> row = _result.Slice(start, classes);
            for (int c = 0; c < row.Length; c++) row[c] = p[c] * (g[c] - mean);
        }
    }
}
