using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace LossGen.Generator.Tests.Widths;

/// <summary>Calls every method of a batch with numbers of its own making and hashes all that comes back.</summary>
internal static class LossHashes
{
    private static readonly int[] _lengths = [0, 1, 15, 16, 17, 31, 32, 33, 49, 97, 8192 + 65];

    private static readonly double[] _extremes =
    [
        0, -0.0, 1, -1, 0.5, 50, -50, 88, -88, 1e3, -1e4, 1e-20, 3e38, -3e38, 1e-42, double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
    ];

    public static void Print(string path)
    {
        using LoadedAssembly loaded = new(File.ReadAllBytes(path));
        foreach ((string name, string hash) in Of(loaded)) Console.WriteLine($"{name} {hash}");
    }

    /// <summary>One hash for each method.</summary>
    public static IEnumerable<(string Method, string Hash)> Of(LoadedAssembly loaded)
    {
        Type adapters = loaded.Find("Adapters");
        foreach (MethodInfo method in loaded.Find("Losses").GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        {
            yield return (method.Name, Hash(adapters.GetMethod(method.Name)!.CreateDelegate<LossCall>(), method.GetParameters()));
        }
    }

    private static string Hash(LossCall call, ParameterInfo[] parameters)
    {
        StringBuilder all = new();
        Func<int, double>[] sources = [i => 2 * Math.Sin(1 + i * 1.7), i => i % 101 / 101.0, i => _extremes[i % 19 * 7 % 19]];
        foreach (int length in _lengths)
        {
            foreach (Func<int, double> source in length > 100 ? sources[..1] : sources)
            {
                Dictionary<string, object> arguments = parameters.Select((p, n) => (p.Name!, Argument(p, n, length, source))).ToDictionary();
                Append(call(arguments));
                foreach (ParameterInfo output in parameters.Where(p => p.ParameterType.Name == "Span`1")) Append(arguments[output.Name!]);
            }
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(all.ToString())))[..16];

        void Append(object? result)
        {
            if (result is null) return;
            double[] values = result is float or double or Half ? [Numbers.Unbox(result)] : Numbers.UnboxAll(result);

            // All that is not a number counts as the same: processors differ in its sign.
            foreach (double value in values) all.Append(double.IsNaN(value) ? "NaN" : BitConverter.DoubleToInt64Bits(value).ToString("X16")).Append(' ');
        }
    }

    private static object Argument(ParameterInfo parameter, int number, int length, Func<int, double> source)
    {
        Type type = parameter.ParameterType;
        if (type == typeof(int)) return 1;
        // A number that suits every option.
        if (!type.IsGenericType) return TypeOf(type).Box(0.25);
        return TypeOf(type.GetGenericArguments()[0]).Box([.. Enumerable.Range(0, length).Select(i => source(i * (number + 1) + 3 * number))]);
    }

    private static Declarations.Dtype TypeOf(Type type) =>
        type == typeof(Half) ? Declarations.Dtype.Half : type == typeof(float) ? Declarations.Dtype.Single : Declarations.Dtype.Double;
}
