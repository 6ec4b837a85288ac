using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace LossGen.Conformance.Tests;

/// <summary>Cases of several quantiles at once, predictions [N, Q] for targets [N]: one call per quantile and column, put together again.</summary>
internal static class QuantileColumns
{
    private const string Quantiles = "quantiles";

    public static bool Applies(ConformanceCase test) => test.Options.ContainsKey(Quantiles);

    public static IReadOnlyList<ConformanceCase> Split(ConformanceCase test)
    {
        JsonElement[] quantiles = [.. test.Options[Quantiles].EnumerateArray()];
        return [.. quantiles.Select((quantile, column) => test with
        {
            Options = test.Options.Where(o => o.Key != Quantiles).Append(new("quantile", quantile)).ToDictionary(),
            Inputs = new Dictionary<string, double[]>
            {
                ["predictions"] = Column(test.Inputs["predictions"], column, quantiles.Length),
                ["targets"] = test.Inputs["targets"],
            },
            Reduction = "none",
            ExpectedLoss = new double[test.Inputs["targets"].Length],
            Upstream = test.Upstream is { } upstream
                ? Column(upstream, column, quantiles.Length)
                : [.. Enumerable.Repeat(Scale(test), test.Inputs["targets"].Length)],
        })];
    }

    public static CaseResult Join(ConformanceCase test, IReadOnlyList<CaseResult> columns)
    {
        double[] losses = Interleave([.. columns.Select(c => c.Loss)]);
        return new(
            test.IsReduced ? [losses.Sum() * Scale(test)] : losses,
            test.ExpectedGradients.Keys.ToDictionary(i => i, i => Gradient(i, [.. columns.Select(c => c.Gradients[i])])));
    }

    // Every column reads all targets, so that their gradients add up.
    private static double[] Gradient(string input, double[][] columns) => input == "targets"
        ? [.. columns[0].Select((_, row) => columns.Sum(c => c[row]))]
        : Interleave(columns);

    private static double Scale(ConformanceCase test) => test.Reduction == "mean" ? 1.0 / test.Inputs["predictions"].Length : 1;

    private static double[] Column(double[] matrix, int column, int columns) => [.. matrix.Where((_, i) => i % columns == column)];

    private static double[] Interleave(double[][] columns) =>
        [.. Enumerable.Range(0, columns.Sum(c => c.Length)).Select(i => columns[i % columns.Length][i / columns.Length])];
}
