using System;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;

namespace LossGen.Generator.Tests.Oracles;

// The library has a type of that name, in a namespace around this one.
using ValueKind = LossGen.Generator.Formulas.ValueKind;

/// <summary>Numbers to feed a loss with, exact in its type: one array for each input.</summary>
internal static class InputSamples
{
    private static readonly double[] _extremes =
    [
        0, -0.0, 1, -1, 0.5, 50, -50, 88, -88, 104, -104, 1e3, -1e3, 1e4, -1e4, 1e-20, 3e38, -3e38, 1e-42, -1e-42, double.Epsilon,
        double.NaN, double.PositiveInfinity, double.NegativeInfinity,
    ];

    /// <summary>Values such as training has them, inside the domain of the loss.</summary>
    public static double[][] Usual(LossVariant variant, Dtype dtype, int count)
    {
        Random random = new(variant.Kind.Value);
        return [.. variant.Kind.Inputs.Select(input => Enumerable.Range(0, count).Select(_ => dtype.Round(Usual(variant, input, random))).ToArray())];
    }

    /// <summary>Values at which the loss bends: equal inputs, and differences of exactly an option's value.</summary>
    public static double[][] Kinks(LossVariant variant, Dtype dtype)
    {
        double[] steps = [0, .. variant.Options.Where(o => o.Parameter is null).Select(o => o.Value), .. variant.Values.Values, .. variant.Kind.Options.Select(o => o.Default ?? 0)];
        double[] offsets = [.. steps.Where(double.IsFinite).SelectMany(s => new[] { s, -s }).Distinct()];
        double[][] usual = Usual(variant, dtype, 4 * offsets.Length);
        for (int i = 0; i < usual[0].Length; i++) usual[0][i] = dtype.Round(Bend(variant, usual, i) + offsets[i % offsets.Length]);
        return usual;
    }

    /// <summary>All combinations of values that strain the arithmetic; labels stay labels, or are not a number.</summary>
    public static double[][] Extremes(LossVariant variant, Dtype dtype)
    {
        double[][] values = [.. variant.Kind.Inputs.Select(i => Extremes(i).Select(v => dtype.Round(v)).ToArray())];
        int period = values[0].Length, count = period * values[1].Length;
        return [.. values.Select((all, input) => Enumerable.Range(0, count).Select(i => input switch
        {
            0 => all[i % period],
            1 => all[i / period],
            _ => all[i * 7 % all.Length],
        }).ToArray())];
    }

    private static double[] Extremes(LossInput input) => input.Holds switch
    {
        ValueKind.BinaryLabels => [0, -0.0, 1, 0.5, 0.125, double.NaN],
        ValueKind.SignLabels => [1, -1, double.NaN],
        _ => _extremes,
    };

    private static double Bend(LossVariant variant, double[][] inputs, int i) => variant.Kind.Inputs[1].Holds switch
    {
        ValueKind.SignLabels or ValueKind.BinaryLabels => 0,
        _ => inputs[1][i],
    };

    private static double Usual(LossVariant variant, LossInput input, Random random) => input.Holds switch
    {
        ValueKind.LogProbabilities when !variant.Has(LossOptions.Probabilities) => Math.Log(Probability(random)),
        ValueKind.Probabilities when variant.Has(LossOptions.LogTarget) => Math.Log(Probability(random)),
        ValueKind.Probabilities or ValueKind.SigmoidProbabilities or ValueKind.LogProbabilities => Probability(random),
        ValueKind.Logits => 4 * Normal(random),
        ValueKind.SignLabels => random.Next(2) * 2 - 1,
        ValueKind.BinaryLabels => random.Next(3) switch { 0 => 0, 1 => 1, _ => random.NextDouble() },
        _ when input.Name == "variances" => 0.1 + 3 * random.NextDouble(),
        _ when variant.Kind.Name == "Poisson" && input.Name == "targets" => random.Next(12),
        _ when variant.Options.Any(o => o.Name == LossOptions.LogInput.Name && o.Value == 0) => 0.1 + 5 * random.NextDouble(),
        _ => 1.5 * Normal(random),
    };

    private static double Probability(Random random) => 0.01 + 0.98 * random.NextDouble();

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
