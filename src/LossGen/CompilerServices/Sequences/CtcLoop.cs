using System;
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
        where TIndex : unmanaged, IBinaryInteger<TIndex> =>
        Run<T, TIndex, OneThread>(in operands);

    internal static double Run<T, TIndex, TThreads>(in CtcOperands<T, TIndex> operands)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
        where TThreads : struct, IThreads
    {
        int sequences = operands.InputLengths.Length;
        if (sequences == 0) return 0;
        using Scratch<double> losses = new(sequences);
        int parts = TThreads.Parts(sequences);
        Sequences<T, TIndex> work = new(in operands, parts, losses.Span);
        TThreads.Run(in work, parts, operands.Logits.Length);
        double total = 0;
        foreach (double loss in losses.Span) total += loss;
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

    private readonly ref struct Sequences<T, TIndex>(in CtcOperands<T, TIndex> operands, int parts, Span<double> losses) : IWork
        where T : unmanaged, IFloatingPointIeee754<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        private readonly CtcOperands<T, TIndex> _operands = operands;
        private readonly int _parts = parts;
        private readonly Span<double> _losses = losses;

        public void Run(int part)
        {
            int sequences = _operands.InputLengths.Length;
            int first = (int)((long)sequences * part / _parts), end = (int)((long)sequences * (part + 1) / _parts);
            int padded = CtcFrame.Padded(_operands.Classes), labels = 0, room = 0;
            for (int n = first; n < end; n++)
            {
                labels = Math.Max(labels, _operands.TargetLengths[n]);
                room = Math.Max(room, RoomOf(n));
            }

            using Scratch<double> numbers = new(padded + _operands.Classes);
            using Scratch<Scaled> scaled = new(room);
            using Scratch<int> own = new(labels);
            numbers.Span[padded..].Clear();
            for (int n = first; n < end; n++) RunSequence(n, numbers.Span[..padded], numbers.Span[padded..], scaled.Span, own.Span[.._operands.TargetLengths[n]]);
        }

        // Emissions, two rows behind, and as many ahead as there are frames.
        private int RoomOf(int n)
        {
            int labels = _operands.TargetLengths[n], frames = _operands.GradLogits.IsEmpty ? 2 : Math.Max(_operands.InputLengths[n], 2);
            return checked((frames + 2) * CtcLattice<T>.States(labels) + labels + 1);
        }

        private int Frames(int sequences) => _operands.GradLogits.Length / (sequences * _operands.Classes);

        private void RunSequence(int n, Span<double> exponentials, Span<double> occupancies, Span<Scaled> scaled, Span<int> labels)
        {
            int sequences = _operands.InputLengths.Length, most = _operands.Targets.Length / sequences;
            for (int i = 0; i < labels.Length; i++) labels[i] = int.CreateTruncating(_operands.Targets[n * most + i]);
            double divisor = _operands.DividesByTargetLength ? Math.Max(labels.Length, 1) : 1;
            double weight = _operands.SampleWeights.IsEmpty ? 1 : double.CreateTruncating(_operands.SampleWeights[n]);
            double upstream = _operands.Upstream.IsEmpty ? 1 : double.CreateTruncating(_operands.Upstream[n]);
            double factor = _operands.Scale * upstream * weight / divisor;

            // A weight of exactly 0 switches off even what is infinite.
            bool isOff = weight == 0;
            if (isOff && !_operands.GradLogits.IsEmpty) Fill(_operands.GradLogits[(n * _operands.Classes)..], sequences * _operands.Classes, _operands.Classes, 0, Frames(sequences), T.Zero);
            double loss = isOff ? 0 : weight * CtcLoop.RunOne(in _operands, n, labels, factor, exponentials, occupancies, scaled);
            if (!_operands.Losses.IsEmpty) _operands.Losses[n] = T.CreateTruncating(loss);
            _losses[n] = loss / divisor;
        }
    }
}
