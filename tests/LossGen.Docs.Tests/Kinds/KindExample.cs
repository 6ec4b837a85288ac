using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using LossGen.Gallery;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Docs.Tests.Kinds;

/// <summary>A program of a dozen lines that calls one kind, and what it prints.</summary>
internal static class KindExample
{
    private const int Classes = 3;
    private const int Dimensions = 2;

    // Four elements each: a good prediction, a bad one, and two between.
    private static readonly IReadOnlyDictionary<Generator.Formulas.ValueKind, double[]> Elements = new Dictionary<Generator.Formulas.ValueKind, double[]>
    {
        [Generator.Formulas.ValueKind.Values] = [2.5, 0.5, 2, 8],
        [Generator.Formulas.ValueKind.Logits] = [2, -1, 0.5, -3],
        [Generator.Formulas.ValueKind.Probabilities] = [0.9, 0.2, 0.6, 0.1],
        [Generator.Formulas.ValueKind.SigmoidProbabilities] = [0.9, 0.2, 0.6, 0.1],
        [Generator.Formulas.ValueKind.LogProbabilities] = [-0.25, -1.5, -0.5, -2.5],
        [Generator.Formulas.ValueKind.BinaryLabels] = [1, 0, 0, 1],
        [Generator.Formulas.ValueKind.SignLabels] = [1, -1, -1, 1],
        [Generator.Formulas.ValueKind.OneHot] = [1, 0, 0, 1],
    };

    private static readonly IReadOnlyDictionary<Generator.Formulas.ValueKind, double[]> Rows = new Dictionary<Generator.Formulas.ValueKind, double[]>
    {
        [Generator.Formulas.ValueKind.Values] = [2, 0.5, -1, 0, 1.5, 0.5],
        [Generator.Formulas.ValueKind.Logits] = [2, 0.5, -1, 0, 1.5, 0.5],
        [Generator.Formulas.ValueKind.Probabilities] = [0.7, 0.2, 0.1, 0.2, 0.5, 0.3],
        [Generator.Formulas.ValueKind.LogProbabilities] = [-0.25, -2, -2.5, -1.5, -0.5, -1.75],
        [Generator.Formulas.ValueKind.BinaryLabels] = [1, 0, 1, 0, 1, 0],
        [Generator.Formulas.ValueKind.OneHot] = [1, 0, 0, 0, 1, 0],
        [Generator.Formulas.ValueKind.Embeddings] = [1, 0.5, -0.5, 1],
    };

    /// <summary>The program.</summary>
    public static string Of(LossKind kind)
    {
        string first = kind.Inputs[0].Name, gradient = SpanNames.GradientOf(first);
        List<string> arrays = [.. kind.Inputs.Select((input, i) => Array(input.IsInteger, input.Name, Values(kind, i)))];
        List<string> arguments = [.. kind.Inputs.Select(i => i.Name)];
        foreach ((string name, bool isInteger, double[] values) in Besides(kind))
        {
            arrays.Add(Array(isInteger, name, values));
            arguments.Add(name);
        }

        string declaration = Declared.Method(kind, new Dictionary<string, double>(), kind.Name, Columns(kind)).Replace("\n", "\n    ", StringComparison.Ordinal);
        return $$"""
            using System;
            using LossGen;

            {{string.Join("\n", arrays)}}
            float[] {{gradient}} = new float[{{first}}.Length];
            float loss = Example.{{kind.Name}}({{string.Join(", ", [.. arguments, gradient])}});
            Console.WriteLine(FormattableString.Invariant($"loss {loss:0.0000}"));
            foreach (float slope in {{gradient}}) Console.WriteLine(FormattableString.Invariant($"{slope,8:0.0000}"));

            static partial class Example
            {
                {{declaration}}
            }

            """.ReplaceLineEndings("\n");
    }

    /// <summary>What a program prints.</summary>
    public static string Run(string program)
    {
        Reading reading = Framework.Programs.Read(program);
        if (reading.Mistakes.Count > 0) throw new InvalidOperationException(string.Join("\n", reading.Mistakes) + "\n" + program);
        System.Reflection.MethodInfo entry = Workbench.Load(reading).EntryPoint!;
        TextWriter before = Console.Out;
        using StringWriter printed = new(CultureInfo.InvariantCulture);
        Console.SetOut(printed);
        try
        {
            entry.Invoke(null, [System.Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(before);
        }

        return printed.ToString().ReplaceLineEndings("\n");
    }

    private static int? Columns(LossKind kind) => kind.Layout is LossLayout.Pairs || kind.Inputs[0].Holds == Generator.Formulas.ValueKind.Embeddings ? Dimensions : Classes;

    private static double[] Values(LossKind kind, int index)
    {
        LossInput input = kind.Inputs[index];
        return kind.Layout switch
        {
            LossLayout.Elements => index > 0 && input.Holds == Generator.Formulas.ValueKind.Values ? Further(input.Name) : Elements[input.Holds],
            LossLayout.Groups => Elements[input.Holds],
            LossLayout.Layers => index == 0 ? [2.5, 0.5, 2, 8] : [3, 0, 2, 7],
            LossLayout.LabelLists => index == 0 ? Rows[Generator.Formulas.ValueKind.Values] : [0, 2, -1, 1, -1, -1],
            LossLayout.Sequences => index == 0 ? [0, 2, 0, 0, 0, 1] : [1],
            LossLayout.Pairs => index == 0 ? [1, 0.5, -0.5, 1] : [1, 0.25, -1, 0.5],
            _ => Row(kind, input, index),
        };
    }

    private static double[] Row(LossKind kind, LossInput input, int index)
    {
        if (input.IsInteger) return [0, 2];
        if (input.Shape == InputShape.Rows) return [Elements[input.Holds][0], Elements[input.Holds][1]];
        if (index == 0) return Rows[input.Holds];
        return input.Holds switch
        {
            Generator.Formulas.ValueKind.Embeddings => index == 1 ? [1, 0.25, 0.5, 1] : [-1, 0.5, -0.5, 0.75],
            Generator.Formulas.ValueKind.Probabilities => [0.8, 0.1, 0.1, 0.1, 0.6, 0.3],
            Generator.Formulas.ValueKind.Values or Generator.Formulas.ValueKind.Logits => [1, 0, 0, 0, 1, 0.5],
            _ => Rows[input.Holds],
        };
    }

    private static double[] Further(string input) => input switch
    {
        "variances" => [1, 0.5, 2, 1],
        _ => [3, 0.25, 2, 7],
    };

    private static IEnumerable<(string Name, bool IsInteger, double[] Values)> Besides(LossKind kind) => kind.Layout switch
    {
        LossLayout.Layers => [(SpanNames.LayerSizes, true, [3, 1]), (SpanNames.LayerWeights, false, [1, 0.5])],
        LossLayout.Sequences => [(SpanNames.InputLengths, true, [2]), (SpanNames.TargetLengths, true, [1])],
        _ => [],
    };

    private static string Array(bool isInteger, string name, double[] values) =>
        $"{(isInteger ? "int" : "float")}[] {name} = [{string.Join(", ", values.Select(v => v.ToString(CultureInfo.InvariantCulture) + (v == Math.Floor(v) ? "" : "f")))}];";
}
