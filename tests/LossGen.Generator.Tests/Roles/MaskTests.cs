using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace LossGen.Generator.Tests.Roles;

/// <summary>A mask makes a loss that of the batch without what is masked, whatever stands there.</summary>
public sealed class MaskTests
{
    private const int Rows = 37, Columns = 5;

    private static readonly bool[] Mask = [.. Enumerable.Range(0, Rows).Select(i => i % 3 != 1 && i != 8)];

    /// <summary>Attribute, the second input's type and elements per row, and what the method has besides.</summary>
    public static TheoryData<string, string, int, string> Cases
    {
        get
        {
            TheoryData<string, string, int, string> cases = [];
            string[] settings = ["", "Reduction = Reduction.Sum", "Reduction = Reduction.WeightedMean", "Reduction = Reduction.BatchMean"];
            foreach (string setting in settings)
            {
                string weights = setting.Contains("Weighted") ? "weights" : "";
                cases.Add($"Kind.CosineSimilarity, {setting}", "T", Columns, weights);
                cases.Add($"Kind.CategoricalCrossEntropy, {setting}", "T", Columns, weights);
                cases.Add($"Kind.CrossEntropy, {setting}", "int", 1, weights);
                cases.Add($"Kind.CrossEntropy, IgnoreIndex = 2, ClassWeights = new double[] {{ 1, 2, 3, 0, 5 }}, {setting}", "byte", 1, weights);
                cases.Add($"Kind.Focal, {setting}", "long", 1, "weights");
                cases.Add($"Kind.SparseCategoricalCrossEntropy, IgnoreIndex = -1, {setting}", "int", 1, "weights");
                cases.Add($"Kind.MultiMargin, {setting}", "short", 1, weights);
                cases.Add($"Kind.MultiLabelMargin, {setting}", "int", Columns, weights);
            }

            cases.Add("Kind.CrossEntropy, ZLoss = 0.1, LabelSmoothing = 0.1, ClassWeights = new double[] { 1, 2, 3, 0, 5 }", "int", 1, "");
            cases.Add("Kind.CrossEntropy, Reduction = Reduction.None", "int", 1, "upstream");
            cases.Add("Kind.JensenShannon, Reduction = Reduction.None", "T", Columns, "weights upstream");
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Masked_rows_are_as_if_they_were_not_there(string attribute, string second, int perRow, string more)
    {
        string[] types = attribute.Contains("Reduction") ? ["double"] : ["double", "float", "Half"];
        foreach (string type in types)
        {
            using LoadedAssembly loaded = LossCompilation.Of(Source(type, $"{attribute.TrimEnd(',', ' ')}", second, perRow, more, ", Classes = 5")).Load();
            Check(loaded, Columns, perRow, second, type switch { "double" => 1e-12, "float" => 1e-5, _ => 1e-2 });
        }
    }

    [Theory]
    [InlineData("Kind.MeanSquaredError", "")]
    [InlineData("Kind.MeanSquaredError, Reduction = Reduction.Sum", "weights")]
    [InlineData("Kind.Huber, Reduction = Reduction.WeightedMean", "weights")]
    [InlineData("Kind.BinaryCrossEntropyWithLogits, Reduction = Reduction.None", "weights upstream")]
    [InlineData("Kind.KLDivergence", "")]
    public void Masked_elements_are_as_if_they_were_not_there(string attribute, string more)
    {
        foreach (string type in (string[])["double", "float", "Half"])
        {
            using LoadedAssembly loaded = LossCompilation.Of(Source(type, attribute, "T", 1, more, "")).Load();
            Check(loaded, 1, 1, "T", type switch { "double" => 1e-12, "float" => 1e-5, _ => 1e-2 });
        }
    }

    [Fact]
    public void Weights_of_rows_go_with_masks_of_elements()
    {
        using LoadedAssembly loaded = LossCompilation.Of("""
            using System;
            using LossGen;
            internal static partial class Losses
            {
                [Loss(Kind.MeanSquaredError, Reduction = Reduction.WeightedMean)]
                private static partial double Loss(
                    ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets, ReadOnlySpan<double> sampleWeights, ReadOnlySpan<bool> mask, Span<double> grad);

                public static double[] Run()
                {
                    double[] grad = new double[6];
                    double loss = Loss([1, 2, double.NaN, 4, 5, 6], new double[6], [2, 3], [true, true, false, true, false, true], grad);
                    return [loss, .. grad];
                }
            }
            """).Load();

        // (2·(1 + 4) + 3·(16 + 36)) / (2 + 2 + 3 + 3)
        Assert.Equal([16.6, 0.4, 0.8, 0, 2.4, 0, 3.6], ((double[])loaded.Invoke("Losses", "Run")!).Select(v => Math.Round(v, 12)));
    }

    [Fact]
    public void Nothing_is_learned_where_all_is_masked()
    {
        using LoadedAssembly loaded = LossCompilation.Of(Source("double", "Kind.CrossEntropy", "int", 1, "", ", Classes = 5")).Load();
        double[] actual = Run(loaded, "Masked", new double[10], [7, -7], [1, 1], [false, false]);
        Assert.Equal([double.NaN, .. new double[12]], actual);
    }

    [Fact]
    public void What_is_not_masked_is_checked_by_its_own_number()
    {
        using LoadedAssembly loaded = LossCompilation.Of(Source("double", "Kind.CrossEntropy", "int", 1, "", ", Classes = 5")).Load();
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(
            () => Run(loaded, "Masked", new double[15], [7, 0, 9], [1, 1, 1], [false, true, true]));
        Assert.Contains("Row 2 of targets is 9; it must be from 0 to 4.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mask_of_another_length_is_refused()
    {
        using LoadedAssembly loaded = LossCompilation.Of(Source("double", "Kind.CrossEntropy", "int", 1, "", ", Classes = 5")).Load();
        ArgumentException error = Assert.Throws<ArgumentException>(() => Run(loaded, "Masked", new double[10], [1, 1], [1, 1], [true]));
        Assert.Equal("mask", error.ParamName);
    }

    [Fact]
    public void Masked_groups_and_sequences_are_not_counted()
    {
        using LoadedAssembly loaded = LossCompilation.Of("""
            using System;
            using LossGen;
            internal static partial class Losses
            {
                [Loss(Kind.Dice, Classes = 3)]
                private static partial double Dice(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> targets, int samples, ReadOnlySpan<bool> mask, Span<double> losses, Span<double> grad);

                [Loss(Kind.Ctc, Classes = 3)]
                private static partial double Ctc(
                    ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, ReadOnlySpan<int> inputLengths, ReadOnlySpan<int> targetLengths, ReadOnlySpan<bool> mask,
                    Span<float> losses, Span<float> grad);

                public static double[] RunDice(double[] x, double[] y, bool[] mask)
                {
                    double[] losses = new double[6], grad = new double[x.Length];
                    double loss = Dice(x, y, 2, mask, losses, grad);
                    return [loss, .. losses, .. grad];
                }

                public static double[] RunCtc(float[] x, int[] y, int[] lengths, int[] counts, bool[] mask)
                {
                    float[] losses = new float[3], grad = new float[x.Length];
                    double loss = Ctc(x, y, lengths, counts, mask, losses, grad);
                    return [loss, .. Array.ConvertAll(losses, v => (double)v), .. Array.ConvertAll(grad, v => (double)v)];
                }
            }
            """).Load();

        double[] x = [.. Enumerable.Range(0, 24).Select(i => 0.1 + i * 0.03)], y = [.. Enumerable.Range(0, 24).Select(i => i % 2.0)];
        bool[] all = [true, true, true, true, true, true], mask = [true, false, true, true, true, false];
        double[] whole = (double[])loaded.Invoke("Losses", "RunDice", x, y, all)!;
        for (int i = 0; i < x.Length; i++) if (!mask[i / 12 * 3 + i % 3]) x[i] = double.NaN;
        double[] masked = (double[])loaded.Invoke("Losses", "RunDice", x, y, mask)!;
        Assert.Equal(whole.Skip(1).Take(6).Where((_, g) => mask[g]).Average(), masked[0], 12);
        for (int i = 0; i < 24; i++) Assert.Equal(mask[i / 12 * 3 + i % 3] ? whole[7 + i] * 6 / 4 : 0, masked[7 + i], 12);

        float[] logits = [.. Enumerable.Range(0, 4 * 3 * 3).Select(i => (i * 7 % 11) * 0.3f)];
        int[] labels = [1, 2, 1, 1, 2, 1], lengths = [4, 4, 3], counts = [2, 2, 1];
        double[] sound = (double[])loaded.Invoke("Losses", "RunCtc", logits, labels, lengths, counts, new[] { true, true, true })!;
        for (int t = 0; t < 4; t++) logits[t * 9 + 4] = float.NaN;
        double[] partly = (double[])loaded.Invoke("Losses", "RunCtc", logits, new[] { 1, 2, 77, -3, 2, 1 }, new[] { 4, 99, 3 }, new[] { 2, -1, 1 }, new[] { true, false, true })!;
        Assert.Equal([sound[1], 0, sound[3]], partly.Skip(1).Take(3));
        Assert.Equal((sound[1] / 2 + sound[3]) / 2, partly[0], 5);
        for (int i = 0; i < 36; i++) Assert.Equal(i / 3 % 3 == 1 ? 0 : sound[4 + i] * 1.5, partly[4 + i], 5);
    }

    private static void Check(LoadedAssembly loaded, int columns, int perRow, string second, double slack)
    {
        Random random = new(3);
        double[] a = [.. Enumerable.Range(0, Rows * columns).Select(_ => 0.05 + 0.9 * random.NextDouble())];
        double[] b = [.. Enumerable.Range(0, Rows * perRow).Select(_ => second == "T" ? 0.05 + 0.9 * random.NextDouble() : random.Next(Columns))];
        double[] w = [.. Enumerable.Range(0, Rows).Select(_ => 0.5 + random.NextDouble())];
        double[] expected = Run(loaded, "Plain", Kept(a), Kept(b), Kept(w), []);
        for (int row = 0; row < Rows; row++)
        {
            if (Mask[row]) continue;
            for (int j = 0; j < columns; j++) a[row * columns + j] = (row + j) % 2 == 0 ? double.NaN : double.PositiveInfinity;
            for (int j = 0; j < perRow; j++) b[row * perRow + j] = second == "T" ? double.NaN : second == "byte" ? 200 : row % 2 == 0 ? 1000 : -9;
            w[row] = double.NaN;
        }

        double[] actual = Run(loaded, "Masked", a, b, w, Mask);
        int kept = Mask.Count(m => m);
        Near(expected[0], actual[0], slack);
        for (int row = 0, k = 0; row < Rows; row++)
        {
            Near(Mask[row] ? expected[1 + k] : 0, actual[1 + row], slack);
            for (int j = 0; j < columns; j++) Near(Mask[row] ? expected[1 + kept + k * columns + j] : 0, actual[1 + Rows + row * columns + j], slack);
            if (Mask[row]) k++;
        }

        double[] Kept(double[] values) => [.. values.Where((_, i) => Mask[i / (values.Length / Rows)])];
    }

    private static void Near(double expected, double actual, double slack) =>
        Assert.True(Math.Abs(expected - actual) <= slack * Math.Max(1, Math.Abs(expected)), $"{actual} instead of {expected}");

    private static double[] Run(LoadedAssembly loaded, string method, double[] a, double[] b, double[] w, bool[] mask) =>
        (double[])loaded.Invoke("Losses", method, a, b, w, mask)!;

    private static string Source(string type, string attribute, string second, int perRow, string more, string classes)
    {
        string b = second == "T" ? type : second;
        List<string> parameters = [$"ReadOnlySpan<{type}> predictions", $"ReadOnlySpan<{b}> targets"], arguments = ["x", "y"];
        if (more.Contains("weights")) (parameters, arguments) = ([.. parameters, $"ReadOnlySpan<{type}> sampleWeights"], [.. arguments, "v"]);
        if (more.Contains("upstream")) (parameters, arguments) = ([.. parameters, $"ReadOnlySpan<{type}> upstream"], [.. arguments, "v"]);
        string returned = attribute.Contains("None") ? "void" : type == "Half" ? "double" : type, call = attribute.Contains("None") ? "" : "loss = ";
        string signature = string.Join(", ", parameters), passed = string.Join(", ", arguments);
        return $$"""
            using System;
            using LossGen;
            internal static partial class Losses
            {
                [Loss({{attribute}}{{classes}})]
                private static partial {{returned}} WithMask({{signature}}, ReadOnlySpan<bool> mask, Span<{{type}}> losses, Span<{{type}}> gradPredictions);

                [Loss({{attribute}}{{classes}})]
                private static partial {{returned}} Without({{signature}}, Span<{{type}}> losses, Span<{{type}}> gradPredictions);

                public static double[] Masked(double[] a, double[] b, double[] w, bool[] mask)
                {
                    double loss = 0;
                    {{type}}[] x = Array.ConvertAll(a, i => ({{type}})i), v = Array.ConvertAll(w, i => ({{type}})i), losses = new {{type}}[w.Length], gradient = new {{type}}[a.Length];
                    {{b}}[] y = Array.ConvertAll(b, i => ({{b}})i);
                    {{call}}WithMask({{passed}}, mask, losses, gradient);
                    return [loss, .. Array.ConvertAll(losses, i => (double)i), .. Array.ConvertAll(gradient, i => (double)i)];
                }

                public static double[] Plain(double[] a, double[] b, double[] w, bool[] mask)
                {
                    double loss = 0;
                    {{type}}[] x = Array.ConvertAll(a, i => ({{type}})i), v = Array.ConvertAll(w, i => ({{type}})i), losses = new {{type}}[w.Length], gradient = new {{type}}[a.Length];
                    {{b}}[] y = Array.ConvertAll(b, i => ({{b}})i);
                    {{call}}Without({{passed}}, losses, gradient);
                    return [loss, .. Array.ConvertAll(losses, i => (double)i), .. Array.ConvertAll(gradient, i => (double)i)];
                }
            }
            """;
    }
}
