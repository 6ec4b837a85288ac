using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;

namespace LossGen.CompileCost;

/// <summary>Declarations of losses, no two alike: every kind, every type, several forms, and options that differ.</summary>
internal static class LossSource
{
    private static readonly string[] Forms = ["mean and gradients", "mean alone", "weighted sum and gradients", "every loss and gradient"];

    /// <summary>So many declarations, each with a name of its own.</summary>
    public static IReadOnlyList<string> Methods(int count)
    {
        HashSet<string> seen = [];
        List<string> methods = [];
        for (int turn = 0; methods.Count < count; turn++)
        {
            foreach (LossKind kind in Catalogue.All)
            {
                Dtype dtype = (Dtype)(turn % Enum.GetValues<Dtype>().Length);
                string text = Declare(kind, dtype, Forms[turn / 3 % Forms.Length], turn);
                if (methods.Count < count && seen.Add(text)) methods.Add(text.Replace("NAME", "Loss" + Text(methods.Count), StringComparison.Ordinal));
            }
        }

        return methods;
    }

    /// <summary>The mean and all gradients of every kind, in float and without options, columns given at run time.</summary>
    public static IReadOnlyList<string> Plain() =>
        [.. Catalogue.All.Select((k, i) => Declare(k, Dtype.Single, Forms[0], null).Replace("NAME", "Loss" + Text(i), StringComparison.Ordinal))];

    /// <summary>A file of them.</summary>
    public static string File(IEnumerable<string> methods) => $$"""
        using System;
        using LossGen;

        namespace Measured;

        internal static partial class Losses
        {
        {{string.Join("\n\n", methods)}}
        }
        """;

    private static string Declare(LossKind kind, Dtype dtype, string form, int? turn)
    {
        string t = dtype.Keyword();
        List<string> parameters = [.. kind.Inputs.Select(i => i.IsInteger ? $"ReadOnlySpan<int> {i.Name}" : $"ReadOnlySpan<{t}> {i.Name}")];
        if (kind.Layout == LossLayout.Layers) parameters.AddRange([$"ReadOnlySpan<int> {SpanNames.LayerSizes}", $"ReadOnlySpan<{t}> {SpanNames.LayerWeights}"]);
        if (kind.Layout == LossLayout.Sequences) parameters.AddRange([$"ReadOnlySpan<int> {SpanNames.InputLengths}", $"ReadOnlySpan<int> {SpanNames.TargetLengths}"]);
        if (form == Forms[2]) parameters.Add($"ReadOnlySpan<{t}> {SpanNames.SampleWeights}");
        if (form == Forms[3]) parameters.AddRange([$"ReadOnlySpan<{t}> {SpanNames.Upstream}", $"Span<{t}> {SpanNames.Losses}"]);
        if (form != Forms[1]) parameters.AddRange(kind.Inputs.Where(i => !i.IsInteger).Select(i => $"Span<{t}> {SpanNames.GradientOf(i.Name)}"));

        List<string> arguments = ["Kind." + kind.Name];
        if (form == Forms[2]) arguments.Add("Reduction = Reduction.Sum");
        if (form == Forms[3]) arguments.Add("Reduction = Reduction.None");
        if (turn is not { } number)
        {
            if (kind.NeedsColumns) parameters.Add("int classes");
        }
        else
        {
            if (kind.NeedsColumns || (kind.Layout == LossLayout.Rows && kind.HasColumns && number % 2 == 1)) arguments.Add("Classes = " + Text(number % 5 == 1 ? 10 : 100 + number));
            arguments.AddRange(kind.Options.Where((_, n) => (number >> n) % 2 == 1).Select(o => Option(o, number)).OfType<string>());
        }

        return $"    [Loss({string.Join(", ", arguments)})]\n    public static partial {(form == Forms[3] ? "void" : t)} NAME({string.Join(", ", parameters)});";
    }

    // Somewhere in its range, and another one each turn.
    private static string? Option(OptionDefault option, int turn)
    {
        double[] candidates = [0.25 + turn / 128.0, (turn + 1) / 256.0, 1 + turn % 2];
        return option.Option.Type switch
        {
            OptionType.Real when candidates.Where(option.Allowed.Contains).ToArray() is [var value, ..] => $"{option.Option.Name} = {value.ToString("R", CultureInfo.InvariantCulture)}",
            OptionType.Flag => $"{option.Option.Name} = {(option.Default == 1 ? "false" : "true")}",
            _ => null,
        };
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
