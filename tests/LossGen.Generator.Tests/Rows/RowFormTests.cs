using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using Xunit;

namespace LossGen.Generator.Tests.Rows;

/// <summary>All methods of one loss of rows tell the same story: fused, forward and backward only, in place, reduced, weighted.</summary>
[Collection(nameof(RowCollection))]
public sealed class RowFormTests(RowMethods methods)
{
    /// <summary>The constant columns that reduced methods are tried with beside those given at run time.</summary>
    internal const int Classes = 10;

    internal static readonly RowForm[] Forms = [RowForm.Mean, RowForm.BatchMean, RowForm.ForwardOnly, RowForm.BackwardOnly, RowForm.WeightedMean, RowForm.WeightedSum];

    private static readonly (int Columns, int Rows)[] Shapes = [(10, 33), (1, 40), (7, 18), (33, 5), (16, 3)];

    public static TheoryData<string> Kinds => RowOracleTests.Kinds;

    /// <summary>Whether a variant is tried reduced: defaults, and all options with weights, where the divisor is the most involved.</summary>
    internal static bool IsReduced(RowVariant variant) => variant.IsDefault || (variant.Kind.DividesByWeights && variant.HasClassWeights && variant.Options.Count > 0);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Forward_and_backward_alone_give_the_same_as_both(string kind) => ForEach(kind, (inputs, isConstant) =>
    {
        RowRun both = Run(RowForm.Mean, inputs, isConstant);

        // Forward alone keeps no shares to take a row's own out of, so that its sums may be rounded in another order.
        if (inputs.Variant.Kind.HasLabels) Near(Run(RowForm.ForwardOnly, inputs, isConstant).Returned, both.Returned);
        else AssertSame([Run(RowForm.ForwardOnly, inputs, isConstant).Returned], [both.Returned]);
        if (!isConstant) AssertSame(Run(RowForm.BackwardOnly, inputs, false).Gradients(), both.Gradients());
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void In_place_and_off_alignment_change_no_bit(string kind) => ForEach(kind, (inputs, isConstant) =>
    {
        RowRun apart = Run(RowForm.Mean, inputs, isConstant);
        RowRun inPlace = new RowRun(RowForm.Mean, inputs, isConstant).InPlace().Call(methods.Batch);
        RowRun shifted = new RowRun(RowForm.Mean, inputs, isConstant, offset: 3).Call(methods.Batch);

        AssertSame([inPlace.Returned, .. inPlace.Gradients()], [apart.Returned, .. apart.Gradients()]);
        AssertSame([shifted.Returned, .. shifted.Gradients()], [apart.Returned, .. apart.Gradients()]);
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Half_is_float_rounded(string kind) => ForEach(kind, (inputs, isConstant) =>
    {
        RowInputs rounded = inputs with { Values = [.. inputs.Values.Select(v => v.Select(x => Dtype.Half.Round(x)).ToArray())] };
        RowRun single = Run(RowForm.Mean, rounded, isConstant);
        RowRun half = Run(RowForm.Mean, rounded with { Dtype = Dtype.Half }, isConstant);

        AssertSame([half.Returned, .. half.Gradients()], [.. new[] { single.Returned }.Concat(single.Gradients()).Select(v => Dtype.Half.Round(v))]);
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Reductions_divide_by_what_they_say(string kind) => ForEach(kind, (inputs, isConstant) =>
    {
        if (isConstant) return;
        RowRun sum = new RowRun(RowForm.WeightedSum, inputs, false).With("sampleWeights", [.. Enumerable.Repeat(1.0, inputs.Rows)]).With("upstream", 1).Call(methods.Batch);
        double counted = Enumerable.Range(0, inputs.Rows).Count(r => !IsIgnored(inputs, r));
        double divisor = inputs.Variant.Kind.DividesByWeights ? Enumerable.Range(0, inputs.Rows).Sum(r => WeightOf(inputs, r)) : inputs.Rows;

        // The z-loss has a divisor of its own; elsewhere the mean tells the sum.
        Near(sum.Returned, sum.Losses.Sum());
        Near(Run(RowForm.BatchMean, inputs, false).Returned, sum.Returned / inputs.Rows);
        if (inputs.Variant.Options.Any(o => o.Name == LossOptions.ZLoss.Name))
        {
            Assert.NotEqual(divisor, counted);
            return;
        }

        Near(Run(RowForm.Mean, inputs, false).Returned, sum.Returned / divisor);
        Near(Run(RowForm.Mean, inputs, false).Gradients(), sum.Gradients().Select(g => g / divisor));
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Weights_and_what_flows_in_multiply_losses_and_gradients(string kind) => ForEach(kind, (inputs, isConstant) =>
    {
        if (isConstant) return;
        double[] ones = [.. Enumerable.Repeat(1.0, inputs.Rows)];
        RowRun plain = new RowRun(RowForm.WeightedSum, inputs, false).With("sampleWeights", ones).With("upstream", 1).Call(methods.Batch);
        RowRun weighted = new RowRun(RowForm.WeightedSum, inputs, false).With("upstream", -0.5).Call(methods.Batch);

        Near(weighted.Losses, plain.Losses.Zip(inputs.SampleWeights, Weighted));
        Near(weighted.Returned, weighted.Losses.Sum());
        foreach (LossInput input in inputs.Variant.Kind.Inputs.Where(i => !i.IsInteger))
        {
            int perRow = input.Shape == InputShape.Rows ? 1 : inputs.Columns;
            Near(weighted.Gradient(input.Name), plain.Gradient(input.Name).Select((g, i) => -0.5 * Weighted(g, inputs.SampleWeights[i / perRow])));
        }

        if (inputs.Variant.Options.Any(o => o.Name == LossOptions.ZLoss.Name)) return;
        double total = Enumerable.Range(0, inputs.Rows).Sum(r => inputs.SampleWeights[r] * (inputs.Variant.Kind.DividesByWeights ? WeightOf(inputs, r) : 1));
        Near(Run(RowForm.WeightedMean, inputs, false).Returned, weighted.Losses.Sum() / total);
    });

    // A weight of exactly 0 switches off what is infinite as well.
    private static double Weighted(double value, double weight) => weight == 0 ? 0 : value * weight;

    private static bool IsIgnored(RowInputs inputs, int row) => inputs.Variant.Kind.HasLabels && inputs.Label(row) < 0;

    private static double WeightOf(RowInputs inputs, int row) =>
        IsIgnored(inputs, row) ? 0 : inputs.Variant.HasClassWeights ? inputs.ClassWeights[(int)inputs.Label(row)] : 1;

    private static void ForEach(string kind, Action<RowInputs, bool> check)
    {
        foreach (RowVariant variant in RowVariant.All.Where(v => v.Kind.Id == kind && IsReduced(v)))
        {
            foreach ((int columns, int rows) in Shapes)
            {
                RowInputs inputs = RowInputs.Usual(variant, Dtype.Single, rows, columns);
                check(inputs, false);
                if (columns == Classes) check(inputs, true);
            }
        }
    }

    private RowRun Run(RowForm form, RowInputs inputs, bool isConstant) => new RowRun(form, inputs, isConstant).Call(methods.Batch);

    private static void AssertSame(IEnumerable<double> actual, IEnumerable<double> expected) =>
        Assert.Equal(expected.Select(BitConverter.DoubleToInt64Bits), actual.Select(BitConverter.DoubleToInt64Bits));

    // The products are rounded in another order, and sums of float losses are of rounded ones.
    private static void Near(double actual, double expected) => Assert.True(
        actual.Equals(expected) || Math.Abs(actual - expected) <= 1e-6 * (1e-3 + Math.Abs(expected)), $"{actual:R}, not {expected:R}");

    private static void Near(IEnumerable<double> actual, IEnumerable<double> expected)
    {
        foreach ((double a, double e) in actual.Zip(expected)) Near(a, e);
    }
}
