using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LossGen.CompilerServices;

/// <summary>Sums a row of shares without one of them.</summary>
internal static class RowOthers
{
    /// <summary>Sums the shares in the order of the lanes of a row kernel.</summary>
    /// <param name="at">The one that is left out; negative for none.</param>
    /// <param name="row">The shares that fill all lanes.</param>
    /// <param name="full">How many those are.</param>
    /// <param name="tail">Those that do not.</param>
    /// <param name="rest">How many those are.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static double Sum<T>(nint at, ref T row, nuint full, ref T tail, nuint rest)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        nuint half = (nuint)Vector256<T>.Count, lanes = 2 * half, own = (nuint)at & ~(lanes - 1);
        double total = 0;
        for (nuint start = 0; start < full; start += KernelContract.ColumnsPerBlock)
        {
            nuint end = nuint.Min(start + KernelContract.ColumnsPerBlock, full);
            Vector256<T> low = default, high = default;
            for (nuint j = start; j < end; j += lanes)
            {
                Vector256<T> first = Vector256.LoadUnsafe(ref row, j), second = Vector256.LoadUnsafe(ref row, j + half);
                if (j == own)
                {
                    first = Without(first, at - (nint)j);
                    second = Without(second, at - (nint)(j + half));
                }

                low += first;
                high += second;
            }

            Vector256<T> both = low + high;
            Vector128<T> four = both.GetLower() + both.GetUpper();
            total += double.CreateTruncating(Vector128.Sum(four));
        }

        for (nuint j = 0; j < rest; j++)
        {
            if (full + j != (nuint)at) total += double.CreateTruncating(Unsafe.Add(ref tail, j));
        }

        return total;
    }

    private static Vector256<T> Without<T>(Vector256<T> shares, nint lane)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        lane >= 0 && lane < Vector256<T>.Count ? shares.WithElement((int)lane, T.Zero) : shares;
}
