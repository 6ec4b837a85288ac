using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LossGen.Conformance.Tests;
using Xunit;

namespace LossGen.Tests.CompilerServices;

/// <summary>The loop against PyTorch's numbers, without a generated method around it.</summary>
public class CtcConformanceTests
{
    private static readonly IReadOnlyList<ConformanceCase> _cases = ConformanceCase.Load(Path.Combine(AppContext.BaseDirectory, "data", "ctc.json"));

    [Fact]
    public void Cases_agree_in_double() => Assert.All(_cases, test => Agree(test, Call(test).Run<double, long>(), test.Tolerance));

    [Fact]
    public void Cases_agree_in_float()
    {
        Assert.Contains(_cases, c => c.Tolerance32 is not null);
        Assert.All(_cases.Where(c => c.Tolerance32 is not null), test => Agree(test, Call(test).Run<float, byte>(), test.Tolerance32!));
    }

    [Fact]
    public void Losses_alone_are_the_same() =>
        Assert.All(_cases, test => Assert.Equal(Call(test).Run<double, int>().Losses, Call(test).Run<double, int>(hasGradients: false).Losses));

    [Fact]
    public void Gradients_may_replace_the_logits() =>
        Assert.All(_cases, test => Assert.Equal(Call(test).Run<double, int>().Gradients, (Call(test) with { InPlace = true }).Run<double, int>().Gradients));

    private static CtcCall Call(ConformanceCase test)
    {
        int[] inputLengths = Array.ConvertAll(test.Inputs["inputLengths"], x => (int)x);
        return new(
            test.Inputs["logits"],
            Array.ConvertAll(test.Inputs["classTargets"], x => (int)x),
            inputLengths,
            Array.ConvertAll(test.Inputs["targetLengths"], x => (int)x),
            test.Shapes["logits"][2])
        {
            Blank = (int)test.Number("blank")!.Value,
            ZeroInfinity = test.Options["zeroInfinity"].GetBoolean(),
            DividesByTargetLength = test.Reduction == "mean",
            Scale = test.Reduction == "mean" ? 1.0 / inputLengths.Length : 1,
            Upstream = test.Upstream ?? [],
        };
    }

    private static void Agree(ConformanceCase test, CtcResult result, Tolerances tolerances)
    {
        double[] losses = test.Reduction switch
        {
            "none" => result.Losses,
            "mean" => [result.Total / test.Inputs["inputLengths"].Length],
            _ => [result.Total],
        };
        All(test.ExpectedLoss, losses, tolerances.Loss);
        All(test.ExpectedGradients["logits"], result.Gradients, tolerances.Gradients!);
    }

    private static void All(double[] expected, double[] actual, Tolerance tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(tolerance.Accepts(actual[i], expected[i]), $"[{i}] is {actual[i]:R}, not {expected[i]:R}.");
        }
    }
}
