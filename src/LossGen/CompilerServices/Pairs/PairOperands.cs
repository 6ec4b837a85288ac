using System;
using System.ComponentModel;

namespace LossGen.CompilerServices;

/// <summary>What <see cref="PairLoop"/> reads and writes. Spans that are left empty are absent.</summary>
/// <typeparam name="T"><see cref="float"/>, <see cref="double"/> or <see cref="Half"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct PairOperands<T>
    where T : unmanaged
{
    /// <summary>Embeddings, [<see cref="Rows"/> × <see cref="Dimensions"/>].</summary>
    public ReadOnlySpan<T> First;

    /// <summary>Their partners, likewise.</summary>
    public ReadOnlySpan<T> Second;

    /// <summary>The factor of each loss and of its gradients; 1 where absent.</summary>
    public ReadOnlySpan<T> SampleWeights;

    /// <summary>The factor of each loss's gradients alone; 1 where absent.</summary>
    public ReadOnlySpan<T> Upstream;

    /// <summary>Receives each loss times its weight, unless absent.</summary>
    public Span<T> Losses;

    /// <summary>Receives the gradients with respect to <see cref="First"/>, unless absent; may be the very span of it.</summary>
    public Span<T> GradFirst;

    /// <summary>Receives the gradients with respect to <see cref="Second"/>, unless absent; may be the very span of it.</summary>
    public Span<T> GradSecond;

    /// <summary>The number of rows of either input.</summary>
    public int Rows;

    /// <summary>The number of columns of either input.</summary>
    public int Dimensions;

    /// <summary>What similarities are divided by.</summary>
    public double Temperature;

    /// <summary>Whether embeddings are divided by their norms first.</summary>
    public bool Normalize;

    /// <summary>Whether partners are compared with all first embeddings too, and the mean of both is taken. The kernel's scale has the half of it already.</summary>
    public bool Symmetric;
}
