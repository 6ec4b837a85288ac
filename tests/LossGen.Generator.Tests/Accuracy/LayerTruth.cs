using System.Linq;
using LossGen.Generator.Tests.Rows;

namespace LossGen.Generator.Tests.Accuracy;

/// <summary>The weighted means of squared differences, a row being two layers.</summary>
internal static class LayerTruth
{
    public static readonly int[] Sizes = [48, 80];
    public static readonly double[] Weights = [0.5, 2];

    public static Results<double> Of(RowInputs inputs)
    {
        double[] weights = [.. Enumerable.Range(0, inputs.Values[0].Length).Select(i => i % inputs.Columns < Sizes[0] ? Weights[0] / Sizes[0] : Weights[1] / Sizes[1])];
        double[] differences = [.. inputs.Values[0].Zip(inputs.Values[1], (f, t) => f - t)];
        return new(
            [.. weights.Zip(differences, (w, x) => w * x * x).Chunk(inputs.Columns).Select(row => row.Sum())],
            [[.. weights.Zip(differences, (w, x) => 2 * w * x)], [.. weights.Zip(differences, (w, x) => -2 * w * x)]]);
    }
}
