using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Model;
using Xunit;

namespace LossGen.Generator.Tests.Oracles;

/// <summary>The sums of the parts of a batch, however it is split, are those of the whole; gradients by the whole's weight are those of the mean.</summary>
public sealed class LossSumTests
{
    private const int Rows = 61, Columns = 5, MostParts = 17;

    // What one row of each parameter has; labels and their weights have one.
    private static readonly (string Attribute, (string Type, string Name, int PerRow)[] Parameters)[] Losses =
    [
        ("Kind.MeanSquaredError", [("R", "predictions", 1), ("R", "targets", 1), ("W", "gradPredictions", 1)]),
        ("Kind.Huber, Reduction = Reduction.WeightedMean",
            [("R", "predictions", 1), ("R", "targets", 1), ("R", "sampleWeights", 1), ("W", "gradPredictions", 1)]),
        ("Kind.KLDivergence, Reduction = Reduction.BatchMean, Classes = 5", [("R", "logProbabilities", 5), ("R", "targets", 5), ("W", "gradLogProbabilities", 5)]),
        ("Kind.CrossEntropy, Classes = 5, IgnoreIndex = 1, LabelSmoothing = 0.1", [("R", "logits", 5), ("I", "targets", 1), ("W", "gradLogits", 5)]),
        ("Kind.CrossEntropy, Classes = 5, IgnoreIndex = 1, ClassWeights = new[] { 0.5, 2, 1, 0, 3 }",
            [("R", "logits", 5), ("I", "targets", 1), ("W", "gradLogits", 5)]),
        ("Kind.CrossEntropy, Classes = 5, IgnoreIndex = 1, Reduction = Reduction.WeightedMean",
            [("R", "logits", 5), ("I", "targets", 1), ("R", "sampleWeights", 1), ("W", "gradLogits", 5)]),
        ("Kind.Focal, Classes = 5", [("R", "logits", 5), ("I", "targets", 1), ("W", "gradLogits", 5)]),
        ("Kind.MultiLabelMargin, Classes = 5", [("R", "scores", 5), ("I", "targets", 5), ("W", "gradScores", 5)]),
    ];

    [Fact]
    public void Parts_of_any_split_add_up_to_the_whole()
    {
        using LossBatch batch = new(Losses.SelectMany(l => new[] { Dtype.Double, Dtype.Single }.SelectMany(d => new[] { Sum(l, d), Mean(l, d) })));
        Random random = new(7);
        foreach (var loss in Losses)
        {
            foreach (Dtype dtype in new[] { Dtype.Double, Dtype.Single })
            {
                Dictionary<string, double[]> whole = loss.Parameters.ToDictionary(p => p.Name, p => Numbers(p, random));
                (LossSum all, _) = CallSum(batch[Sum(loss, dtype)], loss.Parameters, dtype, whole, 0, Rows, 1);
                Dictionary<string, object> given = Arguments(loss.Parameters, dtype, whole, 0, Rows);
                double mean = Tests.Numbers.Unbox(batch[Mean(loss, dtype)](given)!);
                double[] slopes = Tests.Numbers.UnboxAll(given[loss.Parameters[^1].Name]);
                Assert.Equal(mean, all.Mean, 1e-12);

                for (int parts = 1; parts <= MostParts; parts++)
                {
                    int[] ends = [0, .. Enumerable.Range(0, parts - 1).Select(_ => random.Next(Rows + 1)).Order(), Rows];
                    LossSum sum = LossSum.Zero;
                    List<double> joined = [];
                    for (int part = 0; part < parts; part++)
                    {
                        (LossSum one, double[] gradient) =
                            CallSum(batch[Sum(loss, dtype)], loss.Parameters, dtype, whole, ends[part], ends[part + 1], all.Weight);
                        sum += one;
                        joined.AddRange(gradient);
                    }

                    double tolerance = (dtype == Dtype.Double ? 1e-12 : 1e-6) * Math.Max(1, Math.Abs(all.Total));
                    Assert.Equal(all.Total, sum.Total, tolerance);
                    Assert.Equal(all.Weight, sum.Weight, tolerance);
                    if (dtype == Dtype.Double) Assert.Equal(slopes, joined);
                }
            }
        }
    }

    [Fact]
    public void Nothing_that_counts_gives_no_weight_and_no_gradient()
    {
        var loss = Losses[3];
        using LossBatch batch = new([Sum(loss, Dtype.Double)]);
        Dictionary<string, double[]> ignored = new() { ["logits"] = [1, 2, 3, 4, 5], ["targets"] = [1], ["gradLogits"] = new double[5] };
        (LossSum sum, double[] gradient) = CallSum(batch[Sum(loss, Dtype.Double)], loss.Parameters, Dtype.Double, ignored, 0, 1, 0);
        Assert.Equal(LossSum.Zero, sum);
        Assert.Equal(double.NaN, sum.Mean);
        Assert.All(gradient, g => Assert.Equal(0, g));
    }

    private static LossText Sum((string Attribute, (string, string, int)[] Parameters) loss, Dtype dtype) => new(
        $"[Loss({loss.Attribute})]", "LossSum", [.. Texts(loss.Parameters, dtype), ParameterText.Scalar(dtype, "normalizer")]);

    private static LossText Mean((string Attribute, (string, string, int)[] Parameters) loss, Dtype dtype) =>
        new($"[Loss({loss.Attribute})]", "double", [.. Texts(loss.Parameters, dtype)]);

    private static IEnumerable<ParameterText> Texts((string Type, string Name, int PerRow)[] parameters, Dtype dtype) => parameters.Select(p =>
        p.Type == "I" ? new ParameterText("ReadOnlySpan<int>", p.Name) : p.Type == "W" ? ParameterText.Output(dtype, p.Name) : ParameterText.Input(dtype, p.Name));

    private static double[] Numbers((string Type, string Name, int PerRow) parameter, Random random) =>
        [.. Enumerable.Range(0, Rows * parameter.PerRow).Select(i => parameter.Type switch
        {
            "I" when parameter.PerRow > 1 => i % parameter.PerRow < 2 ? (i / parameter.PerRow + i) % Columns : -1.0,
            "I" => random.Next(Columns),
            _ when parameter.Name == "sampleWeights" => random.Next(3) * 0.5,
            _ => random.NextDouble(),
        })];

    private static (LossSum Sum, double[] Gradient) CallSum(
        LossCall call, (string Type, string Name, int PerRow)[] parameters, Dtype dtype, Dictionary<string, double[]> whole, int start, int end, double normalizer)
    {
        Dictionary<string, object> given = Arguments(parameters, dtype, whole, start, end);
        given["normalizer"] = dtype.Box(normalizer);
        LossSum sum = (LossSum)call(given)!;
        return (sum, Tests.Numbers.UnboxAll(given[parameters[^1].Name]));
    }

    private static Dictionary<string, object> Arguments(
        (string Type, string Name, int PerRow)[] parameters, Dtype dtype, Dictionary<string, double[]> whole, int start, int end) =>
        parameters.ToDictionary(p => p.Name, p =>
        {
            double[] part = whole[p.Name][(start * p.PerRow)..(end * p.PerRow)];
            return p.Type == "I" ? Integers.Box("int", part) : dtype.Box(part);
        });
}
