using System;
using System.Numerics;
using LossGen.CompilerServices;

namespace LossGen;

/// <summary>
/// What formulas of one's own compute over the columns of a row. In a method that <c>[Loss(nameof(…))]</c> names, these calls are differentiated and compiled into passes over
/// the row, lambdas included; called by themselves they compute the same, in <see cref="double"/> and rounded once.
/// </summary>
/// <example>
/// <code>
/// static float Poly1(ReadOnlySpan&lt;float&gt; logits, int target, float epsilon)
/// {
///     float surprise = Row.LogSumExp(logits) - logits[target];
///     return surprise + epsilon * (1 - MathF.Exp(-surprise));
/// }
/// </code>
/// </example>
public static partial class Row
{
    /// <summary>The sum over the columns, 0 of an empty row.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="row">The row.</param>
    /// <returns>The sum.</returns>
    public static T Sum<T>(ReadOnlySpan<T> row)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(row).Sum();

    /// <summary>The sum of what a function makes of each value.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="row">The row.</param>
    /// <param name="f">The function.</param>
    /// <returns>The sum.</returns>
    public static T Sum<T>(ReadOnlySpan<T> row, Func<T, T> f)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(row, f).Sum();

    /// <summary>The sum of what a function makes of each pair of values.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="first">The row of the first values.</param>
    /// <param name="second">That of the second ones, as long as <paramref name="first"/>.</param>
    /// <param name="f">The function.</param>
    /// <returns>The sum.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static T Sum<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, Func<T, T, T> f)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(first, second, f).Sum();

    /// <summary>The sum of what a function makes of three values each.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="first">The row of the first values.</param>
    /// <param name="second">That of the second ones, as long as <paramref name="first"/>.</param>
    /// <param name="third">That of the third ones, as long as <paramref name="first"/>.</param>
    /// <param name="f">The function.</param>
    /// <returns>The sum.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static T Sum<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, ReadOnlySpan<T> third, Func<T, T, T, T> f)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(first, second, third, f).Sum();

    /// <summary>The mean over the columns, NaN of an empty row.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="row">The row.</param>
    /// <returns>The mean.</returns>
    public static T Mean<T>(ReadOnlySpan<T> row)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(row).Mean();

    /// <summary>The mean of what a function makes of each value.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="row">The row.</param>
    /// <param name="f">The function.</param>
    /// <returns>The mean.</returns>
    public static T Mean<T>(ReadOnlySpan<T> row, Func<T, T> f)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(row, f).Mean();

    /// <summary>The mean of what a function makes of each pair of values.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="first">The row of the first values.</param>
    /// <param name="second">That of the second ones, as long as <paramref name="first"/>.</param>
    /// <param name="f">The function.</param>
    /// <returns>The mean.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static T Mean<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, Func<T, T, T> f)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(first, second, f).Mean();

    /// <summary>The mean of what a function makes of three values each.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="first">The row of the first values.</param>
    /// <param name="second">That of the second ones, as long as <paramref name="first"/>.</param>
    /// <param name="third">That of the third ones, as long as <paramref name="first"/>.</param>
    /// <param name="f">The function.</param>
    /// <returns>The mean.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static T Mean<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, ReadOnlySpan<T> third, Func<T, T, T, T> f)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(first, second, third, f).Mean();

    /// <summary>The greatest over the columns: NaN where one is NaN, −∞ of an empty row.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="row">The row.</param>
    /// <returns>The greatest value.</returns>
    public static T Max<T>(ReadOnlySpan<T> row)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(row).Max();

    /// <summary>The greatest of what a function makes of each value.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="row">The row.</param>
    /// <param name="f">The function.</param>
    /// <returns>The greatest value.</returns>
    public static T Max<T>(ReadOnlySpan<T> row, Func<T, T> f)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(row, f).Max();

    /// <summary>The greatest of what a function makes of each pair of values.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="first">The row of the first values.</param>
    /// <param name="second">That of the second ones, as long as <paramref name="first"/>.</param>
    /// <param name="f">The function.</param>
    /// <returns>The greatest value.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static T Max<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, Func<T, T, T> f)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(first, second, f).Max();

    /// <summary>The greatest of what a function makes of three values each.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="first">The row of the first values.</param>
    /// <param name="second">That of the second ones, as long as <paramref name="first"/>.</param>
    /// <param name="third">That of the third ones, as long as <paramref name="first"/>.</param>
    /// <param name="f">The function.</param>
    /// <returns>The greatest value.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static T Max<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, ReadOnlySpan<T> third, Func<T, T, T, T> f)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(first, second, third, f).Max();

    /// <summary>log Σ exp (natural logarithm) over the columns, without overflow; −∞ of an empty row.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="row">The row.</param>
    /// <returns>The logarithm of the sum.</returns>
    public static T LogSumExp<T>(ReadOnlySpan<T> row)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(row).LogSumExp();

    /// <summary>log Σ exp (natural logarithm) of what a function makes of each value.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="row">The row.</param>
    /// <param name="f">The function.</param>
    /// <returns>The logarithm of the sum.</returns>
    public static T LogSumExp<T>(ReadOnlySpan<T> row, Func<T, T> f)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(row, f).LogSumExp();

    /// <summary>log Σ exp (natural logarithm) of what a function makes of each pair of values.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="first">The row of the first values.</param>
    /// <param name="second">That of the second ones, as long as <paramref name="first"/>.</param>
    /// <param name="f">The function.</param>
    /// <returns>The logarithm of the sum.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static T LogSumExp<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, Func<T, T, T> f)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(first, second, f).LogSumExp();

    /// <summary>log Σ exp (natural logarithm) of what a function makes of three values each.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="first">The row of the first values.</param>
    /// <param name="second">That of the second ones, as long as <paramref name="first"/>.</param>
    /// <param name="third">That of the third ones, as long as <paramref name="first"/>.</param>
    /// <param name="f">The function.</param>
    /// <returns>The logarithm of the sum.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static T LogSumExp<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, ReadOnlySpan<T> third, Func<T, T, T, T> f)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(first, second, third, f).LogSumExp();

    /// <summary>The sum of the products of two rows: their inner product.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="first">The row of the first factors.</param>
    /// <param name="second">That of the second ones, as long as <paramref name="first"/>.</param>
    /// <returns>The inner product.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static T Dot<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(first, second, static (x, y) => x * y).Sum();

    /// <summary>The least over the columns: NaN where one is NaN, ∞ of an empty row.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="row">The row.</param>
    /// <returns>The least value.</returns>
    public static T Min<T>(ReadOnlySpan<T> row)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(row).Min();

    /// <summary>The least of what a function makes of each value.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="row">The row.</param>
    /// <param name="f">The function.</param>
    /// <returns>The least value.</returns>
    public static T Min<T>(ReadOnlySpan<T> row, Func<T, T> f)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(row, f).Min();

    /// <summary>The least of what a function makes of each pair of values.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="first">The row of the first values.</param>
    /// <param name="second">That of the second ones, as long as <paramref name="first"/>.</param>
    /// <param name="f">The function.</param>
    /// <returns>The least value.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static T Min<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, Func<T, T, T> f)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(first, second, f).Min();

    /// <summary>The least of what a function makes of three values each.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="first">The row of the first values.</param>
    /// <param name="second">That of the second ones, as long as <paramref name="first"/>.</param>
    /// <param name="third">That of the third ones, as long as <paramref name="first"/>.</param>
    /// <param name="f">The function.</param>
    /// <returns>The least value.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static T Min<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, ReadOnlySpan<T> third, Func<T, T, T, T> f)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(first, second, third, f).Min();
}
