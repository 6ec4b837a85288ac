using System;
using System.Linq;

namespace LossGen.Robustness.Tests;

using ValueKind = LossGen.Generator.Formulas.ValueKind;

/// <summary>What spans hold.</summary>
internal static class Contents
{
    private static readonly double[] Wild =
        [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 1, -1, 100, -100, 3e38, -3e38, 1e-40, 1e-8, double.Epsilon, double.MaxValue];

    public static double[] Of(ValueKind holds, int count, Random random, bool isWild) =>
        [.. Enumerable.Range(0, count).Select(_ => isWild && random.Next(4) == 0 ? Wild[random.Next(Wild.Length)] : Tame(holds, random))];

    /// <summary>Weights, at least 0.</summary>
    public static double[] Weights(int count, Random random) => [.. Enumerable.Range(0, count).Select(_ => random.Next(4) * 0.5)];

    /// <summary>Class indices.</summary>
    public static double[] Labels(int count, int classes, Random random) => [.. Enumerable.Range(0, count).Select(_ => (double)random.Next(classes))];

    /// <summary>Lists of class indices, ended by −1 unless they are full.</summary>
    public static double[] Lists(int rows, int classes, Random random) =>
        [.. Enumerable.Range(0, rows).SelectMany(_ =>
        {
            int length = random.Next(classes + 1);
            return Labels(classes, classes, random).Select((label, i) => i == length ? -1 : label);
        })];

    private static double Tame(ValueKind holds, Random random) => holds switch
    {
        ValueKind.Probabilities or ValueKind.SigmoidProbabilities or ValueKind.OneHot or ValueKind.BinaryLabels => random.Next(5) * 0.25,
        ValueKind.SignLabels => random.Next(2) * 2 - 1,
        ValueKind.LogProbabilities => -random.NextDouble() * 10,
        _ => random.NextDouble() * 20 - 10,
    };
}
