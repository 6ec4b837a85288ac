using System;
using System.Collections.Generic;
using System.Numerics;

namespace LossGen.Robustness.Tests;

/// <summary>Makes guarded memory of a type that is known by its keyword.</summary>
internal static class Guarded
{
    private static readonly IReadOnlyDictionary<string, Func<double[], byte, bool, IGuarded>> Types = new Dictionary<string, Func<double[], byte, bool, IGuarded>>
    {
        ["Half"] = Make<Half>,
        ["float"] = Make<float>,
        ["double"] = Make<double>,
        ["byte"] = Make<byte>,
        ["sbyte"] = Make<sbyte>,
        ["short"] = Make<short>,
        ["ushort"] = Make<ushort>,
        ["int"] = Make<int>,
        ["uint"] = Make<uint>,
        ["long"] = Make<long>,
    };

    public static IGuarded Of(string type, double[] values, byte poison, bool isAtEnd) => Types[type](values, poison, isAtEnd);

    private static GuardedMemory<T> Make<T>(double[] values, byte poison, bool isAtEnd)
        where T : unmanaged, INumber<T> =>
        new(Array.ConvertAll(values, T.CreateSaturating), poison, isAtEnd);
}
