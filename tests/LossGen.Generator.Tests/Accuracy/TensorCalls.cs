using System;
using System.Numerics.Tensors;

namespace LossGen.Generator.Tests.Accuracy;

/// <summary>Calls <see cref="TensorPrimitives"/> with a result of its own each.</summary>
internal static class TensorCalls
{
    public delegate void OfOne(ReadOnlySpan<float> x, Span<float> result);

    public delegate void OfTwo(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result);

    public delegate void WithNumber(ReadOnlySpan<float> x, float y, Span<float> result);

    public static float[] Of(float[] x, OfOne function)
    {
        float[] result = new float[x.Length];
        function(x, result);
        return result;
    }

    public static float[] Of(float[] x, float[] y, OfTwo function)
    {
        float[] result = new float[x.Length];
        function(x, y, result);
        return result;
    }

    public static float[] Of(float[] x, float y, WithNumber function)
    {
        float[] result = new float[x.Length];
        function(x, y, result);
        return result;
    }

    public static float[] Complement(float[] x)
    {
        float[] result = new float[x.Length];
        TensorPrimitives.Subtract(1, x, result);
        return result;
    }
}
