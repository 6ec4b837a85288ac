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
    // What is larger is called with the first kind of numbers only.
    private const int ManyElements = 4000;

    private static readonly double[] _extremes =
    [
        0, -0.0, 1, -1, 0.5, 50, -50, 88, -88, 1e3, -1e4, 1e-20, 3e38, -3e38, 1e-42, double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
    ];

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
            bool hasIndices = method.GetParameters().Any(p => p.Name is "targets" or "labels" && HashArguments.IsIndex(p.ParameterType.GetGenericArguments()[0]));
            LossKind? kind = loss.Formula is null ? FormOf(method, loss.Kind, hasIndices) : hasIndices ? Catalogue.Get("CrossEntropyOfIndices") : null;
            IEnumerable<HashShape> shapes = loss.Parallel ? [HashShape.Large(kind)] : HashShape.For(kind).Where(s => loss.Classes == 0 || s.Columns + (kind?.FewerColumns ?? 0) == loss.Classes);
            yield return (method.Name, Hash(call, method, kind, shapes));
        }
    }

    private static LossKind FormOf(MethodInfo method, Kind kind, bool hasIndices) =>
        Catalogue.All.First(k => k.Value == (int)kind && k.HasLabels == hasIndices && k.Inputs.All(i => method.GetParameters().Any(p => p.Name == i.Name)));

    private static string Hash(LossCall call, MethodInfo method, LossKind? kind, IEnumerable<HashShape> shapes)
    {
        StringBuilder all = new();
        foreach (HashShape shape in shapes)
        {
            foreach (Func<int, double> source in shape.Elements(kind) > ManyElements ? _sources[..1] : _sources)
            {
                Dictionary<string, object> arguments = new HashArguments(method, kind, shape, source).Make();
                Append(all, call(arguments));
                foreach (ParameterInfo output in method.GetParameters().Where(p => p.ParameterType.Name == "Span`1")) Append(all, arguments[output.Name!]);
            }
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(all.ToString())))[..16];
    }

    private static void Append(StringBuilder all, object? result)
    {
        if (result is null) return;
        double[] values = result is float or double or Half ? [Numbers.Unbox(result)] : Numbers.UnboxAll(result);

        // All that is not a number counts as the same: processors differ in its sign.
        foreach (double value in values) all.Append(double.IsNaN(value) ? "NaN" : BitConverter.DoubleToInt64Bits(value).ToString("X16")).Append(' ');
    }
}
