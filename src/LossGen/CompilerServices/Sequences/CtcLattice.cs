using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace LossGen.CompilerServices;

/// <summary>
/// The alignments of one sequence: its labels with a blank before, between and after them are the states that a path of frames runs through, one state or two at a time,
/// two only past a blank between labels that differ.
/// </summary>
internal ref struct CtcLattice<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _logits;
    private readonly int _stride;
    private readonly int _classes;
    private readonly int _frames;
    private readonly int _blank;
    private readonly ReadOnlySpan<int> _labels;
    private readonly Span<Scaled> _emissions;
    private CtcFrame _frame;

    /// <param name="logits">The sequence's logits of the first frame, and what follows them.</param>
    /// <param name="stride">From the logits of a frame to those of the next.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="frames">The number of frames that count, at least 1.</param>
    /// <param name="blank">The class that stands for no label.</param>
    /// <param name="labels">The sequence's labels.</param>
    /// <param name="frame">Room for a frame's softmax.</param>
    /// <param name="emissions">Room for one number per label and one more.</param>
    public CtcLattice(
        ReadOnlySpan<T> logits, int stride, int classes, int frames, int blank, ReadOnlySpan<int> labels, CtcFrame frame, Span<Scaled> emissions)
    {
        _logits = logits;
        _stride = stride;
        _classes = classes;
        _frames = frames;
        _blank = blank;
        _labels = labels;
        _frame = frame;
        _emissions = emissions;
    }

    /// <summary>The number of states.</summary>
    public static int States(int labels) => 2 * labels + 1;

    /// <summary>The probability of all alignments.</summary>
    /// <param name="ahead">
    /// Receives for every frame and state the probability of the paths that end there: all frames where they fit, else the last two in turn.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Scaled Forward(Span<Scaled> ahead)
    {
        int states = States(_labels.Length);
        int rows = ahead.Length / states;
        Span<Scaled> previous = default;
        for (int t = 0; t < _frames; t++)
        {
            Span<Scaled> current = ahead.Slice(t % rows * states, states);
            Emit(t);
            for (int s = 0; s < states; s++)
            {
                current[s] = t == 0
                    ? s < 2 ? EmissionOf(s) : Scaled.Zero
                    : Scaled.SumTimes(previous[s], s > 0 ? previous[s - 1] : Scaled.Zero, Skips(s) ? previous[s - 2] : Scaled.Zero, EmissionOf(s));
            }

            previous = current;
        }

        return Scaled.SumTimes(previous[^1], states > 1 ? previous[^2] : Scaled.Zero, Scaled.Zero, Scaled.One);
    }

    /// <summary>The gradients of the loss.</summary>
    /// <param name="ahead">What <see cref="Forward"/> wrote of all frames, having returned more than 0.</param>
    /// <param name="factor">What gradients are multiplied by.</param>
    /// <param name="behind">Room for two numbers per state.</param>
    /// <param name="occupancies">Room for one number per class, all 0; all 0 again afterwards.</param>
    /// <param name="gradients">Receives the gradients where <c>logits</c> has the logits; may be the same.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Backward(ReadOnlySpan<Scaled> ahead, double factor, Span<Scaled> behind, Span<double> occupancies, Span<T> gradients)
    {
        int states = States(_labels.Length);

        // Of the paths from a state on: without its own frame, then with those up to it; and with its own frame.
        Span<Scaled> from = behind[..states];
        Span<Scaled> through = behind.Slice(states, states);
        for (int t = _frames - 1; t >= 0; t--)
        {
            bool isLast = t == _frames - 1;
            for (int s = 0; s < states; s++)
            {
                from[s] = isLast
                    ? s >= states - 2 ? Scaled.One : Scaled.Zero
                    : Scaled.SumTimes(
                        through[s],
                        s + 1 < states ? through[s + 1] : Scaled.Zero,
                        s + 2 < states && Skips(s + 2) ? through[s + 2] : Scaled.Zero,
                        Scaled.One);
            }

            Emit(t);
            ReadOnlySpan<Scaled> paths = ahead.Slice(t * states, states);
            for (int s = 0; s < states; s++)
            {
                through[s] = from[s] * EmissionOf(s);
                from[s] = from[s] * paths[s];
            }

            // Of all paths the share that is in a state at this frame. Their sum is the same at each frame but for rounding, which where probabilities are beyond all
            // measure only this frame's own makes up for.
            Scaled all = Scaled.Sum(from);
            for (int s = 0; s < states; s++) occupancies[ClassOf(s)] += from[s].ShareOf(all);
            Span<T> row = gradients.Slice(t * _stride, _classes);
            int likeliest = _frame.Likeliest;
            double others = 0;
            for (int c = 0; c < row.Length; c++)
            {
                double slope = _frame.Probability(c) - occupancies[c];
                row[c] = T.CreateTruncating(factor * slope);
                if (c != likeliest) others += slope;
            }

            // Slopes sum to 0: that of the likeliest class, where 1 would be taken from 1, is minus the sum of the others.
            if (likeliest >= 0) row[likeliest] = T.CreateTruncating(factor * -others);
            for (int s = 0; s < states; s++) occupancies[ClassOf(s)] = 0;
        }
    }

    private readonly int ClassOf(int state) => (state & 1) == 0 ? _blank : _labels[state >> 1];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly Scaled EmissionOf(int state) => _emissions[(state & 1) == 0 ? _labels.Length : state >> 1];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool Skips(int state) => state > 2 && (state & 1) != 0 && _labels[state >> 1] != _labels[(state >> 1) - 1];

    // The probabilities of the labels, then that of the blank.
    private void Emit(int t)
    {
        ReadOnlySpan<T> logits = _logits.Slice(t * _stride, _classes);
        _frame.Load(logits);
        for (int i = 0; i <= _labels.Length; i++)
        {
            int index = i < _labels.Length ? _labels[i] : _blank;
            _emissions[i] = _frame.Emission(index, double.CreateTruncating(logits[index]));
        }
    }
}
