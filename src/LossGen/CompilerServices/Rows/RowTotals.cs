using System;
using System.ComponentModel;
using System.Numerics;

namespace LossGen.CompilerServices;

/// <summary>What weighted means of rows divide by.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowTotals
{
    /// <summary>The sum of the weights of all rows that are not ignored, in a fixed order.</summary>
    /// <typeparam name="TIndex">An integer type.</typeparam>
    /// <typeparam name="T">The type of the weights: <see cref="float"/>, <see cref="double"/> or <see cref="Half"/>.</typeparam>
    /// <param name="weights">One weight per row.</param>
    /// <param name="targets">One class per row, each checked.</param>
    /// <param name="classWeights">One weight per class, by which the row's is multiplied; empty where all are 1.</param>
    /// <param name="ignoreIndex">The index that stands for no class, where there is one.</param>
    /// <returns>The sum; 0 where all rows are ignored.</returns>
    public static double Sum<TIndex, T>(ReadOnlySpan<T> weights, ReadOnlySpan<TIndex> targets, ReadOnlySpan<T> classWeights, int? ignoreIndex)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double sum = 0;
        for (int row = 0; row < targets.Length; row++)
        {
            long target = long.CreateTruncating(targets[row]);
            if (target == ignoreIndex) continue;
            double weight = double.CreateTruncating(weights[row]);
            sum += classWeights.IsEmpty ? weight : weight * double.CreateTruncating(classWeights[(int)target]);
        }

        return sum;
    }
}
