using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LossGen.CompilerServices;

/// <summary>Reduces all lanes of a row: by the same tree at every vector width, so that all widths give the same bits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowLanes
{
    /// <summary>The sum of all lanes.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="all">The lanes.</param>
    /// <returns>The sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum<T>(Vector512<T> all)
        where T : unmanaged =>
        Sum(all.GetLower(), all.GetUpper());

    /// <summary>The sum of all lanes.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="low">The first half of the lanes.</param>
    /// <param name="high">The others.</param>
    /// <returns>The sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum<T>(Vector256<T> low, Vector256<T> high)
        where T : unmanaged
    {
        Vector256<T> half = low + high;
        return Sum(half.GetLower() + half.GetUpper());
    }

    /// <summary>The sum of all lanes in memory.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="lanes">The first lane.</param>
    /// <returns>The sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum<T>(ref T lanes)
        where T : unmanaged =>
        Sum(Part(ref lanes, 0) + Part(ref lanes, 2) + (Part(ref lanes, 1) + Part(ref lanes, 3)));

    /// <summary>The t at which Σ max(x − max x − t, 0) over a row is 1, by Michelot's algorithm; NaN where the row has no greatest number.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="row">The row.</param>
    /// <param name="columns">The number of columns.</param>
    /// <returns>The threshold of the row's sparsemax, less the greatest: from −1 to 0.</returns>
    public static T Threshold<T>(ref T row, nint columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T greatest = T.NegativeInfinity;
        for (nint j = 0; j < columns; j++) greatest = T.Max(greatest, Unsafe.Add(ref row, j));
        double threshold = -1;
        for (nint round = 0; round <= columns; round++)
        {
            // Fewer are above with each round, and those that are left out stay so.
            double sum = 0;
            nint above = 0;
            for (nint j = 0; j < columns; j++)
            {
                double distance = double.CreateTruncating(Unsafe.Add(ref row, j) - greatest);
                if (!(distance > threshold)) continue;
                sum += distance;
                above++;
            }

            if (above == 0) return T.NaN;
            double next = (sum - 1) / above;
            if (!(next > threshold)) break;
            threshold = next;
        }

        return T.CreateTruncating(threshold);
    }

    /// <summary>The greatest of all lanes; NaN where one is.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="all">The lanes.</param>
    /// <returns>The greatest.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Max<T>(Vector512<T> all)
        where T : unmanaged =>
        Max(all.GetLower(), all.GetUpper());

    /// <summary>The greatest of all lanes; NaN where one is.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="low">The first half of the lanes.</param>
    /// <param name="high">The others.</param>
    /// <returns>The greatest.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Max<T>(Vector256<T> low, Vector256<T> high)
        where T : unmanaged
    {
        Vector256<T> half = Vector256.Max(low, high);
        return Max(Vector128.Max(half.GetLower(), half.GetUpper()));
    }

    /// <summary>The greatest of all lanes in memory; NaN where one is.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="lanes">The first lane.</param>
    /// <returns>The greatest.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Max<T>(ref T lanes)
        where T : unmanaged =>
        Max(Vector128.Max(Vector128.Max(Part(ref lanes, 0), Part(ref lanes, 1)), Vector128.Max(Part(ref lanes, 2), Part(ref lanes, 3))));

    /// <summary>The greatest of all lanes, of which no result shows how it treats NaN and the sign of 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="all">The lanes.</param>
    /// <returns>The greatest.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Pivot<T>(Vector512<T> all)
        where T : unmanaged =>
        Pivot(all.GetLower(), all.GetUpper());

    /// <summary>The greatest of all lanes, of which no result shows how it treats NaN and the sign of 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="low">The first half of the lanes.</param>
    /// <param name="high">The others.</param>
    /// <returns>The greatest.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Pivot<T>(Vector256<T> low, Vector256<T> high)
        where T : unmanaged
    {
        Vector256<T> half = Vector256.MaxNative(low, high);
        return Pivot(Vector128.MaxNative(half.GetLower(), half.GetUpper()));
    }

    /// <summary>The greatest of all lanes in memory, of which no result shows how it treats NaN and the sign of 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="lanes">The first lane.</param>
    /// <returns>The greatest.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Pivot<T>(ref T lanes)
        where T : unmanaged =>
        Pivot(Vector128.MaxNative(Vector128.MaxNative(Part(ref lanes, 0), Part(ref lanes, 1)), Vector128.MaxNative(Part(ref lanes, 2), Part(ref lanes, 3))));

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

    // Whether 128 bits hold two values rather than four; to ask the vector itself would load its type, which shows in the first call.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsPair<T>() => Unsafe.SizeOf<T>() == sizeof(double);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Part<T>(ref T lanes, nint number)
        where T : unmanaged =>
        Vector128.LoadUnsafe(ref Unsafe.Add(ref lanes, number * (IsPair<T>() ? 2 : 4)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Sum<T>(Vector128<T> last)
        where T : unmanaged
    {
        Vector128<T> two = IsPair<T>() ? last : last + UpperHalf(last);
        return (two + Second(two)).ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Max<T>(Vector128<T> last)
        where T : unmanaged
    {
        Vector128<T> two = IsPair<T>() ? last : Vector128.Max(last, UpperHalf(last));
        return Vector128.Max(two, Second(two)).ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Pivot<T>(Vector128<T> last)
        where T : unmanaged
    {
        Vector128<T> two = IsPair<T>() ? last : Vector128.MaxNative(last, UpperHalf(last));
        return Vector128.MaxNative(two, Second(two)).ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> UpperHalf<T>(Vector128<T> lanes)
        where T : unmanaged =>
        Vector128.Shuffle(lanes.AsInt64(), Vector128.Create(1L, 1L)).As<long, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Second<T>(Vector128<T> lanes)
        where T : unmanaged =>
        IsPair<T>() ? UpperHalf(lanes) : Vector128.Shuffle(lanes.AsInt32(), Vector128.Create(1, 1, 1, 1)).As<int, T>();
}
