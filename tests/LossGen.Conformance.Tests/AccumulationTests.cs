using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Model;
using LossGen.Generator.Tests;
using Xunit;

namespace LossGen.Conformance.Tests;

/// <summary>
/// Gradients over several batches: the sums of the losses, with the number of all rows that count as what flows in, are those of one large batch; means of means are not.
/// </summary>
public class AccumulationTests
{
    public const string Helper = "helper.accumulate";

    [Theory, InlineData(nameof(Dtype.Double)), InlineData(nameof(Dtype.Single))]
    public void Cases_agree(string name)
    {
        Dtype dtype = Enum.Parse<Dtype>(name);
        LossText text = new(
            "[Loss(Kind.CrossEntropy, IgnoreIndex = -100, Reduction = Reduction.Sum)]",
            dtype.Keyword(),
            [
                ParameterText.Input(dtype, "logits"),
                new("ReadOnlySpan<int>", "targets"),
                ParameterText.Scalar(dtype, "upstream"),
                ParameterText.Output(dtype, "gradLogits"),
            ]);
        using LossBatch batch = new([text]);
        foreach (ConformanceCase test in ConformanceData.HelperCases.Where(c => c.Loss == Helper))
        {
            Assert.Empty(Verdict.Failures(test, Accumulate(test, dtype, batch[text]), dtype == Dtype.Double ? test.Tolerance : test.Tolerance32!));
        }
    }

    private static CaseResult Accumulate(ConformanceCase test, Dtype dtype, LossCall call)
    {
        int[] targets = Array.ConvertAll(test.Inputs["classTargets"], t => (int)t);
        int classes = test.Shapes["logits"][1];
        double share = 1.0 / targets.Count(t => t != -100);
        double loss = 0;
        List<double> gradients = [];
        int start = 0;
        foreach (int rows in test.Options["microBatchRows"].EnumerateArray().Select(r => r.GetInt32()))
        {
            object gradient = dtype.Box(new double[rows * classes]);
            Dictionary<string, object> arguments = new()
            {
                ["logits"] = dtype.Box(test.Inputs["logits"][(start * classes)..((start + rows) * classes)]),
                ["targets"] = targets.AsMemory(start, rows),
                ["upstream"] = dtype.Box(share),
                ["gradLogits"] = gradient,
            };
            loss += share * Numbers.Unbox(call(arguments)!);
            gradients.AddRange(Numbers.UnboxAll(gradient));
            start += rows;
        }

        return new([loss], new Dictionary<string, double[]> { ["logits"] = [.. gradients] });
    }
}
