using System;
using System.Globalization;
using System.Numerics;
using LossGen.CompilerServices;

namespace LossGen;

/// <summary>
/// The element of a gradient that differs most from central finite differences of the loss. For tests of losses of one's own:
/// <c>GradientCheck worst = GradientCheck.Compare(logits, gradLogits, z => Losses.Mine(z, targets));</c> with logits away from kinks and steps of the loss.
/// </summary>
/// <param name="Count">How many elements were compared.</param>
/// <param name="Index">The worst element.</param>
/// <param name="Analytic">What the gradient holds there.</param>
/// <param name="Numeric">What finite differences give there.</param>
/// <param name="Error">
/// By how much the two differ, relative to the greater of them, less what the rounding of the loss explains; infinite where one of them is infinite or not a number.
/// </param>
public sealed record GradientCheck(int Count, int Index, double Analytic, double Numeric, double Error)
{
    // A loss is a sum; its last few bits are noise.
    private const double RoundingsOfLoss = 8;

    /// <summary>Compares a gradient with finite differences, element by element: twice as many evaluations of the loss as there are elements.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="input">Where the gradient was taken: at least one element, all finite. Not changed.</param>
    /// <param name="gradient">The gradient of <paramref name="loss"/> with respect to <paramref name="input"/>, of equal length.</param>
    /// <param name="loss">The reduced loss of an input like <paramref name="input"/>. Where a float loss can return double, its differences are better.</param>
    /// <param name="step">
    /// How far elements are moved to each side, relative to those above 1; above 0. The cube root of the type's precision unless given: 0.005 for float, 6e-6 for double.
    /// </param>
    /// <returns>The worst element, and how far off it is. A right gradient has an error below 1e-3 in float and 1e-6 in double, as a rule.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or <paramref name="input"/> is empty or not finite.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="loss"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is not a finite number above 0.</exception>
    public static GradientCheck Compare<T>(ReadOnlySpan<T> input, ReadOnlySpan<T> gradient, Func<ReadOnlySpan<T>, double> loss, double? step = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(loss);
        if (input.IsEmpty) throw new ArgumentException("input is empty; there is nothing to compare.", nameof(input));
        Check.Length(gradient.Length, nameof(gradient), input.Length, nameof(input));
        double precision = double.CreateTruncating(T.BitIncrement(T.One) - T.One);
        double relativeStep = step ?? Math.Cbrt(precision);
        Check.Range(relativeStep, nameof(step), 0, double.MaxValue, lowExcluded: true);

        T[] moved = input.ToArray();
        GradientCheck? worst = null;
        for (int i = 0; i < moved.Length; i++)
        {
            if (!T.IsFinite(input[i])) throw new ArgumentException($"input[{i}] is {Text(double.CreateTruncating(input[i]))}; it must be finite.", nameof(input));
            double centre = double.CreateTruncating(input[i]);
            double distance = relativeStep * Math.Max(1, Math.Abs(centre));
            (T low, T high) = (T.CreateTruncating(centre - distance), T.CreateTruncating(centre + distance));
            moved[i] = low;
            double lower = loss(moved);
            moved[i] = high;
            double upper = loss(moved);
            moved[i] = input[i];

            // The distance that was gone, which rounding made another than the one asked for.
            double gone = double.CreateTruncating(high) - double.CreateTruncating(low);
            double noise = RoundingsOfLoss * precision * Math.Max(Math.Abs(lower), Math.Abs(upper)) / gone;
            GradientCheck element = Of(moved.Length, i, double.CreateTruncating(gradient[i]), (upper - lower) / gone, noise);
            if (worst is null || element.Error > worst.Error) worst = element;
        }

        return worst!;
    }

    /// <summary>Whether no element is off by more than this.</summary>
    /// <param name="tolerance">The greatest <see cref="Error"/> allowed.</param>
    /// <returns>Whether it is kept.</returns>
    public bool IsWithin(double tolerance) => Error <= tolerance;

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Worst of {Count}: gradient[{Index}] is {Text(Analytic)}, finite differences give {Text(Numeric)} (relative error {Text(Error, "G3")}).");

    private static GradientCheck Of(int count, int index, double analytic, double numeric, double noise)
    {
        double difference = Math.Abs(analytic - numeric);
        double unexplained = Math.Max(difference - noise, 0);
        double error = !double.IsFinite(difference) ? double.PositiveInfinity
            : unexplained == 0 ? 0
            : unexplained / Math.Max(Math.Abs(analytic), Math.Abs(numeric));
        return new(count, index, analytic, numeric, error);
    }

    private static string Text(double value, string format = "G9") => value.ToString(format, CultureInfo.InvariantCulture);
}
