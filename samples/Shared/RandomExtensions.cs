using System;
using System.Linq;

namespace Samples;

/// <summary>What the sample draws at random.</summary>
internal static class RandomExtensions
{
    /// <summary>The numbers from 0 to <paramref name="count"/> − 1, each once.</summary>
    public static int[] Permutation(this Random random, int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        random.Shuffle(order);
        return order;
    }
}
