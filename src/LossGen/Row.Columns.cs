using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using LossGen.CompilerServices;

namespace LossGen;

// Below the others in overload resolution: a method group such as MathF.Log has a method of two numbers besides.
public static partial class Row
{
    /// <summary>The sum of what a function makes of each value and its column, from 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="row">The row.</param>
    /// <param name="f">The function; the column comes last.</param>
    /// <returns>The sum.</returns>
    [OverloadResolutionPriority(-1)]
    public static T Sum<T>(ReadOnlySpan<T> row, Func<T, int, T> f)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(row, f).Sum();

    /// <summary>The sum of what a function makes of each pair of values and their column, from 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="first">The row of the first values.</param>
    /// <param name="second">That of the second ones, as long as <paramref name="first"/>.</param>
    /// <param name="f">The function; the column comes last.</param>
    /// <returns>The sum.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    [OverloadResolutionPriority(-1)]
    public static T Sum<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, Func<T, T, int, T> f)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(first, second, f).Sum();

    /// <summary>The sum of what a function makes of three values each and their column, from 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="first">The row of the first values.</param>
    /// <param name="second">That of the second ones, as long as <paramref name="first"/>.</param>
    /// <param name="third">That of the third ones, as long as <paramref name="first"/>.</param>
    /// <param name="f">The function; the column comes last.</param>
    /// <returns>The sum.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    [OverloadResolutionPriority(-1)]
    public static T Sum<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, ReadOnlySpan<T> third, Func<T, T, T, int, T> f)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(first, second, third, f).Sum();

    /// <summary>The mean of what a function makes of each value and its column, from 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="row">The row.</param>
    /// <param name="f">The function; the column comes last.</param>
    /// <returns>The mean.</returns>
    [OverloadResolutionPriority(-1)]
    public static T Mean<T>(ReadOnlySpan<T> row, Func<T, int, T> f)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(row, f).Mean();

    /// <summary>The mean of what a function makes of each pair of values and their column, from 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="first">The row of the first values.</param>
    /// <param name="second">That of the second ones, as long as <paramref name="first"/>.</param>
    /// <param name="f">The function; the column comes last.</param>
    /// <returns>The mean.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    [OverloadResolutionPriority(-1)]
    public static T Mean<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, Func<T, T, int, T> f)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(first, second, f).Mean();

    /// <summary>The mean of what a function makes of three values each and their column, from 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="first">The row of the first values.</param>
    /// <param name="second">That of the second ones, as long as <paramref name="first"/>.</param>
    /// <param name="third">That of the third ones, as long as <paramref name="first"/>.</param>
    /// <param name="f">The function; the column comes last.</param>
    /// <returns>The mean.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    [OverloadResolutionPriority(-1)]
    public static T Mean<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, ReadOnlySpan<T> third, Func<T, T, T, int, T> f)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(first, second, third, f).Mean();

    /// <summary>The greatest of what a function makes of each value and its column, from 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="row">The row.</param>
    /// <param name="f">The function; the column comes last.</param>
    /// <returns>The greatest value.</returns>
    [OverloadResolutionPriority(-1)]
    public static T Max<T>(ReadOnlySpan<T> row, Func<T, int, T> f)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(row, f).Max();

    /// <summary>The greatest of what a function makes of each pair of values and their column, from 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="first">The row of the first values.</param>
    /// <param name="second">That of the second ones, as long as <paramref name="first"/>.</param>
    /// <param name="f">The function; the column comes last.</param>
    /// <returns>The greatest value.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    [OverloadResolutionPriority(-1)]
    public static T Max<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, Func<T, T, int, T> f)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(first, second, f).Max();

    /// <summary>The greatest of what a function makes of three values each and their column, from 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="first">The row of the first values.</param>
    /// <param name="second">That of the second ones, as long as <paramref name="first"/>.</param>
    /// <param name="third">That of the third ones, as long as <paramref name="first"/>.</param>
    /// <param name="f">The function; the column comes last.</param>
    /// <returns>The greatest value.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    [OverloadResolutionPriority(-1)]
    public static T Max<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, ReadOnlySpan<T> third, Func<T, T, T, int, T> f)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(first, second, third, f).Max();

    /// <summary>The least of what a function makes of each value and its column, from 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="row">The row.</param>
    /// <param name="f">The function; the column comes last.</param>
    /// <returns>The least value.</returns>
    [OverloadResolutionPriority(-1)]
    public static T Min<T>(ReadOnlySpan<T> row, Func<T, int, T> f)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(row, f).Min();

    /// <summary>The least of what a function makes of each pair of values and their column, from 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="first">The row of the first values.</param>
    /// <param name="second">That of the second ones, as long as <paramref name="first"/>.</param>
    /// <param name="f">The function; the column comes last.</param>
    /// <returns>The least value.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    [OverloadResolutionPriority(-1)]
    public static T Min<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, Func<T, T, int, T> f)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(first, second, f).Min();

    /// <summary>The least of what a function makes of three values each and their column, from 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="first">The row of the first values.</param>
    /// <param name="second">That of the second ones, as long as <paramref name="first"/>.</param>
    /// <param name="third">That of the third ones, as long as <paramref name="first"/>.</param>
    /// <param name="f">The function; the column comes last.</param>
    /// <returns>The least value.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    [OverloadResolutionPriority(-1)]
    public static T Min<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, ReadOnlySpan<T> third, Func<T, T, T, int, T> f)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(first, second, third, f).Min();

    /// <summary>log Σ exp (natural logarithm) of what a function makes of each value and its column, from 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="row">The row.</param>
    /// <param name="f">The function; the column comes last.</param>
    /// <returns>The logarithm of the sum.</returns>
    [OverloadResolutionPriority(-1)]
    public static T LogSumExp<T>(ReadOnlySpan<T> row, Func<T, int, T> f)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(row, f).LogSumExp();

    /// <summary>log Σ exp (natural logarithm) of what a function makes of each pair of values and their column, from 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="first">The row of the first values.</param>
    /// <param name="second">That of the second ones, as long as <paramref name="first"/>.</param>
    /// <param name="f">The function; the column comes last.</param>
    /// <returns>The logarithm of the sum.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    [OverloadResolutionPriority(-1)]
    public static T LogSumExp<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, Func<T, T, int, T> f)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(first, second, f).LogSumExp();

    /// <summary>log Σ exp (natural logarithm) of what a function makes of three values each and their column, from 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="first">The row of the first values.</param>
    /// <param name="second">That of the second ones, as long as <paramref name="first"/>.</param>
    /// <param name="third">That of the third ones, as long as <paramref name="first"/>.</param>
    /// <param name="f">The function; the column comes last.</param>
    /// <returns>The logarithm of the sum.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    [OverloadResolutionPriority(-1)]
    public static T LogSumExp<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, ReadOnlySpan<T> third, Func<T, T, T, int, T> f)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new RowValues<T>(first, second, third, f).LogSumExp();
}
