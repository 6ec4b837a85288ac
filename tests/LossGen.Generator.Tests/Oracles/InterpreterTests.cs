using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using Xunit;

namespace LossGen.Generator.Tests.Oracles;

/// <summary>Emitted code computes what the interpreter computes: every kind with every option, in both precisions, at every length.</summary>
[Collection(nameof(OracleCollection))]
public sealed class InterpreterTests(OracleMethods methods)
{
    private static readonly double[] _posWeights = [0.5, 1, 2.25, 0, 3];

    public static TheoryData<string, string> Kinds
    {
        get
        {
            TheoryData<string, string> rows = [];
            foreach (LossKind kind in LossVariant.Kinds)
            {
                rows.Add(kind.Name, nameof(Dtype.Single));
                rows.Add(kind.Name, nameof(Dtype.Double));
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_element_agrees(string kind, string dtype) => Check(kind, dtype, (variant, type) =>
        new[] { InputSamples.Usual(variant, type, 300), InputSamples.Kinks(variant, type) }.SelectMany(i => Unreduced(variant, type, i)));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Extremes_agree(string kind, string dtype) => Check(kind, dtype, (variant, type) => Unreduced(variant, type, InputSamples.Extremes(variant, type)));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Means_agree_at_every_length(string kind, string dtype) => Check(kind, dtype, Means);

    private static void Check(string kind, string dtype, Func<LossVariant, Dtype, IEnumerable<string>> failures)
    {
        Dtype type = Enum.Parse<Dtype>(dtype);
        string[] all = [.. LossVariant.All.Where(v => v.Kind.Name == kind).SelectMany(v => failures(v, type).Take(3).Select(f => $"{v}: {f}"))];
        Assert.True(all.Length == 0, string.Join("\n", all));
    }

    /// <summary>Every ℓ, and every gradient times what flows into it.</summary>
    private IEnumerable<string> Unreduced(LossVariant variant, Dtype dtype, double[][] inputs)
    {
        Expected expected = Expected.Of(variant, dtype, inputs, _posWeights);
        int count = Length(variant, inputs);
        inputs = [.. inputs.Select(i => i[..count])];
        double[] upstream = [.. Enumerable.Range(0, count).Select(i => new[] { 1, -0.5, 0.75, 2 }[i % 4])];
        LossRun run = Run(variant, LossForm.Unreduced, dtype, inputs).With("upstream", upstream).Call(methods.Batch);
        double[] losses = run.Losses;
        for (int i = 0; i < count; i++)
        {
            if (Failure("ℓ", expected.Losses[i], losses[i], i) is { } failure) yield return failure;
        }

        for (int g = 0; g < expected.Gradients.Length; g++)
        {
            double[] gradient = run.Gradient(g);
            for (int i = 0; i < count; i++)
            {
                Bounded wanted = expected.Gradients[g][i].Times(upstream[i], 2 * Unit(dtype));
                if (Failure(LossForm.GradientName(variant, g), wanted, gradient[i], i) is { } failure) yield return failure;
            }
        }

        // 0·∞ where no input is NaN: folding may do without the one or the other.
        bool IsUndefined(Bounded wanted, int i) => double.IsNaN(wanted.Value) && !inputs.Any(v => double.IsNaN(v[i]));

        string? Failure(string what, Bounded wanted, double actual, int i) => wanted.Accepts(actual, Largest(dtype)) || IsUndefined(wanted, i)
            ? null
            : $"{what}({string.Join(", ", inputs.Select(v => v[i].ToString("R")))}) = {actual:R}, not {wanted.Value:R} ± {wanted.Error:R}";
    }

    /// <summary>The mean and its gradients over elements that repeat, so that what is expected of them is known once.</summary>
    private IEnumerable<string> Means(LossVariant variant, Dtype dtype)
    {
        if (!variant.IsReduced) yield break;
        int lanes = LossGen.CompilerServices.ElementLoop.LaneBytes / (dtype == Dtype.Double ? sizeof(double) : sizeof(float));
        const int period = 205;
        Expected expected = Expected.Of(variant, dtype, InputSamples.Usual(variant, dtype, period), _posWeights);
        foreach (int wanted in new[] { 0, 1, lanes - 1, lanes, lanes + 1, 3 * lanes + 1, 10_007 })
        {
            double[][] inputs = [.. expected.Inputs.Select(values => Enumerable.Range(0, wanted).Select(i => values[i % period]).ToArray())];
            int count = Length(variant, inputs);
            inputs = [.. inputs.Select(i => i[..count])];
            LossRun run = Run(variant, LossForm.Mean, dtype, inputs).Call(methods.Batch);
            if (count == 0)
            {
                if (!double.IsNaN(run.Returned)) yield return $"the mean of nothing is {run.Returned}";
                continue;
            }

            double sum = 0, error = 0, size = 0;
            for (int i = 0; i < count; i++)
            {
                Bounded loss = expected.Losses[i % period];
                (sum, error, size) = (sum + loss.Value, error + loss.Error, size + Math.Abs(loss.Value));
            }

            Bounded mean = new(sum / count, (error + (4 + count / lanes) * Unit(dtype) * size) / count);
            if (!mean.Accepts(run.Returned, Largest(dtype))) yield return $"the mean of {count} is {run.Returned:R}, not {mean.Value:R} ± {mean.Error:R}";
            for (int g = 0; g < expected.Gradients.Length; g++)
            {
                double[] gradient = run.Gradient(g);
                int wrong = Enumerable.Range(0, count).FirstOrDefault(
                    i => !expected.Gradients[g][i % period].Times(1.0 / count, 4 * Unit(dtype)).Accepts(gradient[i], Largest(dtype)), -1);
                if (wrong >= 0) yield return $"{LossForm.GradientName(variant, g)}[{wrong}] of {count} is {gradient[wrong]:R}, not {expected.Gradients[g][wrong % period].Value / count:R}";
            }
        }
    }

    private static LossRun Run(LossVariant variant, LossForm form, Dtype dtype, double[][] inputs)
    {
        LossRun run = new(variant, form, dtype, inputs);
        return variant.HasPosWeights ? run.With("posWeights", _posWeights) : run;
    }

    // Weights by column want whole rows.
    private static int Length(LossVariant variant, double[][] inputs) =>
        variant.HasPosWeights ? inputs[0].Length / _posWeights.Length * _posWeights.Length : inputs[0].Length;

    private static double Unit(Dtype dtype) => dtype == Dtype.Double ? Math.ScaleB(1, -52) : Math.ScaleB(1, -23);

    private static double Largest(Dtype dtype) => dtype == Dtype.Double ? double.MaxValue : float.MaxValue;
}
