using System;
using System.Globalization;
using System.Linq;
using System.Numerics;
using LossGen.CompilerServices;

namespace LossGen;

/// <summary>Weights that make up for classes of unequal size, for the option or span <c>classWeights</c> of losses and for their <c>PosWeight</c>.</summary>
public static class ClassWeights
{
    /// <summary>One weight per class: the rarer a class, the greater its weight.</summary>
    /// <param name="counts">The number of examples of each class; at least 1 each, and at least one class.</param>
    /// <param name="scheme">How weights follow from numbers.</param>
    /// <param name="beta"><see cref="ClassWeighting.EffectiveNumber"/>: the β, from 0 (all weights are 1) to 1 (those of the inverse numbers).</param>
    /// <returns>The weights, in the order of the classes.</returns>
    /// <exception cref="ArgumentException"><paramref name="counts"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A class has no example, <paramref name="beta"/> is not from 0 to 1, or the scheme is unknown.</exception>
    public static double[] FromCounts(ReadOnlySpan<int> counts, ClassWeighting scheme = ClassWeighting.Balanced, double beta = 0.999)
    {
        if (counts.IsEmpty) throw new ArgumentException("counts is empty; it must hold the number of examples of every class.", nameof(counts));
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] < 1)
            {
                string given = counts[i].ToString(CultureInfo.InvariantCulture);
                throw new ArgumentOutOfRangeException(nameof(counts), counts[i], $"counts[{i}] is {given}; a class needs at least 1 example to have a weight.");
            }
        }

        Check.Range(beta, nameof(beta), 0, 1);
        double[] numbers = new double[counts.Length];
        for (int i = 0; i < numbers.Length; i++) numbers[i] = counts[i];
        return scheme switch
        {
            ClassWeighting.Balanced => InverseOf(numbers, numbers.Sum() / numbers.Length),
            ClassWeighting.InverseSum => InverseOf(numbers, 1 / numbers.Sum(n => 1 / n)),
            ClassWeighting.InverseMax => InverseOf(numbers, numbers.Min()),
            ClassWeighting.EffectiveNumber => Effective(numbers, beta),
            _ => throw new ArgumentOutOfRangeException(nameof(scheme), scheme, "scheme must be a member of ClassWeighting."),
        };
    }

    /// <summary>The weight of the positive class that makes it count for as much as the negative one: the number of negatives for each positive.</summary>
    /// <param name="negatives">The number of examples whose target is 0.</param>
    /// <param name="positives">The number of examples whose target is 1; at least 1.</param>
    /// <returns>The quotient of the two: the <c>PosWeight</c> of <see cref="Kind.BinaryCrossEntropyWithLogits"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 0 negatives or fewer than 1 positive.</exception>
    public static double PosWeight(int negatives, int positives)
    {
        if (negatives < 0) throw new ArgumentOutOfRangeException(nameof(negatives), negatives, "negatives must be at least 0.");
        if (positives < 1) throw new ArgumentOutOfRangeException(nameof(positives), positives, "positives must be at least 1.");
        return (double)negatives / positives;
    }

    private static double[] InverseOf(double[] numbers, double scale) => Array.ConvertAll(numbers, n => scale / n);

    private static double[] Effective(double[] counts, double beta)
    {
        double[] effective = Array.ConvertAll(counts, n => EffectiveNumber((uint)n, beta));
        return InverseOf(effective, effective.Length / effective.Sum(n => 1 / n));
    }

    // (1 − βⁿ)/(1 − β) as 1 + β + … + βⁿ⁻¹, bit by bit of n: sums of positive numbers lose no digits, however close β is to 1.
    private static double EffectiveNumber(uint count, double beta)
    {
        double sum = 0;
        double power = 1;
        for (int bit = BitOperations.Log2(count); bit >= 0; bit--)
        {
            sum *= 1 + power;
            power *= power;
            if ((count >> bit & 1) == 0) continue;
            sum = sum * beta + 1;
            power *= beta;
        }

        return sum;
    }
}
