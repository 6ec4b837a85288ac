using System;
using System.Globalization;
using System.Numerics;
using LossGen.CompilerServices;

namespace LossGen;

/// <summary>
/// Makes regression targets zero on average and one in spread, which suits losses and learning rates, and turns predictions back. Fit it to the targets of the
/// training set, and use the same for all others.
/// </summary>
/// <param name="Mean">The mean of the targets that were fitted.</param>
/// <param name="StandardDeviation">Their population standard deviation (the mean square is over n, not n − 1); 0 where all are equal.</param>
public sealed record TargetScaler(double Mean, double StandardDeviation)
{
    // Targets that are all alike become 0, and turn back into themselves.
    private double Scale => StandardDeviation == 0 ? 1 : StandardDeviation;

    /// <summary>Measures targets.</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/> or <see cref="Half"/>; the computation is in <see cref="double"/>.</typeparam>
    /// <param name="targets">At least one target, all finite. Targets that are all equal are scaled by 1: they become 0.</param>
    /// <returns>Their mean and spread.</returns>
    /// <exception cref="ArgumentException"><paramref name="targets"/> is empty, or holds an infinity or what is not a number.</exception>
    public static TargetScaler Fit<T>(ReadOnlySpan<T> targets)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (targets.IsEmpty) throw new ArgumentException("targets is empty; a mean needs at least 1 target.", nameof(targets));
        for (int i = 0; i < targets.Length; i++)
        {
            if (T.IsFinite(targets[i])) continue;
            string given = targets[i].ToString(null, CultureInfo.InvariantCulture);
            throw new ArgumentException($"targets[{i}] is {given}; targets must be finite to have a mean.", nameof(targets));
        }

        // Distances from the first target: equal targets have exactly the spread 0, and large ones that differ little lose no digits.
        double origin = double.CreateTruncating(targets[0]);
        double sum = 0;
        foreach (T target in targets) sum += double.CreateTruncating(target) - origin;
        double centre = sum / targets.Length;
        double squares = 0;
        foreach (T target in targets)
        {
            double distance = double.CreateTruncating(target) - origin - centre;
            squares += distance * distance;
        }

        return new(origin + centre, Math.Sqrt(squares / targets.Length));
    }

    /// <summary>A target as the network should learn it: less the mean, divided by the standard deviation.</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/> or <see cref="Half"/>.</typeparam>
    /// <param name="target">A target in its own unit.</param>
    /// <returns>The scaled target.</returns>
    public T Transform<T>(T target)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        T.CreateTruncating((double.CreateTruncating(target) - Mean) / Scale);

    /// <summary>Scales targets.</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/> or <see cref="Half"/>.</typeparam>
    /// <param name="targets">Targets in their own unit.</param>
    /// <param name="result">Receives the scaled targets: as many, and perhaps the very same span.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap in part.</exception>
    public void Transform<T>(ReadOnlySpan<T> targets, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CheckSpans(targets, nameof(targets), result);
        for (int i = 0; i < targets.Length; i++) result[i] = Transform(targets[i]);
    }

    /// <summary>A prediction in the unit of the targets: times the standard deviation, plus the mean.</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/> or <see cref="Half"/>.</typeparam>
    /// <param name="prediction">What the network predicts, having learned scaled targets.</param>
    /// <returns>The prediction in the targets' own unit.</returns>
    public T Inverse<T>(T prediction)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        T.CreateTruncating(double.CreateTruncating(prediction) * Scale + Mean);

    /// <summary>Turns predictions back.</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/> or <see cref="Half"/>.</typeparam>
    /// <param name="predictions">What the network predicts, having learned scaled targets.</param>
    /// <param name="result">Receives the predictions in the targets' own unit: as many, and perhaps the very same span.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap in part.</exception>
    public void Inverse<T>(ReadOnlySpan<T> predictions, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CheckSpans(predictions, nameof(predictions), result);
        for (int i = 0; i < predictions.Length; i++) result[i] = Inverse(predictions[i]);
    }

    private static void CheckSpans<T>(ReadOnlySpan<T> values, string name, Span<T> result)
        where T : unmanaged
    {
        Check.Length(result.Length, nameof(result), values.Length, name);
        Check.ApartOrSame(result, nameof(result), values, name);
    }
}
