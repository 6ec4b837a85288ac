using System;
using System.Linq;
using System.Numerics.Tensors;

namespace Digits;

/// <summary>How the network's verdicts compare with the digits that were meant.</summary>
internal sealed class Confusion
{
    private readonly int[,] _counts = new int[Losses.Classes, Losses.Classes];
    private readonly double _certainty;

    /// <summary>Counts, taking the digit with the greatest logit as the verdict.</summary>
    public Confusion(ReadOnlySpan<float> logits, ReadOnlySpan<byte> targets)
    {
        Span<float> probabilities = stackalloc float[Losses.Classes];
        for (int row = 0; row < targets.Length; row++)
        {
            TensorPrimitives.SoftMax(logits.Slice(row * Losses.Classes, Losses.Classes), probabilities);
            int verdict = TensorPrimitives.IndexOfMax<float>(probabilities);
            _counts[targets[row], verdict]++;
            _certainty += probabilities[verdict] / targets.Length;
        }
    }

    /// <summary>The mean probability that the network gives its own verdict: near the accuracy where it knows what it does not know.</summary>
    public double Certainty => _certainty;

    public double Accuracy => (double)Enumerable.Range(0, Losses.Classes).Sum(digit => _counts[digit, digit]) / _counts.Cast<int>().Sum();

    /// <summary>How often a digit was read as another, or as itself.</summary>
    public int this[int meant, int read] => _counts[meant, read];
}
