using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using LossGen.Generator.Ir;
using LossGen.Generator.Tests.VectorMath;
using Xunit;

namespace LossGen.Generator.Tests.OwnFormulas;

/// <summary>The losses of the page "Write your own loss": compiled as they stand, in double too, and compared with closed forms and differences.</summary>
public sealed partial class DocumentedLossesTests(DocumentedLossesTests.Compiled compiled) : IClassFixture<DocumentedLossesTests.Compiled>
{
    /// <summary>Each with a value of its parameter, the closed form over the residual (or the margin) and its slope.</summary>
    private static readonly List<Row> Rows =
    [
        new("Cauchy", 2, (x, y) => 2 * ReferenceMath.Log1p(Square((x - y) / 2)), (x, y) => (x - y) / (1 + Square((x - y) / 2))),
        new("Welsch", 2, (x, y) => -2 * ReferenceMath.Expm1(-Square((x - y) / 2)), (x, y) => (x - y) * Math.Exp(-Square((x - y) / 2)),
            (x, y) => (x - y) * Math.Exp(-Square((x - y) / 2)) * (1 + Square((x - y) / 2))),
        new("GemanMcClure", 2, (x, y) => 0.5 * Square((x - y) / 2) / (1 + Square((x - y) / 2)), (x, y) => (x - y) / 4 / Square(1 + Square((x - y) / 2)), (x, y) => (x - y) / 4 / (1 + Square((x - y) / 2))),
        new("Tukey", 3, (x, y) => Math.Abs(x - y) > 3 ? 1.5 : 1.5 * Biweight(Square((x - y) / 3)), (x, y) => Math.Abs(x - y) > 3 ? 0 : (x - y) * Square(1 - Square((x - y) / 3)), (x, y) => x - y),
        new("Charbonnier", 0.5, (x, y) => ReferenceMath.Hypot(x - y, 0.5), (x, y) => (x - y) / ReferenceMath.Hypot(x - y, 0.5)),
        new("Linex", 0.5, (x, y) => ReferenceMath.ExpRest(0.5 * (x - y)), (x, y) => 0.5 * ReferenceMath.Expm1(0.5 * (x - y))),
        new("Expectile", 0.75, (x, y) => (y < x ? 0.25 : 0.75) * Square(x - y), (x, y) => (y < x ? 0.5 : 1.5) * (x - y)),
        new("Tweedie", 1.5, (x, y) => 2 * Math.Exp(x / 2) + 2 * Math.Abs(y) * Math.Exp(-x / 2), (x, y) => Math.Exp(x / 2) - Math.Abs(y) * Math.Exp(-x / 2),
            (x, y) => Math.Exp(x / 2) + Math.Abs(y) * Math.Exp(-x / 2), 16, Targets.Sizes),
        new("GeneralisedCrossEntropy", null, (x, y) => -ReferenceMath.Expm1(-0.7 * ReferenceMath.Softplus(-x * y)) / 0.7,
            (x, y) => -y * ReferenceMath.Sigmoid(-x * y) * Math.Exp(-0.7 * ReferenceMath.Softplus(-x * y)),
            (x, y) => Math.Exp(-0.7 * ReferenceMath.Softplus(-x * y)) * (1 + ReferenceMath.Softplus(-x * y)), 12, Targets.Signs),
        new("Poly1", 0.5, (x, y) => ReferenceMath.Softplus(-x * y) + 0.5 * ReferenceMath.Sigmoid(-x * y),
            (x, y) => -y * ReferenceMath.Sigmoid(-x * y) * (1 + 0.5 * ReferenceMath.Sigmoid(x * y)), null, 12, Targets.Signs),
    ];

    private enum Targets
    {
        Values,
        Sizes,
        Signs,
    }

    public static TheoryData<string> Names => [.. Rows.Select(r => r.Name)];

