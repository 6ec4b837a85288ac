using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using LossGen.Generator.Formulas;

namespace LossGen.Gallery;

/// <summary>Methods as a user would declare them.</summary>
internal static class Declared
{
    private static readonly Option[] Unseen = [LossOptions.IgnoreIndex, LossOptions.Blank, LossOptions.ZeroInfinity, LossOptions.PerSample, LossOptions.PerClass];

    /// <summary>The options that change what a picture shows.</summary>
    public static IReadOnlyList<OptionDefault> OptionsOf(LossKind kind) => [.. kind.Options.Where(o => !Unseen.Contains(o.Option))];

    /// <summary>The method of a kind with options in its attribute: what stands in documentation, and what the generator is given.</summary>
    public static string Method(LossKind kind, IReadOnlyDictionary<string, double> options, string name, int? columns = 10)
    {
        IEnumerable<string> parameters = kind.Inputs.Select(i => $"ReadOnlySpan<{(i.IsInteger ? "int" : "float")}> {i.Name}")
            .Concat(Besides(kind, "float"))
            .Append($"Span<float> {SpanNames.GradientOf(kind.Inputs[0].Name)}");
        return $"[Loss(Kind.{kind.Name}{Columns(kind, columns)}{Constants(kind, options)})]\npublic static partial float {name}({string.Join(", ", parameters)});";
    }

    /// <summary>
    /// A method for pictures: sums in double, flags in the attribute, and numbers that are given at run time in the order of <paramref name="numbers"/>; beside it <c>Call</c> + name, which takes arrays.
    /// </summary>
    public static string Callable(Stage stage, IReadOnlyDictionary<string, double> flags, IReadOnlyList<Option> numbers, string name)
    {
        LossKind kind = stage.Kind;
        string gradient = SpanNames.GradientOf(kind.Inputs[0].Name);
        IEnumerable<string> parameters = stage.Spans.Select(s => $"ReadOnlySpan<{(s.IsInteger ? "int" : "double")}> {s.Name}")
            .Append($"Span<double> {gradient}")
            .Concat(numbers.Select(o => $"{(o.Type == OptionType.Integer ? "int" : "double")} {o.ParameterName}"));
        IEnumerable<string> arguments = stage.Spans.Select((s, i) => (s.IsInteger ? "indices" : "numbers") + $"[{i}]")
            .Append("gradient")
            .Concat(numbers.Select((o, i) => $"{(o.Type == OptionType.Integer ? "(int)" : "")}options[{i}]"));
        return $$"""
                [Loss(Kind.{{kind.Name}}, Reduction = Reduction.Sum{{Columns(kind, stage.Columns)}}{{Constants(kind, flags)}})]
                public static partial double {{name}}({{string.Join(", ", parameters)}});

                public static double Call{{name}}(double[][] numbers, int[][] indices, double[] gradient, double[] options) => {{name}}({{string.Join(", ", arguments)}});

            """;
    }

    /// <summary>A file with a class <c>Losses</c> of these members.</summary>
    public static string File(string members) => $$"""
        using System;
        using LossGen;

        public static partial class Losses
        {
        {{members}}
        }

        """;

    private static IEnumerable<string> Besides(LossKind kind, string type) => kind.Layout switch
    {
        LossLayout.Layers => [$"ReadOnlySpan<int> {SpanNames.LayerSizes}", $"ReadOnlySpan<{type}> {SpanNames.LayerWeights}"],
        LossLayout.Sequences => [$"ReadOnlySpan<int> {SpanNames.InputLengths}", $"ReadOnlySpan<int> {SpanNames.TargetLengths}"],
        _ => [],
    };

    private static string Columns(LossKind kind, int? columns) =>
        columns is { } count && (kind.NeedsColumns || kind.Layout == LossLayout.Rows) ? FormattableString.Invariant($", Classes = {count}") : "";

    private static string Constants(LossKind kind, IReadOnlyDictionary<string, double> options)
    {
        StringBuilder text = new();
        foreach (OptionDefault option in kind.Options)
        {
            if (options.TryGetValue(option.Option.Name, out double value) && value != option.Default) text.Append(", ").Append(option.Option.Name).Append(" = ").Append(Literal(option.Option, value));
        }

        return text.ToString();
    }

    private static string Literal(Option option, double value) => option.Type switch
    {
        OptionType.Flag => value != 0 ? "true" : "false",
        OptionType.Activation => "Activation." + (Activation)(int)value,
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    private enum Activation
    {
        None,
        Sigmoid,
        Softmax,
    }
}
