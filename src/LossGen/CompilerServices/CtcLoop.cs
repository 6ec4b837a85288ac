using System;
using System.Buffers;
using System.ComponentModel;
using System.Numerics;

namespace LossGen.CompilerServices;

/// <summary>
/// Connectionist temporal classification: −log of the probability that a sequence's frames, each of which says a label or the blank, read as its labels once repetitions and
/// then blanks are dropped.
/// </summary>
/// <remarks>
/// Computed in <see cref="double"/>, whatever the type of the logits: a loss is off by some 1e-16 per frame, relative to the probability, and a gradient by as much,
/// before they are rounded to their type. Losses may be as large as that type allows. The bits do not depend on the machine. Scratch is pooled.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CtcLoop
{
    /// <summary>Computes losses and gradients of all sequences. A sequence of no frames reads as no labels, with certainty, and as nothing else.</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/> or <see cref="Half"/>.</typeparam>
    /// <typeparam name="TIndex">An integer type.</typeparam>
    /// <param name="operands">What is read and written, which <see cref="CheckCtc"/> accepted.</param>
    /// <returns>The sum of the losses, each times its weight and divided by its number of labels where that is asked for.</returns>
    public static double Run<T, TIndex>(in CtcOperands<T, TIndex> operands)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        int frames = 0;
        int labels = 0;
        foreach (int length in operands.InputLengths) frames = Math.Max(frames, length);
        foreach (int length in operands.TargetLengths) labels = Math.Max(labels, length);
        int states = CtcLattice<T>.States(labels);
        bool hasGradients = !operands.GradLogits.IsEmpty;
        int padded = CtcFrame.Padded(operands.Classes);

        double[] numbers = ArrayPool<double>.Shared.Rent(padded + operands.Classes);
        Scaled[] scaled = ArrayPool<Scaled>.Shared.Rent(checked((hasGradients ? Math.Max(frames, 2) : 2) * states + 2 * states + labels + 1));
        int[] own = ArrayPool<int>.Shared.Rent(labels);
        try
        {
            return Run(in operands, numbers.AsSpan(0, padded + operands.Classes), scaled, own);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(numbers);
            ArrayPool<Scaled>.Shared.Return(scaled);
            ArrayPool<int>.Shared.Return(own);
        }
    }

    private static double Run<T, TIndex>(in CtcOperands<T, TIndex> operands, Span<double> numbers, Span<Scaled> scaled, Span<int> own)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        int sequences = operands.InputLengths.Length;
        if (sequences == 0) return 0;
        int padded = CtcFrame.Padded(operands.Classes);
        int room = operands.Targets.Length / sequences;
        Span<double> occupancies = numbers[padded..];
        occupancies.Clear();
        double total = 0;
        for (int n = 0; n < sequences; n++)
        {
            ReadOnlySpan<TIndex> targets = operands.Targets.Slice(n * room, operands.TargetLengths[n]);
            for (int i = 0; i < targets.Length; i++) own[i] = int.CreateTruncating(targets[i]);
            double divisor = operands.DividesByTargetLength ? Math.Max(targets.Length, 1) : 1;
            double weight = operands.SampleWeights.IsEmpty ? 1 : double.CreateTruncating(operands.SampleWeights[n]);
            double upstream = operands.Upstream.IsEmpty ? 1 : double.CreateTruncating(operands.Upstream[n]);
            double factor = operands.Scale * upstream * weight / divisor;

            double loss = weight * RunOne(in operands, n, own[..targets.Length], factor, numbers[..padded], occupancies, scaled);
            if (!operands.Losses.IsEmpty) operands.Losses[n] = T.CreateTruncating(loss);
            total += loss / divisor;
        }

        return total;
    }

    private static double RunOne<T, TIndex>(
        in CtcOperands<T, TIndex> operands, int n, ReadOnlySpan<int> labels, double factor, Span<double> exponentials, Span<double> occupancies, Span<Scaled> scaled)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        int frames = operands.InputLengths[n];
        int stride = operands.InputLengths.Length * operands.Classes;
        int states = CtcLattice<T>.States(labels.Length);
        bool hasGradients = !operands.GradLogits.IsEmpty;
        Span<Scaled> emissions = scaled[..(labels.Length + 1)];
        Span<Scaled> behind = scaled.Slice(emissions.Length, 2 * states);
        Span<Scaled> ahead = scaled.Slice(emissions.Length + behind.Length, (hasGradients ? Math.Max(frames, 2) : 2) * states);
        ReadOnlySpan<T> logits = frames == 0 ? default : operands.Logits[(n * operands.Classes)..];
        CtcLattice<T> lattice = new(logits, stride, operands.Classes, frames, operands.Blank, labels, new CtcFrame(exponentials), emissions);
        Scaled probability = frames != 0 ? lattice.Forward(ahead) : labels.IsEmpty ? Scaled.One : Scaled.Zero;
        bool isImpossible = probability.IsZero;
        if (hasGradients)
        {
            Span<T> gradients = operands.GradLogits[(n * operands.Classes)..];
            if (isImpossible) Fill(gradients, stride, operands.Classes, 0, frames, operands.ZeroInfinity ? T.Zero : T.NaN);
            else if (frames != 0) lattice.Backward(ahead, factor, behind, occupancies, gradients);
            Fill(gradients, stride, operands.Classes, frames, operands.GradLogits.Length / stride, T.Zero);
        }

        // Not −0 where all alignments together are certain.
        return isImpossible && operands.ZeroInfinity ? 0 : 0 - probability.Log();
    }

    private static void Fill<T>(Span<T> gradients, int stride, int classes, int from, int to, T value)
    {
        for (int t = from; t < to; t++) gradients.Slice(t * stride, classes).Fill(value);
    }
}
