using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LossGen.CompilerServices;

/// <summary>The softmax of one frame of one sequence.</summary>
/// <param name="exponentials">Room for as many numbers as there are classes, rounded up to <see cref="Padding"/>.</param>
internal ref struct CtcFrame(Span<double> exponentials)
{
    /// <summary>The running sums of the softmax: a fixed number of them, whatever the width of vectors.</summary>
    public const int Padding = 8;

    private readonly Span<double> _exponentials = exponentials;
    private double _greatest;
    private double _inverseSum;

    public static int Padded(int classes) => (classes + Padding - 1) / Padding * Padding;

    /// <summary>Takes the logits of a frame.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Load<T>(ReadOnlySpan<T> logits)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < logits.Length; i++) _exponentials[i] = double.CreateTruncating(logits[i]);
        _exponentials[logits.Length..].Fill(double.NegativeInfinity);
        ref double first = ref MemoryMarshal.GetReference(_exponentials);
        nuint count = (nuint)_exponentials.Length;
        Vector256<double> greatest = Vector256.LoadUnsafe(ref first);
        for (nuint i = 4; i < count; i += 4) greatest = Vector256.Max(greatest, Vector256.LoadUnsafe(ref first, i));
        _greatest = Math.Max(Math.Max(greatest[0], greatest[1]), Math.Max(greatest[2], greatest[3]));

        Vector256<double> centre = Vector256.Create(_greatest);
        Vector256<double> lower = Vector256<double>.Zero;
        Vector256<double> upper = Vector256<double>.Zero;
        for (nuint i = 0; i < count; i += Padding)
        {
            Vector256<double> lowerExp = FixedMath.Exp(Vector256.LoadUnsafe(ref first, i) - centre);
            Vector256<double> upperExp = FixedMath.Exp(Vector256.LoadUnsafe(ref first, i + 4) - centre);
            lowerExp.StoreUnsafe(ref first, i);
            upperExp.StoreUnsafe(ref first, i + 4);
            lower += lowerExp;
            upper += upperExp;
        }

        Vector256<double> four = lower + upper;
        _inverseSum = 1 / (four[0] + four[2] + (four[1] + four[3]));
    }

    /// <summary>The class that has more than half of the probability; −1 where none has.</summary>
    public readonly int Likeliest => _inverseSum > 0.5 ? _exponentials.IndexOf(1) : -1;

    /// <summary>The probability of a class; 0 where it is below 1e-304.</summary>
    public readonly double Probability(int index) => _exponentials[index] * _inverseSum;

    /// <summary>The probability of a class, however small; <paramref name="logit"/> is the one that was loaded.</summary>
    public readonly Scaled Emission(int index, double logit)
    {
        double exponent = logit - _greatest;
        if (!(exponent < FixedMath.Least / 2)) return Scaled.Of(Probability(index));
        return FixedMath.ExpScaled(exponent) * Scaled.Of(_inverseSum);
    }
}
