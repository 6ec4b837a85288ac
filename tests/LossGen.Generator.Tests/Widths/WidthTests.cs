using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LossGen.Generator.Declarations;
using LossGen.Generator.Tests.Oracles;
using LossGen.Generator.Tests.Rows;
using Xunit;

namespace LossGen.Generator.Tests.Widths;

/// <summary>The same bits at every vector width: processes with the wide instructions switched off, and 512 bits made of narrower ones.</summary>
public sealed class WidthTests : IClassFixture<WidthTests.Losses>
{
    private readonly Losses _losses;

    public WidthTests(Losses losses) => _losses = losses;

    [Theory]
    [InlineData("DOTNET_EnableAVX512", "0")]
    [InlineData("DOTNET_EnableAVX2", "0")]
    [InlineData("DOTNET_EnableHWIntrinsic", "0")]
    [InlineData("DOTNET_JITMinOpts", "1")]
    public async Task Bits_do_not_depend_on_the_instructions(string variable, string value) =>
        AssertSame(await RunAsync(_losses.Image, variable, value));

    [Fact]
    public async Task Bits_of_512_bit_vectors_are_those_of_the_others()
    {
        LossCompilation forced = _losses.Batch.Compilation.WithGenerated(s => s.Replace("V512.IsHardwareAccelerated", s.Contains("nint columns") ? "columns >= 0" : "count >= 0"));
        Assert.All(forced.GeneratedTexts.Where(t => t.Contains("IsHardwareAccelerated")), t => Assert.DoesNotContain("V512.IsHardwareAccelerated", t));

        AssertSame(await RunAsync(forced.ToImage(), "DOTNET_EnableAVX512", "0"));
    }

    private void AssertSame(IReadOnlyList<string> lines)
    {
        Assert.Equal(_losses.Hashes.Count, lines.Count);
        string[] different = [.. _losses.Hashes.Zip(lines).Where(p => p.First != p.Second).Select(p => _losses.Describe(p.First.Split(' ')[0]))];
        Assert.True(different.Length == 0, $"{different.Length} of {lines.Count} differ:\n" + string.Join("\n", different.Take(20)));
    }

    /// <summary>With one set of instructions off, or all that the JIT would make better.</summary>
    private static async Task<IReadOnlyList<string>> RunAsync(byte[] image, string variable, string value) =>
        (await ChildProcess.RunAsync(image, (variable, value))).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Every kind with its default options and with run-time ones, fused, in all types; kinds of rows with their default options, in all schedules.</summary>
    public sealed class Losses : IDisposable
    {
        private readonly LossText[] _texts =
        [
            .. from variant in LossVariant.All
               where variant.IsReduced
               from dtype in variant.IsDefault ? Enum.GetValues<Dtype>() : [Dtype.Single, Dtype.Double]
               select LossForm.Mean.Text(variant, dtype),
            .. from formula in new[] { "Waves", "Growth", "Sizes" } from dtype in Enum.GetValues<Dtype>() select Formula(formula, dtype),
            .. from method in new (Dtype Dtype, int? Classes)[] { (Dtype.Single, null), (Dtype.Double, null), (Dtype.Single, 10), (Dtype.Double, 10), (Dtype.Half, null) }
               select OfRows(method.Dtype, method.Classes),
            .. from variant in RowVariant.All
               where variant.IsDefault
               from method in new (Dtype Dtype, int? Classes)[] { (Dtype.Single, null), (Dtype.Double, null), (Dtype.Single, 10), (Dtype.Double, 10), (Dtype.Half, null), (Dtype.Single, 49) }
               select RowForm.Mean.Text(variant, method.Dtype, method.Classes),
        ];

        public Losses()
        {
            Batch = new LossBatch(_texts, Formulas("float"), Formulas("double"));
            using LoadedAssembly loaded = Batch.Compilation.Load();
            Hashes = [.. LossHashes.Of(loaded).Select(h => $"{h.Method} {h.Hash}")];
        }

        internal LossBatch Batch { get; }

        internal byte[] Image => Batch.Compilation.ToImage();

        internal IReadOnlyList<string> Hashes { get; }

        private static LossText Formula(string name, Dtype dtype) => new(
            $"[Loss(nameof(Wide.{name}))]",
            dtype.Keyword(),
            [ParameterText.Input(dtype, "x"), ParameterText.Input(dtype, "y"), ParameterText.Output(dtype, "gradX"), ParameterText.Output(dtype, "gradY")]);

        // The names are those of cross-entropy, whose shapes they have.
        private static LossText OfRows(Dtype dtype, int? classes) => new(
            $"[Loss(nameof(Wide.Rows){(classes is null ? "" : $", Classes = {classes}")})]",
            dtype.Keyword(),
            [
                ParameterText.Input(dtype, "logits"), new("ReadOnlySpan<int>", "targets"), ParameterText.Output(dtype, "gradLogits"),
                .. classes is null ? [new ParameterText("int", "classes")] : Array.Empty<ParameterText>(),
            ]);

        // All functions that no kind has.
        private static string Formulas(string type) => $$"""
            using System;
            using LossGen;
            using static System.{{(type == "float" ? "MathF" : "Math")}};
            internal static partial class Wide
            {
                public static {{type}} Rows(ReadOnlySpan<{{type}}> z, int y)
                {
                    {{type}} mean = Row.Mean(z), surprise = Row.LogSumExp(z) - z[y];
                    return surprise + (1 - Exp(-surprise)) * Row.Max(z) + Row.Sum(z, x => Tanh(x - mean)) + Row.Dot(z, z) / (y + 1);
                }

                public static {{type}} Waves({{type}} x, {{type}} y) => Sin(x) * Cos(y) + Atan(x * y) + (1 - Cos(x + y)) + Round(x) * y + (x > 0 && y < 1 || x == y ? Floor(y) * x : Ceiling(x) * y);

                public static {{type}} Growth({{type}} x, {{type}} y) => Sinh(x) + Cosh(y) * x + Log2(1 + Abs(x)) + Log10(2 + Abs(y)) + (Exp(x) - x - 1) + FusedMultiplyAdd(x, y, x);

                public static {{type}} Sizes({{type}} x, {{type}} y) => Sqrt(x * x + y * y) + Log(Abs(x) / Abs(y)) + CopySign(x, y) + (x is > -1 and not 0 ? Pow(Abs(x), y) : y);
            }
            """;

        internal string Describe(string method) => _texts.Distinct().ElementAt(int.Parse(method[1..])).Signature;

        public void Dispose() => Batch.Dispose();
    }
}
