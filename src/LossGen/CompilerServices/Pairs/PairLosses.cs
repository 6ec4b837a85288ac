using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LossGen.CompilerServices;

/// <summary>What there is for each loss of <see cref="PairLoop"/>, in the computing type: a weight, a gradient that flows in, the loss itself.</summary>
internal readonly ref struct PairLosses<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Span<T> _weights;
    private readonly Span<T> _upstream;
    private readonly Span<T> _losses;

    private PairLosses(Span<T> weights, Span<T> upstream, Span<T> losses)
    {
        _weights = weights;
        _upstream = upstream;
        _losses = losses;
    }

    /// <summary>Takes what is given for each loss.</summary>
    public static PairLosses<T> Read<TData>(in PairOperands<TData> operands, Span<T> memory, int count)
        where TData : unmanaged, INumberBase<TData>
    {
        Span<T> weights = memory[..operands.SampleWeights.Length], upstream = memory.Slice(count, operands.Upstream.Length);
        for (int i = 0; i < weights.Length; i++) weights[i] = T.CreateTruncating(operands.SampleWeights[i]);
        for (int i = 0; i < upstream.Length; i++) upstream[i] = T.CreateTruncating(operands.Upstream[i]);
        return new(weights, upstream, memory.Slice(2 * count, operands.Losses.Length));
    }

    /// <summary>Whether a row's weight is exactly 0.</summary>
    public bool IsOff(int row) => !_weights.IsEmpty && _weights[row] == T.Zero;

    /// <summary>The kernel's slots per row, from a row on; those per element are its two inputs, and its output where it has one.</summary>
    public Operands<T> From<TKernel>(int start)
        where TKernel : struct, IRowKernel<T>
    {
        Operands<T> operands = default;
        Span<T> first = _weights.IsEmpty ? _upstream : _weights;
        if (TKernel.RowInputs > 0) operands.In2 = ref Unsafe.Add(ref MemoryMarshal.GetReference(first), start);
        if (TKernel.RowInputs > 1) operands.In3 = ref Unsafe.Add(ref MemoryMarshal.GetReference(_upstream), start);
        if (TKernel.RowOutputs > 0 && TKernel.ElementOutputs > 0) operands.Out1 = ref Unsafe.Add(ref MemoryMarshal.GetReference(_losses), start);
        if (TKernel.RowOutputs > 0 && TKernel.ElementOutputs == 0) operands.Out0 = ref Unsafe.Add(ref MemoryMarshal.GetReference(_losses), start);
        return operands;
    }

    /// <summary>Writes the losses that the kernel left here, or adds them to what is there.</summary>
    public void Write<TData>(Span<TData> losses, double factor, bool add)
        where TData : unmanaged, INumberBase<TData>
    {
        for (int i = 0; i < losses.Length; i++)
        {
            TData loss = TData.CreateTruncating(double.CreateTruncating(_losses[i]) * factor);
            losses[i] = add ? losses[i] + loss : loss;
        }
    }
}
