using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.Intrinsics;
using LossGen.Generator.Formulas;
using LossGen.Generator.Tests.Rows;
using Xunit;

namespace LossGen.Generator.Tests.Accuracy;

/// <summary>
/// <c>docs/accuracy.md</c> against what is measured. LossGen's bits are the same on every machine, so its figures are compared as text; PyTorch's are data, and those
/// of TensorPrimitives, which depend on the width of vectors, may differ by a factor of 3 at the width that the page names, and by any at others. On a mismatch <c>docs/accuracy.received.md</c> is written: rename it to accept it.
/// </summary>
public sealed class AccuracyTests
{
    private const double TensorSlack = 3;

    private static readonly Difficulty[] Difficulties = Enum.GetValues<Difficulty>();

    [Fact]
    public void The_page_states_what_is_measured()
    {
        string page = File.ReadAllText(AccuracyPage.File()), measured = AccuracyPage.WithTables(page, Measure()), received = AccuracyPage.File().Replace(".md", ".received.md");
        Dictionary<(string Section, string Row), string[]> stated = AccuracyPage.Read(page), actual = AccuracyPage.Read(measured);
        string[] wrong =
        [
            .. actual.Where(row => !stated.TryGetValue(row.Key, out string[]? cells) || !IsSame(cells, row.Value)).Select(r => $"{r.Key.Section}: {string.Join(" | ", r.Value)}"),
            .. stated.Keys.Except(actual.Keys).Select(k => $"{k.Section}: {k.Row} is not measured"),
        ];

        if (wrong.Length > 0) File.WriteAllText(received, measured);
        else File.Delete(received);
        Assert.True(wrong.Length == 0, "Measured is:\n" + string.Join("\n", wrong));
    }

    [Fact]
    public void Every_kind_has_a_row() => Assert.Equal(Catalogue.All.Select(k => k.Id).Order(), AccuracySubject.All.Select(s => s.Id).Order());

    [Fact]
    public void PyTorch_was_measured_with_the_same_inputs() => Assert.All(AccuracySubject.All.Where(TorchFigures.Has), subject =>
    {
        foreach (Difficulty difficulty in Difficulties) Assert.Equal(AccuracyExport.Fingerprint(subject.Inputs(difficulty)), TorchFigures.Fingerprint(subject, difficulty));
    });

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.5, "0.50")]
    [InlineData(0.501, "0.51")]
    [InlineData(0.00012, "0.00012")]
    [InlineData(99.1, "100")]
    [InlineData(121, "130")]
    [InlineData(8388608, "8.4e6")]
    [InlineData(double.PositiveInfinity, "∞")]
    public void Errors_have_two_digits_and_are_rounded_up(double value, string expected) => Assert.Equal(expected, UlpErrors.Text(value));

    private static Measured Measure()
    {
        using LossBatch batch = new(AccuracySubject.All.Select(AccuracyCall.Text).Append(LongSum.Text));
        Dictionary<(AccuracySubject, Difficulty), (Figures, Figures?, Figures?)> rows = [];
        foreach (AccuracySubject subject in AccuracySubject.All)
        {
            foreach (Difficulty difficulty in Difficulties)
            {
                RowInputs inputs = subject.Inputs(difficulty);
                Results<double> truth = AccuracyTruth.Of(subject, inputs);
                Figures? tensors = TensorCompositions.Run(subject, inputs) is { } composed ? Figures.Of(composed, truth) : null;
                rows.Add((subject, difficulty), (Figures.Of(AccuracyCall.Run(subject, batch, inputs), truth), TorchFigures.Of(subject, difficulty), tensors));
            }
        }

        LongSum sum = new();
        return new(rows, [sum.LossGen(batch), LongSum.Format(TorchFigures.LongSum), sum.Tensors(), sum.Naive()]);
    }

    private static bool IsWidthOfPage => Vector256.IsHardwareAccelerated && !Vector512.IsHardwareAccelerated;

    // A column of TensorPrimitives is every third.
    private static bool IsSame(string[] stated, string[] actual) =>
        stated.Length == actual.Length && stated.Zip(actual).Select((cells, i) => i > 0 && i % 3 == 0 ? IsNear(cells.First, cells.Second) : cells.First == cells.Second).All(same => same);

    private static bool IsNear(string stated, string actual)
    {
        double[] one = Numbers(stated), other = Numbers(actual);
        return one.Length == other.Length && one.Zip(other).All(p => !IsWidthOfPage || p.First == p.Second || Math.Max(p.First, p.Second) <= TensorSlack * Math.Min(p.First, p.Second));

        static double[] Numbers(string cell) =>
            [.. cell.Split(" / ", StringSplitOptions.RemoveEmptyEntries).Select(n => n == "∞" ? double.PositiveInfinity : double.Parse(n, CultureInfo.InvariantCulture))];
    }
}
