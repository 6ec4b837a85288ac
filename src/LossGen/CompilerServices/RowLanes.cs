using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LossGen.CompilerServices;

/// <summary>Reduces all lanes of a row: by the same tree at every vector width, so that all widths give the same bits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowLanes
{
    /// <summary>The sum of 16 lanes.</summary>
    /// <param name="all">The lanes.</param>
    /// <returns>The sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector512<float> all) => Sum(all.GetLower(), all.GetUpper());

    /// <summary>The sum of 16 lanes.</summary>
    /// <param name="low">The first 8.</param>
    /// <param name="high">The others.</param>
    /// <returns>The sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector256<float> low, Vector256<float> high)
    {
        Vector256<float> eight = low + high;
        return Sum(eight.GetLower() + eight.GetUpper());
    }

    /// <summary>The sum of 16 lanes in memory.</summary>
    /// <param name="lanes">The first lane.</param>
    /// <returns>The sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(ref float lanes) => Sum(
        Vector128.LoadUnsafe(ref lanes) + Vector128.LoadUnsafe(ref lanes, 8) + (Vector128.LoadUnsafe(ref lanes, 4) + Vector128.LoadUnsafe(ref lanes, 12)));

    /// <summary>The sum of 8 lanes.</summary>
    /// <param name="all">The lanes.</param>
    /// <returns>The sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector512<double> all) => Sum(all.GetLower(), all.GetUpper());

    /// <summary>The sum of 8 lanes.</summary>
    /// <param name="low">The first 4.</param>
    /// <param name="high">The others.</param>
    /// <returns>The sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector256<double> low, Vector256<double> high)
    {
        Vector256<double> four = low + high;
        return Sum(four.GetLower() + four.GetUpper());
    }

    /// <summary>The sum of 8 lanes in memory.</summary>
    /// <param name="lanes">The first lane.</param>
    /// <returns>The sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(ref double lanes) => Sum(
        Vector128.LoadUnsafe(ref lanes) + Vector128.LoadUnsafe(ref lanes, 4) + (Vector128.LoadUnsafe(ref lanes, 2) + Vector128.LoadUnsafe(ref lanes, 6)));

    /// <summary>The greatest of 16 lanes; NaN where one is.</summary>
    /// <param name="all">The lanes.</param>
    /// <returns>The greatest.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(Vector512<float> all) => Max(all.GetLower(), all.GetUpper());

    /// <summary>The greatest of 16 lanes; NaN where one is.</summary>
    /// <param name="low">The first 8.</param>
    /// <param name="high">The others.</param>
    /// <returns>The greatest.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(Vector256<float> low, Vector256<float> high)
    {
        Vector256<float> eight = Vector256.Max(low, high);
        return Max(Vector128.Max(eight.GetLower(), eight.GetUpper()));
    }

    /// <summary>The greatest of 16 lanes in memory; NaN where one is.</summary>
    /// <param name="lanes">The first lane.</param>
    /// <returns>The greatest.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(ref float lanes) => Max(Vector128.Max(
        Vector128.Max(Vector128.LoadUnsafe(ref lanes), Vector128.LoadUnsafe(ref lanes, 4)),
        Vector128.Max(Vector128.LoadUnsafe(ref lanes, 8), Vector128.LoadUnsafe(ref lanes, 12))));

    /// <summary>The greatest of 8 lanes; NaN where one is.</summary>
    /// <param name="all">The lanes.</param>
    /// <returns>The greatest.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Max(Vector512<double> all) => Max(all.GetLower(), all.GetUpper());

    /// <summary>The greatest of 8 lanes; NaN where one is.</summary>
    /// <param name="low">The first 4.</param>
    /// <param name="high">The others.</param>
    /// <returns>The greatest.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Max(Vector256<double> low, Vector256<double> high)
    {
        Vector256<double> four = Vector256.Max(low, high);
        return Max(Vector128.Max(four.GetLower(), four.GetUpper()));
    }

    /// <summary>The greatest of 8 lanes in memory; NaN where one is.</summary>
    /// <param name="lanes">The first lane.</param>
    /// <returns>The greatest.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Max(ref double lanes) => Max(Vector128.Max(
        Vector128.Max(Vector128.LoadUnsafe(ref lanes), Vector128.LoadUnsafe(ref lanes, 2)),
        Vector128.Max(Vector128.LoadUnsafe(ref lanes, 4), Vector128.LoadUnsafe(ref lanes, 6))));

    /// <summary>The greatest of 16 lanes, of which no result shows how it treats NaN and the sign of 0.</summary>
    /// <param name="all">The lanes.</param>
    /// <returns>The greatest.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Pivot(Vector512<float> all) => Pivot(all.GetLower(), all.GetUpper());

    /// <summary>The greatest of 16 lanes, of which no result shows how it treats NaN and the sign of 0.</summary>
    /// <param name="low">The first 8.</param>
    /// <param name="high">The others.</param>
    /// <returns>The greatest.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Pivot(Vector256<float> low, Vector256<float> high)
    {
        Vector256<float> eight = Vector256.MaxNative(low, high);
        return Pivot(Vector128.MaxNative(eight.GetLower(), eight.GetUpper()));
    }

    /// <summary>The greatest of 16 lanes in memory, of which no result shows how it treats NaN and the sign of 0.</summary>
    /// <param name="lanes">The first lane.</param>
    /// <returns>The greatest.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Pivot(ref float lanes) => Pivot(Vector128.MaxNative(
        Vector128.MaxNative(Vector128.LoadUnsafe(ref lanes), Vector128.LoadUnsafe(ref lanes, 4)),
        Vector128.MaxNative(Vector128.LoadUnsafe(ref lanes, 8), Vector128.LoadUnsafe(ref lanes, 12))));

    /// <summary>The greatest of 8 lanes, of which no result shows how it treats NaN and the sign of 0.</summary>
    /// <param name="all">The lanes.</param>
    /// <returns>The greatest.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Pivot(Vector512<double> all) => Pivot(all.GetLower(), all.GetUpper());

    /// <summary>The greatest of 8 lanes, of which no result shows how it treats NaN and the sign of 0.</summary>
    /// <param name="low">The first 4.</param>
    /// <param name="high">The others.</param>
    /// <returns>The greatest.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Pivot(Vector256<double> low, Vector256<double> high)
    {
        Vector256<double> four = Vector256.MaxNative(low, high);
        return Pivot(Vector128.MaxNative(four.GetLower(), four.GetUpper()));
    }

    /// <summary>The greatest of 8 lanes in memory, of which no result shows how it treats NaN and the sign of 0.</summary>
    /// <param name="lanes">The first lane.</param>
    /// <returns>The greatest.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Pivot(ref double lanes) => Pivot(Vector128.MaxNative(
        Vector128.MaxNative(Vector128.LoadUnsafe(ref lanes), Vector128.LoadUnsafe(ref lanes, 2)),
        Vector128.MaxNative(Vector128.LoadUnsafe(ref lanes, 4), Vector128.LoadUnsafe(ref lanes, 6))));

    /// <summary>The sum of a row's shares without its own: taken out of the sum of all where it is no more than half of that, else summed anew, since rounding would show.</summary>
    /// <param name="all">The sum of all.</param>
    /// <param name="own">The row's own share.</param>
    /// <param name="at">Its column; negative for none.</param>
    /// <param name="row">The shares that fill all lanes.</param>
    /// <param name="full">How many those are.</param>
    /// <param name="tail">Those that do not.</param>
    /// <param name="rest">How many those are.</param>
    /// <returns>The sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Others(float all, float own, nint at, ref float row, nuint full, ref float tail, nuint rest) =>
        own <= 0.5f * all ? all - own : (float)RowOthers.Sum(at, ref row, full, ref tail, rest);

    /// <summary>The sum of a row's shares without its own: taken out of the sum of all where it is no more than half of that, else summed anew, since rounding would show.</summary>
    /// <param name="all">The sum of all.</param>
    /// <param name="own">The row's own share.</param>
    /// <param name="at">Its column; negative for none.</param>
    /// <param name="row">The shares that fill all lanes.</param>
    /// <param name="full">How many those are.</param>
    /// <param name="tail">Those that do not.</param>
    /// <param name="rest">How many those are.</param>
    /// <returns>The sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Others(double all, double own, nint at, ref double row, nuint full, ref double tail, nuint rest) =>
        own <= 0.5 * all ? all - own : RowOthers.Sum(at, ref row, full, ref tail, rest);

    private static float Sum(Vector128<float> four) => (four.ToScalar() + four.GetElement(2)) + (four.GetElement(1) + four.GetElement(3));

    private static double Sum(Vector128<double> two) => two.ToScalar() + two.GetElement(1);

    private static float Max(Vector128<float> four)
    {
        Vector128<float> two = Vector128.Max(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 2, 3)));
        return Vector128.Max(two, Vector128.Shuffle(two, Vector128.Create(1, 1, 1, 1))).ToScalar();
    }

    private static double Max(Vector128<double> two) => Vector128.Max(two, Vector128.Shuffle(two, Vector128.Create(1L, 1L))).ToScalar();

    private static float Pivot(Vector128<float> four)
    {
        Vector128<float> two = Vector128.MaxNative(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 2, 3)));
        return Vector128.MaxNative(two, Vector128.Shuffle(two, Vector128.Create(1, 1, 1, 1))).ToScalar();
    }

    private static double Pivot(Vector128<double> two) => Vector128.MaxNative(two, Vector128.Shuffle(two, Vector128.Create(1L, 1L))).ToScalar();
}
