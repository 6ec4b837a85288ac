using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;

namespace LossGen.Robustness.Tests;

using ValueKind = LossGen.Generator.Formulas.ValueKind;

/// <summary>What a method is called with, as numbers.</summary>
/// <param name="Spans">By parameter.</param>
/// <param name="Scalars">By parameter, boxed.</param>
internal sealed record Arguments(IReadOnlyDictionary<string, double[]> Spans, IReadOnlyDictionary<string, object> Scalars)
{
    private const double Unwritten = 7;

    /// <summary>Lengths that agree, and contents that are allowed.</summary>
    public static Arguments Valid(Method method, Draw draw)
    {
        draw = draw with { Columns = method.Kind.FixedColumns ?? draw.Columns };
        Random random = new(draw.Seed);
        Sizes sizes = Sizes.Of(method.Kind, draw);
        int[] layers = Layers(draw);
        return new(
            method.Spans.ToDictionary(s => s.Name, s => s.Role switch
            {
                RoleKind.Input => Input(method.Kind.Inputs[s.Index], method.Kind.Layout, sizes, draw, random),
                RoleKind.Gradient => Filled(sizes.Of(method.Kind.Inputs[s.Index])),
                RoleKind.Losses => Filled(sizes.Losses),
                RoleKind.SampleWeights => Contents.Weights(sizes.Losses, random),
                RoleKind.UpstreamSpan => Contents.Of(ValueKind.Values, sizes.Losses, random, draw.IsWild),
                RoleKind.ClassWeights => Contents.Weights(draw.Columns, random),
                RoleKind.LayerSizes => [.. layers.Select(l => (double)l)],
                RoleKind.LayerWeights => Contents.Weights(layers.Length, random),
                RoleKind.InputLengths => [.. Enumerable.Range(0, draw.Depth).Select(_ => (double)random.Next(draw.Rows + 1))],
                RoleKind.TargetLengths => [.. Enumerable.Range(0, draw.Depth).Select(_ => (double)random.Next(sizes.Labels + 1))],
                _ => throw new NotSupportedException(s.Role.ToString()),
            }),
            method.Scalars(draw));
    }

    /// <summary>The same as Half has it.</summary>
    public Arguments Rounded(Method method) => this with
    {
        Spans = method.Spans.ToDictionary(s => s.Name, s => s.Type == "Half" ? [.. Spans[s.Name].Select(v => (double)(Half)v)] : Spans[s.Name]),
    };

    /// <summary>The same with one thing changed, so that mostly something does not agree.</summary>
    public Arguments Changed(Method method, Random random)
    {
        Dictionary<string, double[]> spans = new(Spans);
        Dictionary<string, object> scalars = new(Scalars);
        SpanParameter span = method.Spans[random.Next(method.Spans.Count)];
        double[] values = spans[span.Name];
        string[] integers = [.. scalars.Where(s => s.Value is int).Select(s => s.Key)];
        switch (random.Next(6))
        {
            case 0:
                spans[span.Name] = [.. values, 1];
                break;
            case 1 when values.Length > 0:
                spans[span.Name] = values[1..];
                break;
            case 2:
                spans[span.Name] = [];
                break;
            case 3:
                spans[span.Name] = [.. values, .. values];
                break;
            case 4 when integers.Length > 0:
                scalars[integers[random.Next(integers.Length)]] = (object)new[] { 0, -1, 2, 3, 1000, int.MaxValue, int.MinValue }[random.Next(7)];
                break;
            default:
                SpanParameter[] indices = [.. method.Spans.Where(s => s.Type is not ("Half" or "float" or "double") && spans[s.Name].Length > 0)];
                if (indices.Length == 0) break;
                double[] changed = [.. spans[indices[0].Name]];
                changed[random.Next(changed.Length)] = new[] { -1.0, -2, 255, 1000, 65535, int.MaxValue, long.MaxValue, long.MinValue }[random.Next(8)];
                spans[indices[0].Name] = changed;
                break;
        }

        return new(spans, scalars);
    }

    private static double[] Filled(int count) => [.. Enumerable.Repeat(Unwritten, count)];

    private static double[] Input(LossInput input, LossLayout layout, Sizes sizes, Draw draw, Random random)
    {
        int count = sizes.Of(input);
        if (!input.IsInteger) return Contents.Of(input.Holds, count, random, draw.IsWild);
        if (layout == LossLayout.LabelLists) return Contents.Lists(draw.Rows, draw.Columns, random);

        // The blank, 0, is no label.
        return layout == LossLayout.Sequences
            ? [.. Contents.Labels(count, Math.Max(draw.Columns - 1, 1), random).Select(l => l + 1)]
            : Contents.Labels(count, draw.Columns, random);
    }

    private static int[] Layers(Draw draw) => [.. Enumerable.Range(0, draw.Depth).Select(l => draw.Columns + l)];

    /// <summary>How many numbers there are.</summary>
    private sealed record Sizes(int Elements, int Rows, int Labels, int Losses)
    {
        public static Sizes Of(LossKind kind, Draw draw)
        {
            int elements = draw.Rows * draw.Columns, samples = Math.Max(draw.Rows, 1);
            return kind.Layout switch
            {
                LossLayout.Elements => new(elements, elements, 0, elements),
                LossLayout.Layers => new(Layers(draw).Sum(), 0, 0, 1),
                LossLayout.Groups => new(samples * draw.Columns * draw.Depth, 0, 0, samples * draw.Columns),
                LossLayout.Sequences => new(elements * draw.Depth, draw.Depth, draw.Columns > 1 ? draw.Seed % 4 : 0, draw.Depth),
                _ => new(elements, draw.Rows, 0, kind.Id == "NtXent" ? 2 * draw.Rows : draw.Rows),
            };
        }

        public int Of(LossInput input) => input.Shape switch
        {
            InputShape.Rows => Rows,
            InputShape.Sequences => Rows * Labels,
            _ => Elements,
        };
    }
}
