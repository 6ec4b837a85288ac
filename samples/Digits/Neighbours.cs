using System;
using System.Numerics.Tensors;

namespace Digits;

/// <summary>The nearest-neighbour classifier: a point has the class of the point nearest to it.</summary>
internal static class Neighbours
{
    /// <summary>The share of the queries that get their own class.</summary>
    public static double Accuracy(ReadOnlySpan<float> points, ReadOnlySpan<byte> classes, ReadOnlySpan<float> queries, ReadOnlySpan<byte> expected)
    {
        int dimensions = points.Length / classes.Length;
        int right = 0;
        for (int query = 0; query < expected.Length; query++)
        {
            int nearest = Nearest(points, queries.Slice(query * dimensions, dimensions));
            if (classes[nearest] == expected[query]) right++;
        }

        return (double)right / expected.Length;
    }

    private static int Nearest(ReadOnlySpan<float> points, ReadOnlySpan<float> query)
    {
        int nearest = 0;
        float least = float.PositiveInfinity;
        for (int point = 0; point < points.Length / query.Length; point++)
        {
            float distance = TensorPrimitives.Distance(points.Slice(point * query.Length, query.Length), query);
            if (distance >= least) continue;
            least = distance;
            nearest = point;
        }

        return nearest;
    }
}
