using System;
using System.ComponentModel;
using System.Numerics;

namespace LossGen.CompilerServices;

/// <summary>The weights of groups whose classes have weights.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GroupWeights
{
    /// <summary>Writes the weight of each group: that of its class, times its own.</summary>
    /// <typeparam name="T">The type of the weights.</typeparam>
    /// <param name="classWeights">One weight per class; group i is of class i modulo their number.</param>
    /// <param name="sampleWeights">One weight per group; empty where all are 1.</param>
    /// <param name="result">Receives the products.</param>
    public static void Multiply<T>(ReadOnlySpan<T> classWeights, ReadOnlySpan<T> sampleWeights, Span<T> result)
        where T : unmanaged, INumberBase<T>
    {
        for (int group = 0; group < result.Length; group++)
        {
            T weight = classWeights[group % classWeights.Length];
            result[group] = sampleWeights.IsEmpty ? weight : weight * sampleWeights[group];
        }
    }
}
