using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using LossGen.Generator.Formulas;

namespace LossGen.Generator.Tests.Widths;

/// <summary>Calls every method of a batch with numbers of its own making and hashes all that comes back.</summary>
internal static class LossHashes
{
    private static readonly int[] _lengths = [0, 1, 15, 16, 17, 31, 32, 33, 49, 97, 8192 + 65];

    private static readonly double[] _extremes =
    [
        0, -0.0, 1, -1, 0.5, 50, -50, 88, -88, 1e3, -1e4, 1e-20, 3e38, -3e38, 1e-42, double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
    ];

    // Awkward columns and rows; the last ones have more columns than are summed in one block.
    private static readonly (int Columns, int Rows)[] _shapes =
        [(1, 0), (1, 3), (2, 33), (3, 16), (7, 17), (10, 1), (10, 15), (10, 300), (15, 2), (16, 3), (17, 5), (31, 2), (48, 17), (49, 3), (100, 2), (129, 1), (4099, 1), (8192 + 17, 2)];

    private static readonly Func<int, double>[] _sources = [i => 2 * Math.Sin(1 + i * 1.7), i => i % 101 / 101.0, i => _extremes[i % 19 * 7 % 19]];

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
            LossCall call = adapters.GetMethod(method.Name)!.CreateDelegate<LossCall>();
            LossAttribute loss = method.GetCustomAttribute<LossAttribute>()!;
            LossKind? kind = Catalogue.Find((int)loss.Kind, method.GetParameters().Any(p => IsIndices(p.ParameterType)));
            yield return (method.Name, kind?.Layout == LossLayout.Rows ? HashOfRows(call, method.GetParameters(), kind, loss.Classes) : Hash(call, method.GetParameters()));
        }
    }

    private static string Hash(LossCall call, ParameterInfo[] parameters)
    {
        StringBuilder all = new();
        foreach (int length in _lengths)
        {
            foreach (Func<int, double> source in length > 100 ? _sources[..1] : _sources)
            {
                Dictionary<string, object> arguments = parameters.Select((p, n) => (p.Name!, Argument(p, n, length, source))).ToDictionary();
                Append(all, call(arguments));
                foreach (ParameterInfo output in parameters.Where(p => p.ParameterType.Name == "Span`1")) Append(all, arguments[output.Name!]);
            }
        }

        return Finish(all);
    }

    private static string Finish(StringBuilder all) => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(all.ToString())))[..16];

    private static void Append(StringBuilder all, object? result)
    {
        if (result is null) return;
        double[] values = result is float or double or Half ? [Numbers.Unbox(result)] : Numbers.UnboxAll(result);

        // All that is not a number counts as the same: processors differ in its sign.
        foreach (double value in values) all.Append(double.IsNaN(value) ? "NaN" : BitConverter.DoubleToInt64Bits(value).ToString("X16")).Append(' ');
    }

    private static string HashOfRows(LossCall call, ParameterInfo[] parameters, LossKind kind, int classes)
    {
        StringBuilder all = new();
        foreach ((int columns, int rows) in _shapes.Where(s => classes == 0 || s.Columns == classes))
        {
            foreach (Func<int, double> source in rows * columns > 4000 ? _sources[..1] : _sources)
            {
                Dictionary<string, object> arguments = parameters.Select((p, n) => (p.Name!, RowArgument(p, n, kind, rows, columns, source))).ToDictionary();
                Append(all, call(arguments));
                foreach (ParameterInfo output in parameters.Where(p => p.ParameterType.Name == "Span`1")) Append(all, arguments[output.Name!]);
            }
        }

        return Finish(all);
    }

    private static object RowArgument(ParameterInfo parameter, int number, LossKind kind, int rows, int columns, Func<int, double> source)
    {
        Type type = parameter.ParameterType;
        if (type == typeof(int)) return columns;
        if (IsIndices(type)) return Integers.Box(type == typeof(ReadOnlySpan<int>) ? "int" : type == typeof(ReadOnlySpan<long>) ? "long" : "short", [.. Enumerable.Range(0, rows).Select(r => r * 7 % columns)]);
        LossInput? input = kind.Inputs.FirstOrDefault(i => i.Name == parameter.Name || SpanNames.GradientOf(i.Name) == parameter.Name);
        int length = input?.Shape == InputShape.Rows ? rows : rows * columns;
        return TypeOf(type.GetGenericArguments()[0]).Box([.. Enumerable.Range(0, length).Select(i => source(i * (number + 1) + 3 * number))]);
    }

    private static bool IsIndices(Type type) => type == typeof(ReadOnlySpan<int>) || type == typeof(ReadOnlySpan<long>) || type == typeof(ReadOnlySpan<short>);

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
