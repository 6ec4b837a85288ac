using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;

namespace LossGen.Generator.Tests.Rows;

// The library has a type of that name, in a namespace around this one.
using ValueKind = LossGen.Generator.Formulas.ValueKind;

/// <summary>What a loss of rows is called with: numbers exact in their type, one array for each input.</summary>
/// <param name="Variant">The loss.</param>
/// <param name="Dtype">The type of the elements.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Columns">The number of columns.</param>
/// <param name="Values">The inputs; class indices as numbers, ignored ones as they are given.</param>
internal sealed record RowInputs(RowVariant Variant, Dtype Dtype, int Rows, int Columns, double[][] Values)
{
    private readonly Dictionary<string, int> _numbers = Variant.Kind.Inputs.Select((input, number) => (input.Name, number)).ToDictionary();

    public double[] ClassWeights { get; } = [.. Enumerable.Range(0, Columns).Select(c => new[] { 0.5, 1, 2.25, 3 }[c % 4])];

    public double[] SampleWeights { get; } = [.. Enumerable.Range(0, Rows).Select(r => new[] { 0.5, 2, 0, 1.25 }[r % 4])];

    /// <summary>Values such as training has them, inside the domain of the loss; some rows are ignored where they may be.</summary>
    public static RowInputs Usual(RowVariant variant, Dtype dtype, int rows, int columns)
    {
        Random random = new(variant.Kind.Value * 1000 + columns);
        return new(variant, dtype, rows, columns, [.. variant.Kind.Inputs.Select(i => Make(i).Select(v => dtype.Round(v)).ToArray())]);

        double[] Make(LossInput input) => input switch
        {
            { IsInteger: true } => [.. Enumerable.Range(0, rows).Select(r => variant.Ignored is { } ignored && r % 5 == 3 ? ignored : random.Next(columns + variant.Kind.FewerColumns))],
            { Shape: InputShape.Rows } => [.. Enumerable.Range(0, rows).Select(_ => input.Holds == ValueKind.SignLabels ? random.Next(2) * 2 - 1 : random.Next(3) / 2.0)],
            _ when variant.Kind.Name == nameof(Kind.BoxIoU) => [.. Enumerable.Range(0, rows).SelectMany(_ => Box(random))],
            _ when variant.Has(LossOptions.Probabilities) && input.Holds == ValueKind.Logits =>
                [.. Enumerable.Range(0, rows).SelectMany(_ => Softmax([.. Enumerable.Range(0, columns).Select(_ => 2 * Normal(random))]))],
            _ when input.Name == "cosines" => [.. Enumerable.Range(0, rows * columns).Select(_ => 1.98 * random.NextDouble() - 0.99)],
            _ => [.. Enumerable.Range(0, rows).SelectMany(_ => Row(input, random, columns))],
        };
    }

    /// <summary>The value of an input or a parameter in a row and a column, as formulas ask for it.</summary>
    public Func<string, int, double> Leaf(int row) => (name, column) =>
    {
        if (name == SpanNames.ClassWeights) return ClassWeights[column];
        if (Variant.RunTime.FirstOrDefault(o => o.Parameter == name) is { } option) return Dtype.Round(option.Value);
        int number = _numbers[name];
        LossInput input = Variant.Kind.Inputs[number];
        return input.IsInteger ? Label(row) : input.Shape == InputShape.Rows ? Values[number][row] : Values[number][row * Columns + column];
    };

    /// <summary>The class of a row; negative where it is ignored.</summary>
    public double Label(int row)
    {
        double label = Values[_numbers[Variant.Kind.Inputs.Single(i => i.IsInteger).Name]][row];
        return label == Variant.Ignored ? -1 : label;
    }

    private static double[] Row(LossInput input, Random random, int columns) => input.Holds switch
    {
        ValueKind.Probabilities => random.Next(4) == 0 ? OneHot(random, columns) : Softmax([.. Enumerable.Range(0, columns).Select(_ => 2 * Normal(random))]),
        ValueKind.LogProbabilities => [.. Softmax([.. Enumerable.Range(0, columns).Select(_ => 2 * Normal(random))]).Select(p => Math.Log(p))],
        ValueKind.OneHot => OneHot(random, columns),
        ValueKind.BinaryLabels => [.. Enumerable.Range(0, columns).Select(_ => random.Next(3) / 2.0)],
        ValueKind.Logits => [.. Enumerable.Range(0, columns).Select(_ => 4 * Normal(random))],
        _ => [.. Enumerable.Range(0, columns).Select(_ => Normal(random))],
    };

    private static double[] Box(Random random)
    {
        double left = Normal(random), top = Normal(random);
        return [left, top, left + 0.25 + 2 * random.NextDouble(), top + 0.25 + 2 * random.NextDouble()];
    }

    private static double[] OneHot(Random random, int columns)
    {
        double[] row = new double[columns];
        row[random.Next(columns)] = 1;
        return row;
    }

    private static double[] Softmax(double[] logits)
    {
        double[] powers = [.. logits.Select(Math.Exp)];
        return [.. powers.Select(p => p / powers.Sum())];
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