    [Fact]
    public void ThePageHasTenLosses() => Assert.Equal(
        Rows.Select(r => r.Name).Order(), Declaration().Matches(Compiled.Page).Select(m => m.Groups[1].Value).Where(n => n is not ("Bias" or "WeightedCosine")).Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void InDoubleTheyAgreeWithClosedFormsToTwelveDigits(string name)
    {
        Row row = Rows.Single(r => r.Name == name);
        (double[] x, double[] y) = Points(row, v => v);
        double[][] result = compiled.Run(row, "double", x, y);
        for (int i = 0; i < x.Length; i++)
        {
            Near(result[0][i], row.Loss(x[i], y[i]), 0, i);
            Near(result[1][i], row.Slope(x[i], y[i]), row.SizeOfSlope(x[i], y[i]), i);
        }

        void Near(double actual, double expected, double size, int i) => Assert.True(
            Math.Abs(actual - expected) <= 1e-12 * Math.Max(Math.Abs(expected), size) + double.Epsilon, $"{name}({x[i]:R}, {y[i]:R}): {actual:R}, not {expected:R}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void InFloatTheyAreAFewUlpOff(string name)
    {
        Row row = Rows.Single(r => r.Name == name);
        (double[] x, double[] y) = Points(row, v => (float)v);
        double[][] result = compiled.Run(row, "float", x, y);
        for (int i = 0; i < x.Length; i++)
        {
            double loss = Ulp.Error((float)result[0][i], row.Loss(x[i], y[i]));
            double expected = row.Slope(x[i], y[i]), size = Math.Max(row.SizeOfSlope(x[i], y[i]), Math.Abs(expected));
            double slope = Math.Abs(result[1][i] - expected) / Math.Max(Math.ScaleB(size, -24), float.Epsilon);
            Assert.True(loss <= row.Ulp && slope <= row.Ulp, $"{name}({x[i]:R}, {y[i]:R}): {loss} and {slope} ulp off: {result[0][i]:R}, {result[1][i]:R}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TheirGradientsAreDifferencesOfTheirLosses(string name)
    {
        Row row = Rows.Single(r => r.Name == name);
        (double[] x, double[] y) = Points(row, v => v);
        int[] usual = [.. Enumerable.Range(0, x.Length).Where(i => Math.Abs(x[i]) is > 1e-3 and < 8)];
        (x, y) = ([.. usual.Select(i => x[i])], [.. usual.Select(i => y[i])]);
        double[][] here = compiled.Run(row, "double", x, y);
        const double step = 1e-6;
        double[] above = compiled.Run(row, "double", [.. x.Select(v => v + step)], y)[0], below = compiled.Run(row, "double", [.. x.Select(v => v - step)], y)[0];
        for (int i = 0; i < x.Length; i++)
        {
            double difference = (above[i] - below[i]) / (2 * step);
            Assert.True(Math.Abs(here[1][i] - difference) <= 1e-6 * (1 + Math.Abs(difference) + Math.Abs(here[0][i])), $"{name}({x[i]:R}, {y[i]:R}): {here[1][i]:R}, but differences {difference:R}");
        }
    }

    private static (double[] X, double[] Y) Points(Row row, Func<double, double> round)
    {
        Random random = new(11);
        double[] x = new double[3000], y = new double[3000];
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = row.Targets == Targets.Signs ? 1 - 2 * random.Next(2) : round(row.Targets == Targets.Sizes ? 5 * random.NextDouble() : 4 * random.NextDouble() - 2);
            double size = random.Next(3) switch { 0 => 40 * random.NextDouble(), 1 => 3 * random.NextDouble(), _ => Math.Pow(2, -random.Next(1, 20)) };

            // Multiples of a power of two, so that differences are exact.
            double offset = Math.Round(size * (1 - 2 * random.Next(2)) * (1 << 21)) / (1 << 21);
            if (row.Targets != Targets.Signs) y[i] = Math.Round(y[i] * 8) / 8;
            x[i] = row.Targets == Targets.Values ? round(Math.Abs(offset) > 1 ? Math.Round(offset * 4096) / 4096 + y[i] : offset + y[i]) : round(offset);
        }

        return (x, y);
    }

    private static double Square(double x) => x * x;

    private static double Biweight(double u) => u * (3 - 3 * u + u * u);

    [GeneratedRegex(@"static float (\w+)\(")]
    private static partial Regex Declaration();

    /// <param name="Name">The formula.</param>
    /// <param name="Parameter">The value of its last parameter, or null.</param>
    /// <param name="Loss">The closed form.</param>
    /// <param name="Slope">Its derivative.</param>
    /// <param name="Terms">Where the slope is a difference that vanishes somewhere: the size of what is subtracted; where it
    /// is an exponential, how far it moves with the rounding of its argument.</param>
    /// <param name="Ulp">The most that a float may be off.</param>
    /// <param name="Targets">What targets there are.</param>
    private sealed record Row(
        string Name,
        double? Parameter,
        Func<double, double, double> Loss,
        Func<double, double, double> Slope,
        Func<double, double, double>? Terms = null,
        double Ulp = 12,
        Targets Targets = Targets.Values)
    {
        public double SizeOfSlope(double x, double y) => Terms is null ? 0 : Math.Abs(Terms(x, y));
    }

    /// <summary>The page's code, and the same in double, beside methods that reflection can call.</summary>
    public sealed partial class Compiled : IDisposable
    {
        private readonly LoadedAssembly _assembly;

        public Compiled()
        {
            string single = string.Concat(Code().Matches(Page).Select(m => m.Groups[1].Value.Replace("using System;\nusing LossGen;\n", "")));
            string[] sources = [.. new[] { single, InDouble(single) }.Select(s => "using System;\nusing LossGen;\n#pragma warning disable CS1591\n" + s)];
            LossCompilation compilation = LossCompilation.Of([.. sources, string.Concat(Rows.SelectMany(r => new[] { Adapter(r, "float"), Adapter(r, "double") }))]);
            _assembly = compilation.Load();
        }

        public static string Page { get; } = File.ReadAllText(Path.Combine(Root(), "docs", "write-your-own-loss.md"));

        internal double[][] Run(object row, string type, double[] x, double[] y) => (double[][])_assembly.Invoke("Adapter" + type + ((Row)row).Name, "Run", x, y)!;

        public void Dispose() => _assembly.Dispose();

        private static string InDouble(string source) =>
            SingleLiteral().Replace(source, "$1").Replace("float", "double").Replace("MathF", "Math").Replace("class Losses", "class LossesInDouble");

        // A sign is one of two classes, of which the second has the logit 0.
        private static string Adapter(Row row, string type)
        {
            (string first, string second, int logits) = row.Targets == Targets.Signs ? ($"[({type})x[i], 0]", "[y[i] > 0 ? 0 : 1]", 2) : ($"[({type})x[i]]", $"[({type})y[i]]", 1);
            string losses = type == "float" ? "Losses" : "LossesInDouble";
            string parameter = row.Parameter is { } value ? FormattableString.Invariant($", ({type}){value}") : "";
            return $$"""
                internal static class Adapter{{type}}{{row.Name}}
                {
                    public static double[][] Run(double[] x, double[] y)
                    {
                        double[] losses = new double[x.Length], slopes = new double[x.Length];
                        {{type}}[] slope = new {{type}}[{{logits}}];
                        for (int i = 0; i < x.Length; i++)
                        {
                            losses[i] = {{losses}}.{{row.Name}}Loss({{first}}, {{second}}{{parameter}}, slope);
                            slopes[i] = slope[0];
                        }

                        return [losses, slopes];
                    }
                }

                """;
        }

        private static string Root([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..");

        [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
        private static partial Regex Code();

        [GeneratedRegex(@"\b([0-9.]+(?:e-?[0-9]+)?)f\b")]
        private static partial Regex SingleLiteral();
    }
}
