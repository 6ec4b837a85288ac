using System;
using System.Linq;
using LossGen.Generator.Tests.Rows;

namespace LossGen.Generator.Tests.Accuracy;

/// <summary>The cross-entropies of cosines, where no share of a partner is taken from 1.</summary>
internal static class PairTruth
{
    public static Results<double> InfoNce(RowInputs inputs)
    {
        double[][] anchors = [.. inputs.Values[0].Chunk(inputs.Columns)], positives = [.. inputs.Values[1].Chunk(inputs.Columns)];
        return Of(anchors, positives, 0.1, row => row, _ => -1);
    }

    public static Results<double> NtXent(RowInputs inputs)
    {
        double[][] all = [.. inputs.Values[0].Concat(inputs.Values[1]).Chunk(inputs.Columns)];
        Results<double> results = Of(all, all, 0.5, row => (row + inputs.Rows) % all.Length, row => row);
        double[] gradients = [.. results.Gradients[0].Zip(results.Gradients[1], (x, y) => x + y)];
        return results with { Gradients = [.. gradients.Chunk(gradients.Length / 2)] };
    }

    private static Results<double> Of(double[][] rows, double[][] others, double temperature, Func<int, int> partner, Func<int, int> excluded)
    {
        double[][] ofRows = [.. rows.Select(r => new double[r.Length])], ofOthers = [.. others.Select(r => new double[r.Length])];
        double[] losses = new double[rows.Length];
        for (int row = 0; row < rows.Length; row++)
        {
            int own = partner(row);
            double[] cosines = [.. others.Select(o => Dot(rows[row], o) / (Norm(rows[row]) * Norm(o)))];
            double[] powers = [.. cosines.Select((c, j) => j == own || j == excluded(row) ? 0 : Math.Exp((c - cosines[own]) / temperature))];
            double rest = powers.Sum();
            losses[row] = rest < 1e-5 ? rest - rest * rest / 2 + rest * rest * rest / 3 : Math.Log(1 + rest);
            for (int j = 0; j < others.Length; j++)
            {
                double slope = (j == own ? -rest : powers[j]) / (1 + rest) / temperature;
                if (slope == 0) continue;
                AddCosine(ofRows[row], rows[row], others[j], slope);
                AddCosine(ofOthers[j], others[j], rows[row], slope);
            }
        }

        return new(losses, [[.. ofRows.SelectMany(r => r)], [.. ofOthers.SelectMany(r => r)]]);
    }

    /// <summary>Adds the slope of the cosine with respect to the first vector.</summary>
    private static void AddCosine(double[] gradient, double[] first, double[] second, double slope)
    {
        double square = Dot(first, first), scale = slope / (Norm(first) * Norm(second) * square), product = Dot(first, second);
        for (int i = 0; i < first.Length; i++) gradient[i] += scale * (second[i] * square - first[i] * product);
    }

    private static double Dot(double[] x, double[] y) => x.Zip(y, (a, b) => a * b).Sum();

    private static double Norm(double[] x) => Math.Sqrt(Dot(x, x));
}
