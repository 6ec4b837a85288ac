using System;
using System.ComponentModel;
using System.Numerics;

namespace LossGen.CompilerServices;

/// <summary>What <see cref="CtcLoop"/> reads and writes. Spans that are left empty are absent; those of sequences have one element for each.</summary>
/// <typeparam name="T"><see cref="float"/>, <see cref="double"/> or <see cref="Half"/>.</typeparam>
/// <typeparam name="TIndex">An integer type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct CtcOperands<T, TIndex>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
{
    /// <summary>The logits, [frames × sequences × <see cref="Classes"/>].</summary>
    public ReadOnlySpan<T> Logits;

    /// <summary>The labels, [sequences × the most labels]; what is behind a sequence's own labels is not read.</summary>
    public ReadOnlySpan<TIndex> Targets;

    /// <summary>How many frames of each sequence count.</summary>
    public ReadOnlySpan<int> InputLengths;

    /// <summary>How many labels each sequence has.</summary>
    public ReadOnlySpan<int> TargetLengths;

    /// <summary>The factors of losses and gradients; 1 where absent.</summary>
    public ReadOnlySpan<T> SampleWeights;

    /// <summary>The factors of gradients alone; 1 where absent.</summary>
    public ReadOnlySpan<T> Upstream;

    /// <summary>Receives the loss of each sequence times its weight, unless absent.</summary>
    public Span<T> Losses;

    /// <summary>Receives the gradients with respect to logits, unless absent; may be the very span of <see cref="Logits"/>.</summary>
    public Span<T> GradLogits;

    /// <summary>The number of classes, the blank included.</summary>
    public int Classes;

    /// <summary>The class that stands for no label.</summary>
    public int Blank;

    /// <summary>Whether infinite losses, and their gradients, are 0.</summary>
    public bool ZeroInfinity;

    /// <summary>Whether each loss is divided by the number of its labels, at least 1, before it joins the sum and where gradients are concerned.</summary>
    public bool DividesByTargetLength;

    /// <summary>The factor of all gradients: one over the number of sequences for their mean, times what flows in.</summary>
    public double Scale;
}
