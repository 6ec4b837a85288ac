using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LossGen.Generator.Declarations;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using LossGen.Generator.Tests.Oracles;
using LossGen.Generator.Tests.Rows;
using Xunit;

namespace LossGen.Generator.Tests.Widths;

/// <summary>
/// Every kind with its default options, in all types and on several threads; and with each option, given in the attribute and at run time. There the type, the columns, which choose the
/// schedule, and what is asked for take turns.
/// </summary>
public sealed class WidthLosses : IDisposable
{
    private static readonly Dtype[] Dtypes = Enum.GetValues<Dtype>();
    private static readonly RowVariant[] OfRows = [.. RowVariant.All, .. RowVariant.OfOtherLayouts];

    // The constants: few columns, as many as are transposed, and one more.
    private static readonly (Dtype Dtype, int? Classes)[] InTurn =
        [(Dtype.Single, null), (Dtype.Double, 10), (Dtype.Half, 48), (Dtype.Single, 10), (Dtype.Double, null), (Dtype.Half, null), (Dtype.Single, 49)];

    private static readonly RowForm[] Forms = [RowForm.Unreduced, RowForm.Mean, RowForm.WeightedMean, RowForm.WeightedSum];

    private static readonly IReadOnlyDictionary<string, (bool IsWide, string[] Settings)> Machines = new Dictionary<string, (bool IsWide, string[] Settings)>
    {
        ["256 bits, one thread"] = (false, ["DOTNET_EnableAVX512=0", "DOTNET_PROCESSOR_COUNT=1"]),
        ["128 bits"] = (false, ["DOTNET_EnableAVX2=0"]),
        ["no vector instructions"] = (false, ["DOTNET_EnableHWIntrinsic=0"]),
        ["nothing optimised"] = (false, ["DOTNET_JITMinOpts=1"]),
        ["512 bits, made of narrower ones"] = (true, ["DOTNET_EnableAVX512=0"]),
    };

    private readonly IReadOnlyDictionary<string, Task<string>> _runs;

    private readonly LossText[] _texts =
    [
        .. from variant in LossVariant.All
           where variant.IsReduced
           from dtype in variant.IsDefault ? Dtypes : [Dtype.Single, Dtype.Double]
           select LossForm.Mean.Text(variant, dtype),
        .. from formula in new[] { "Waves", "Growth", "Sizes" } from dtype in Dtypes select Formula(formula, dtype),
        .. from classes in new int?[] { null, 10 } from dtype in Dtypes where classes is null || dtype != Dtype.Half select RowFormula(dtype, classes),
        .. from variant in OfRows where variant.IsDefault from dtype in Dtypes select RowForm.Mean.Text(variant, dtype, null),
        .. OfThreads(from variant in LossVariant.All where variant.IsDefault from dtype in Dtypes select LossForm.Mean.Text(variant, dtype)),
        .. OfThreads(from variant in OfRows where variant.IsDefault from dtype in Dtypes select RowForm.Mean.Text(variant, dtype, null)),
        .. OfRows.GroupBy(v => v.Kind).SelectMany(OptionsInTurn),
    ];

    public WidthLosses()
    {
        using LossBatch batch = new(_texts, Formulas("float"), Formulas("double"));
        byte[] image = batch.Compilation.ToImage();

        // No more processes at once than there are cores; what follows runs beside them.
        SemaphoreSlim cores = new(Environment.ProcessorCount);
        _runs = Machines.ToDictionary(m => m.Key, m => RunAsync(m.Value.IsWide ? WideImage.Of(image) : image, m.Value.Settings, cores));
        using LoadedAssembly loaded = batch.Compilation.Load();
        Hashes = [.. LossHashes.Of(loaded).Select(h => $"{h.Method} {h.Hash}")];
    }

    public static TheoryData<string> Names => [.. Machines.Keys];

    /// <summary>What this machine computes.</summary>
    internal IReadOnlyList<string> Hashes { get; }

    /// <summary>What another one does.</summary>
    internal async Task<IReadOnlyList<string>> HashesOf(string machine) => (await _runs[machine]).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static async Task<string> RunAsync(byte[] image, string[] settings, SemaphoreSlim cores)
    {
        await cores.WaitAsync();
        try
        {
            return await ChildProcess.RunAsync(image, [.. settings.Select(s => s.Split('=')).Select(s => (s[0], s[1]))]);
        }
        finally
        {
            cores.Release();
        }
    }

    internal string Describe(string method) => _texts.Distinct().ElementAt(int.Parse(method[1..])).Signature;

    // Nothing outlives the tests.
    public void Dispose() => Task.WhenAll(_runs.Values).ContinueWith(_ => { }, TaskScheduler.Default).Wait();

    // They share the kernels of those without.
    private static IEnumerable<LossText> OfThreads(IEnumerable<LossText> texts) =>
        texts.Select(t => t with { Attributes = t.Attributes.Replace(")]", ", Parallel = true)]", StringComparison.Ordinal) });

    // A kind of few variants has each form all the same.
    private static IEnumerable<LossText> OptionsInTurn(IGrouping<LossKind, RowVariant> ofKind)
    {
        RowVariant[] variants = [.. ofKind];
        for (int i = 0; i < Math.Max(variants.Length, Forms.Length); i++)
        {
            (Dtype dtype, int? classes) = InTurn[(i + ofKind.Key.Value) % InTurn.Length];
            bool isConstant = ofKind.Key.Layout == LossLayout.Rows;
            yield return Forms[i % Forms.Length].Text(variants[i % variants.Length], dtype, isConstant ? classes : null);
        }
    }

    private static LossText Formula(string name, Dtype dtype) => new(
        $"[Loss(nameof(Wide.{name}))]",
        dtype.Keyword(),
        [ParameterText.Input(dtype, "x"), ParameterText.Input(dtype, "y"), ParameterText.Output(dtype, "gradX"), ParameterText.Output(dtype, "gradY")]);

    // The names are those of cross-entropy, whose shapes they have.
    private static LossText RowFormula(Dtype dtype, int? classes) => new(
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
}
