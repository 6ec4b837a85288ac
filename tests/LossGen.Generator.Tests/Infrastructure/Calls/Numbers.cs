using System;
using System.Linq;
using LossGen.Generator.Model;

namespace LossGen.Generator.Tests;

/// <summary>Numbers of any of the three types, as doubles.</summary>
internal static class Numbers
{
    /// <summary>The nearest value of the type.</summary>
    public static double Round(this Dtype type, double value) => type switch
    {
        Dtype.Half => (double)(Half)value,
        Dtype.Single => (float)value,
        _ => value,
    };

    /// <summary>A scalar argument.</summary>
    public static object Box(this Dtype type, double value) => type switch
    {
        Dtype.Half => (Half)value,
        Dtype.Single => (float)value,
        _ => value,
    };

    /// <summary>A span argument: a copy, which begins some elements after the start of its array.</summary>
    public static object Box(this Dtype type, double[] values, int offset = 0) => type switch
    {
        Dtype.Half => Shifted(values, offset, v => (Half)v),
        Dtype.Single => Shifted(values, offset, v => (float)v),
        _ => Shifted(values, offset, v => v),
    };

    public static double Unbox(object scalar) => scalar switch
    {
        Half half => (double)half,
        float single => single,
        _ => (double)scalar,
    };

    public static double[] UnboxAll(object memory) => memory switch
    {
        Memory<Half> halves => [.. halves.ToArray().Select(h => (double)h)],
        Memory<float> singles => [.. singles.ToArray().Select(s => (double)s)],
        _ => ((Memory<double>)memory).ToArray(),
    };

    private static Memory<T> Shifted<T>(double[] values, int offset, Converter<double, T> convert)
    {
        T[] array = new T[offset + values.Length];
        Array.ConvertAll(values, convert).CopyTo(array, offset);
        return array.AsMemory(offset);
    }
}
