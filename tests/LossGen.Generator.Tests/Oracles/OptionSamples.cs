using System.Collections.Generic;
using LossGen.Generator.Formulas;

namespace LossGen.Generator.Tests.Oracles;

/// <summary>Values of every option: what is folded away, what is folded into something cheaper, and what is neither.</summary>
internal static class OptionSamples
{
    private static readonly Dictionary<Option, double[]> _samples = new()
    {
        [LossOptions.Alpha] = [0.25, 0, 1],
        [LossOptions.Beta] = [0.3, 0],
        [LossOptions.Clip] = [0.125, 0, 1],
        [LossOptions.Curvature] = [0.5],
        [LossOptions.Delta] = [0.3, 2.5],
        [LossOptions.Epsilon] = [0.0625],
        [LossOptions.Gamma] = [2.7, 0, 0.5, 1, 1.5, 3],
        [LossOptions.GammaNegative] = [2, 0, 0.5],
        [LossOptions.GammaPositive] = [1, 1.5],
        [LossOptions.LabelSmoothing] = [0.1, 1],
        [LossOptions.Margin] = [0.3, -0.5],
        [LossOptions.PosWeight] = [2.5, 0],
        [LossOptions.Power] = [1.25, 0, 1, 2, 3],
        [LossOptions.Quantile] = [0.1, 0, 1],
        [LossOptions.Scale] = [0.5],
        [LossOptions.Shape] = [-2, 2, 0, double.NegativeInfinity, double.PositiveInfinity, 1.5],
        [LossOptions.Width] = [2],
        [LossOptions.Full] = [1],
        [LossOptions.LogInput] = [0],
        [LossOptions.LogTarget] = [1],
        [LossOptions.Probabilities] = [1],
        [LossOptions.ZeroOneLabels] = [1],
    };

    public static IReadOnlyList<double> Of(Option option) => _samples[option];
}
