using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace LossGen.Generator.Tests;

/// <summary>Class indices of any type that they may have.</summary>
internal static class Integers
{
    private static readonly IReadOnlyDictionary<string, (double Least, double Most, Func<double[], object> Box)> Types =
        new Dictionary<string, (double, double, Func<double[], object>)>
        {
            ["byte"] = (byte.MinValue, byte.MaxValue, Box<byte>),
            ["sbyte"] = (sbyte.MinValue, sbyte.MaxValue, Box<sbyte>),
            ["short"] = (short.MinValue, short.MaxValue, Box<short>),
            ["ushort"] = (ushort.MinValue, ushort.MaxValue, Box<ushort>),
            ["int"] = (int.MinValue, int.MaxValue, Box<int>),
            ["uint"] = (uint.MinValue, uint.MaxValue, Box<uint>),
            ["long"] = (long.MinValue, long.MaxValue, Box<long>),
        };

    /// <summary>The keywords of all types.</summary>
    public static IEnumerable<string> All => Types.Keys;

    /// <summary>A type that can hold the values: another one for another number, as far as they allow.</summary>
    public static string Rotated(double[] values, int number)
    {
        string[] able = [.. Types.Where(t => values.All(v => v >= t.Value.Least && v <= t.Value.Most)).Select(t => t.Key)];
        return able[number % able.Length];
    }

    /// <summary>A span argument.</summary>
    public static object Box(string type, double[] values) => Types[type].Box(values);

    private static object Box<T>(double[] values)
        where T : INumber<T> => Array.ConvertAll(values, T.CreateChecked).AsMemory();
}
