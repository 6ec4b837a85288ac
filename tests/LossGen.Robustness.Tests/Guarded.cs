using System;
using System.Collections.Generic;
using System.Numerics;

namespace LossGen.Robustness.Tests;

/// <summary>Makes span arguments of a type that is known by its keyword.</summary>
internal static class Guarded
{
    private static readonly IReadOnlyDictionary<string, IMaker> Types = new Dictionary<string, IMaker>
    {
        ["Half"] = new Maker<Half>(),
        ["float"] = new Maker<float>(),
        ["double"] = new Maker<double>(),
        ["byte"] = new Maker<byte>(),
        ["sbyte"] = new Maker<sbyte>(),
        ["short"] = new Maker<short>(),
        ["ushort"] = new Maker<ushort>(),
        ["int"] = new Maker<int>(),
        ["uint"] = new Maker<uint>(),
        ["long"] = new Maker<long>(),
    };

    /// <summary>With guards around it.</summary>
    public static IGuarded Of(string type, double[] values, byte poison, bool isAtEnd) => Types[type].Guard(values, poison, isAtEnd);

    /// <summary>Without.</summary>
    public static object Plain(string type, double[] values) => Types[type].Box(values);

    private interface IMaker
    {
        IGuarded Guard(double[] values, byte poison, bool isAtEnd);

        object Box(double[] values);
    }

    private sealed class Maker<T> : IMaker
        where T : unmanaged, INumber<T>
    {
        public IGuarded Guard(double[] values, byte poison, bool isAtEnd) => new GuardedMemory<T>(Array.ConvertAll(values, T.CreateSaturating), poison, isAtEnd);

        public object Box(double[] values) => Array.ConvertAll(values, T.CreateSaturating).AsMemory();
    }
}
