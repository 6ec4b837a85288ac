using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LossGen.Generator.Model;

namespace LossGen.Generator.Tests.Edges;

/// <summary>
/// A call of a loss at an edge of its domain, and what is right there: spans by name, those of <c>losses</c> and <c>grad…</c> being expected, as <c>returned</c> is.
/// Options in <see cref="RunTime"/> are parameters; <c>classes</c>, <c>dimensions</c> and <c>samples</c> are numbers.
/// </summary>
/// <param name="Name">What is at stake.</param>
/// <param name="Attribute">The attribute's arguments, the reduction aside.</param>
/// <param name="Reduction">How ℓ is reduced.</param>
internal sealed record EdgeCase(string Name, string Attribute, string Reduction = "None") : IEnumerable<KeyValuePair<string, double[]>>
{
    private static readonly string[] _sizes = ["classes", "dimensions", "samples", "ignoreIndex", "blank"];
    private static readonly string[] _lengths = ["layerSizes", "inputLengths", "targetLengths"];

    private readonly Dictionary<string, double[]> _values = [];

    /// <summary>Relative error, in units of the type's own, that results may have.</summary>
    public double Ulps { get; init; } = 8;

    public IReadOnlyList<Dtype> Dtypes { get; init; } = [Dtype.Single, Dtype.Double, Dtype.Half];

    /// <summary>Options given at run time.</summary>
    public IReadOnlyDictionary<string, double> RunTime { get; init; } = new Dictionary<string, double>();

    public string Return => _values.ContainsKey("returned") ? "double" : "void";

    public void Add(string name, params double[] values) => _values.Add(name, values);

    public IEnumerator<KeyValuePair<string, double[]>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The same with an option at run time instead of in the attribute.</summary>
    public EdgeCase AtRunTime(string option)
    {
        List<string> kept = [], arguments = [.. Attribute.Split(", ")];
        double value = 0;
        foreach (string argument in arguments)
        {
            if (argument.StartsWith(option + " = ", StringComparison.Ordinal)) value = double.Parse(argument[(option.Length + 3)..], CultureInfo.InvariantCulture);
            else kept.Add(argument);
        }

        string name = char.ToLowerInvariant(option[0]) + option[1..];
        EdgeCase other = new(Name + ", at run time", string.Join(", ", kept), Reduction)
        {
            Ulps = Ulps, Dtypes = Dtypes, RunTime = RunTime.Append(new(name, value)).ToDictionary(p => p.Key, p => p.Value),
        };
        foreach ((string key, double[] values) in _values) other.Add(key, values);
        return other;
    }

    public LossText Text(Dtype dtype) => new($"[Loss({Attribute}, Reduction = Reduction.{Reduction})]", Return, [
        .. _values.Keys.Where(k => k != "returned").Select(k => Parameter(dtype, k)),
        .. RunTime.Keys.Select(k => new ParameterText(ScalarType(dtype), k))]);

    /// <summary>What is wrong, or nothing.</summary>
    public IEnumerable<string> Failures(LossBatch batch, Dtype dtype)
    {
        Dictionary<string, object> given = [];
        foreach ((string name, double[] values) in _values)
        {
            given[name] = _sizes.Contains(name) ? (int)values[0]
                : IsIndex(name) ? Integers.Box("int", values)
                : dtype.Box(IsOutput(name) ? [.. values.Select(_ => 77.0)] : values);
        }

        foreach ((string name, double value) in RunTime) given[name] = dtype == Dtype.Double ? (object)value : (float)value;
        object? returned = batch[Text(dtype)](given);
        foreach ((string name, double[] expected) in _values.Where(v => v.Key == "returned" || IsOutput(v.Key)))
        {
            double[] actual = name == "returned" ? [Numbers.Unbox(returned!)] : Numbers.UnboxAll(given[name]);
            for (int i = 0; i < expected.Length; i++)
            {
                if (!Agrees(dtype, actual[i], expected[i])) yield return string.Create(CultureInfo.InvariantCulture, $"{dtype} {name}[{i}] = {actual[i]:R}, not {expected[i]:R}");
            }
        }
    }

    private bool Agrees(Dtype dtype, double actual, double expected)
    {
        double rounded = dtype.Round(expected);
        if (!double.IsFinite(rounded) || !double.IsFinite(actual)) return actual.Equals(rounded);
        (double unit, double least) = dtype switch
        {
            Dtype.Half => (Math.Pow(2, -11), Math.Pow(2, -24)),
            Dtype.Single => (Math.Pow(2, -24), float.Epsilon),
            _ => (Math.Pow(2, -53), double.Epsilon),
        };
        return Math.Abs(actual - expected) <= Ulps * unit * Math.Abs(expected) + (expected == 0 ? 0 : least);
    }

    private ParameterText Parameter(Dtype dtype, string name) =>
        _sizes.Contains(name) ? new("int", name)
        : IsIndex(name) ? new("ReadOnlySpan<int>", name)
        : IsOutput(name) ? ParameterText.Output(dtype, name)
        : ParameterText.Input(dtype, name);

    // Options of Half may be finer than Half is.
    private static string ScalarType(Dtype dtype) => dtype == Dtype.Double ? "double" : "float";

    private static bool IsOutput(string name) => name == "losses" || name.StartsWith("grad", StringComparison.Ordinal);

    private static bool IsIndex(string name) => name is "labels" || _lengths.Contains(name);
}
