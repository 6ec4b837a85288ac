using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using Xunit;

namespace LossGen.Generator.Tests.Oracles;

/// <summary>All methods of one loss tell the same story: fused, forward and backward only, in place, reduced, weighted.</summary>
[Collection(nameof(OracleCollection))]
public sealed class FormTests(OracleMethods methods)
{
    private const int Columns = 3;

    private readonly LossBatch _batch = methods.Batch;

    public static TheoryData<string, string> Kinds => InterpreterTests.Kinds;

    public static TheoryData<string> Names => [.. LossVariant.Kinds.Select(k => k.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Forward_and_backward_alone_give_the_bits_of_both(string kind, string dtype)
    {
        foreach (int count in new[] { 0, 1, 31, 97, 8192 + 33 })
        {
            Case c = new(this, kind, dtype, count);
            LossRun both = c.Run(LossForm.Mean);

            Equal(Enum.Parse<Dtype>(dtype).Round(c.Run("forward only").Returned), both.Returned);
            AssertSame(Gradients(c.Run("backward only")), Gradients(both));
            AssertSame(c.Run("losses only").Losses, c.Run(LossForm.Unreduced, r => r.With("upstream", c.Ones)).Losses);
        }

        IEnumerable<double> Gradients(LossRun run) => Enumerable.Range(0, LossVariant.Kinds.Single(k => k.Name == kind).Inputs.Count).SelectMany(run.Gradient);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void One_gradient_alone_has_the_bits_of_all(string kind, string dtype)
    {
        Case c = new(this, kind, dtype, 97);
        LossRun all = c.Run(LossForm.Unreduced, r => r.With("upstream", c.Ones));

        AssertSame(c.Run("sum with the first gradient").Gradient(0), all.Gradient(0));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void In_place_and_off_alignment_change_no_bit(string kind, string dtype)
    {
        foreach (int count in new[] { 1, 33, 1000 })
        {
            Case c = new(this, kind, dtype, count);
            LossRun apart = c.Run(LossForm.Mean);
            for (int input = 0; input < c.Variant.Kind.Inputs.Count; input++)
            {
                AssertSame(c.Run(LossForm.Mean, r => r.InPlace(input)).Everything(), apart.Everything());
            }

            AssertSame(c.Run(LossForm.Mean, r => Enumerable.Range(0, c.Variant.Kind.Inputs.Count).Aggregate(r, (run, i) => run.InPlace(i))).Everything(), apart.Everything());
            AssertSame(c.Run(LossForm.Mean, offset: 1).Everything(), apart.Everything());
            AssertSame(c.Run(LossForm.Mean, offset: 3).Everything(), apart.Everything());
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Weights_and_what_flows_in_multiply_losses_and_gradients(string kind, string dtype)
    {
        Case c = new(this, kind, dtype, Columns * 35);
        LossRun plain = c.Run(LossForm.Unreduced, r => r.With("upstream", c.Ones));
        double[] perRow = [.. Enumerable.Range(0, 35).Select(i => new[] { 0.5, 2, 0, 1.25 }[i % 4])];
        double[] perElement = [.. Enumerable.Range(0, c.Count).Select(i => perRow[i / Columns])];
        foreach (double[] weights in new[] { perRow, perElement })
        {
            LossRun sum = c.Run("weighted sum with losses", r => r.With("sampleWeights", weights).With("upstream", -0.5));
            Near(sum.Returned, Total(plain.Losses, perElement));
            Near(sum.Losses, plain.Losses.Zip(perElement, (l, w) => l * w));
            Near(sum.Gradient(0), plain.Gradient(0).Zip(perElement, (g, w) => g * w * -0.5));

            LossRun mean = c.Run("weighted mean", r => r.With("sampleWeights", weights));
            Near(mean.Returned, Total(plain.Losses, perElement) / perElement.Sum());
            Near(mean.Gradient(0), plain.Gradient(0).Zip(perElement, (g, w) => g * w / perElement.Sum()));
        }

        AssertSame(
            c.Run("weighted mean", r => r.With("sampleWeights", perRow)).Everything().Skip(1),
            c.Run("weighted mean", r => r.With("sampleWeights", perElement)).Everything().Skip(1));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Reductions_divide_by_what_they_say(string kind, string dtype)
    {
        Case c = new(this, kind, dtype, Columns * 35);
        LossRun plain = c.Run(LossForm.Unreduced, r => r.With("upstream", c.Ones));
        double total = plain.Losses.Sum();

        Near(c.Run("sum with the first gradient").Returned, total);
        Near(c.Run(LossForm.Mean).Returned, total / c.Count);
        LossRun rows = c.Run("mean of rows", r => r.WithClasses(Columns));
        Near(rows.Returned, total / 35);
        Near(rows.Gradient(0), plain.Gradient(0).Select(g => g / 35));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Weights_that_sum_to_nothing_give_what_is_not_a_number(string kind, string dtype)
    {
        Case c = new(this, kind, dtype, 6);

        Assert.True(double.IsNaN(c.Run("weighted mean", r => r.With("sampleWeights", new double[6])).Returned));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Half_is_float_rounded(string kind)
    {
        foreach (int count in new[] { 0, 1, 33, 1000 })
        {
            LossVariant variant = LossVariant.All.Single(v => v.IsDefault && v.Kind.Name == kind);
            double[][] inputs = InputSamples.Usual(variant, Dtype.Half, count);
            double[] ones = [.. Enumerable.Repeat(1.0, count)];
            LossRun half = new LossRun(variant, LossForm.Unreduced, Dtype.Half, inputs).With("upstream", ones).Call(_batch);
            LossRun single = new LossRun(variant, LossForm.Unreduced, Dtype.Single, inputs).With("upstream", ones).Call(_batch);
            AssertSame(half.Everything(), single.Everything().Select(v => Dtype.Half.Round(v)));

            LossRun mean = new LossRun(variant, LossForm.Mean, Dtype.Half, inputs).Call(_batch);
            LossRun other = new LossRun(variant, LossForm.Mean, Dtype.Single, inputs).Call(_batch);
            AssertSame(mean.Everything(), other.Everything().Select(v => Dtype.Half.Round(v)));
        }
    }

    private static double Total(IEnumerable<double> losses, IEnumerable<double> weights) => losses.Zip(weights, (l, w) => l * w).Sum();

    private static void AssertSame(IEnumerable<double> actual, IEnumerable<double> expected) =>
        Assert.Equal(expected.Select(BitConverter.DoubleToInt64Bits), actual.Select(BitConverter.DoubleToInt64Bits));

    private static void Equal(double actual, double expected) => AssertSame([actual], [expected]);

    // The products are rounded in another order, and sums of float losses are of rounded ones.
    private static void Near(double actual, double expected) => Assert.True(
        Math.Abs(actual - expected) <= 1e-6 * (1e-6 + Math.Abs(expected)), $"{actual:R}, not {expected:R}");

    private static void Near(IEnumerable<double> actual, IEnumerable<double> expected)
    {
        foreach ((double a, double e) in actual.Zip(expected)) Near(a, e);
    }

    /// <summary>A kind with its default options and as many usual elements as asked for.</summary>
    private sealed class Case
    {
        private readonly FormTests _tests;
        private readonly Dtype _dtype;
        private readonly double[][] _inputs;

        public Case(FormTests tests, string kind, string dtype, int count)
        {
            _tests = tests;
            _dtype = Enum.Parse<Dtype>(dtype);
            Variant = LossVariant.All.Single(v => v.IsDefault && v.Kind.Name == kind);
            _inputs = InputSamples.Usual(Variant, _dtype, count);
            Count = count;
        }

        public LossVariant Variant { get; }

        public int Count { get; }

        public double[] Ones => [.. Enumerable.Repeat(1.0, Count)];

        public LossRun Run(string form, Func<LossRun, LossRun>? prepare = null) => Run(LossForm.Others.Single(f => f.Name == form), prepare);

        public LossRun Run(LossForm form, Func<LossRun, LossRun>? prepare = null, int offset = 0)
        {
            LossRun run = new(Variant, form, _dtype, _inputs, offset);
            return (prepare?.Invoke(run) ?? run).Call(_tests._batch);
        }
    }
}
