using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;

namespace LossGen.Generator.Tests.Widths;

/// <summary>What a method is called with: numbers from a source, and indices and lengths that agree.</summary>
internal sealed class HashArguments(MethodInfo method, LossKind? kind, HashShape shape, Func<int, double> source)
{
    // Within every option's range, but for norms.
    private const double Number = 0.25, Norm = 2;
    private const int RunTimeIgnored = 1;

    private static readonly double[] _weights = [0.5, 2, 0, 1.25];

    public Dictionary<string, object> Make() => method.GetParameters().Select((p, n) => (p.Name!, Make(p, n))).ToDictionary();

    public static bool IsIndex(Type element) => element == typeof(int) || element == typeof(long) || element == typeof(short);

    private object Make(ParameterInfo parameter, int number)
    {
        Type type = parameter.ParameterType;
        if (type == typeof(int)) return Count(parameter.Name!);
        if (!type.IsGenericType) return TypeOf(type).Box(parameter.Name == "norm" ? Norm : Number);
        Type element = type.GetGenericArguments()[0];
        LossInput? input = kind?.Inputs.FirstOrDefault(i => i.Name == parameter.Name || SpanNames.GradientOf(i.Name) == parameter.Name);
        if (IsIndex(element)) return Integers.Box(element == typeof(int) ? "int" : element == typeof(long) ? "long" : "short", [.. Whole(parameter.Name!, input)]);
        return TypeOf(element).Box(parameter.Name switch
        {
            SpanNames.SampleWeights or SpanNames.Upstream => Weights(Losses),
            SpanNames.ClassWeights => Weights(shape.Columns),
            SpanNames.LayerWeights => Weights(shape.Rows),
            SpanNames.Losses => new double[Losses],
            _ => [.. Enumerable.Range(0, input?.Shape == InputShape.Rows ? shape.Rows : shape.Elements(kind)).Select(i => source(i * (number + 1) + 3 * number))],
        });
    }

    private int Count(string name) => name switch
    {
        "samples" => shape.Rows,
        "ignoreIndex" => RunTimeIgnored,
        "blank" => Blank,
        _ => shape.Columns + (kind?.FewerColumns ?? 0),
    };

    private IEnumerable<double> Whole(string name, LossInput? input) => name switch
    {
        SpanNames.LayerSizes => shape.Layers.Select(n => (double)n),
        SpanNames.InputLengths => Sequences.Select(n => (double)Math.Max(shape.Rows - n % 3, 0)),
        SpanNames.TargetLengths => Sequences.Select(n => (double)(n % (HashShape.Labels + 1))),
        _ => input?.Shape switch
        {
            InputShape.Sequences => Sequences.SelectMany(n => Enumerable.Range(0, HashShape.Labels).Select(i => Unblank(n * 7 + i))),
            InputShape.Elements => Enumerable.Range(0, shape.Rows).SelectMany(r => Enumerable.Range(0, shape.Columns).Select(c => c < r % 4 ? (double)((r + 2 * c) % shape.Columns) : -1)),
            _ => Enumerable.Range(0, shape.Rows).Select(r => (double)(Ignored is { } ignored && r % 5 == 3 ? ignored : r * 7 % shape.Columns)),
        },
    };

    private IEnumerable<int> Sequences => Enumerable.Range(0, shape.Depth);

    private double Unblank(int label) => (1 + label % (shape.Columns - 1) + Blank) % shape.Columns;

    // Groups that are put together are one.
    private int Losses => kind?.Layout == LossLayout.Groups
        ? (Given(LossOptions.PerSample) is false ? 1 : shape.Rows) * (Given(LossOptions.PerClass) is false ? 1 : shape.Columns)
        : shape.Losses(kind);

    private int Blank => Given(LossOptions.Blank) as int? ?? 0;

    private int? Ignored => Given(LossOptions.IgnoreIndex) as int?;

    private object? Given(Option option) =>
        method.GetCustomAttributesData().SelectMany(a => a.NamedArguments).Where(a => a.MemberName == option.Name).Select(a => a.TypedValue.Value).FirstOrDefault();

    private static double[] Weights(int count) => [.. Enumerable.Range(0, count).Select(i => _weights[i % _weights.Length])];

    private static Dtype TypeOf(Type type) => type == typeof(Half) ? Dtype.Half : type == typeof(float) ? Dtype.Single : Dtype.Double;
}
