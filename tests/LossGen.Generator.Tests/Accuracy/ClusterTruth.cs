using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Tests.Rows;

namespace LossGen.Generator.Tests.Accuracy;

/// <summary>The losses of clusters as the papers write them, over cosines in double: ℓ of each row and its slopes in all of them.</summary>
internal static class ClusterTruth
{
    public static Results<double> Of(AccuracySubject subject, RowInputs inputs)
    {
        double[][] rows = [.. inputs.Values[0].Chunk(inputs.Columns)];
        double[] labels = inputs.Values[1];
        double[] losses = new double[rows.Length];
        double[][] gradients = [.. rows.Select(r => new double[r.Length])];
        for (int row = 0; row < rows.Length; row++)
        {
            int self = row;
            double[] cosines = [.. rows.Select(o => Dot(rows[self], o) / (Norm(rows[self]) * Norm(o)))];
            int[] positives = [.. Enumerable.Range(0, rows.Length).Where(j => j != self && labels[j] == labels[self])];
            int[] others = [.. Enumerable.Range(0, rows.Length).Where(j => labels[j] != labels[self])];
            (losses[row], IReadOnlyDictionary<int, double> slopes) = subject.Kind.Name switch
            {
                nameof(Kind.SupervisedContrastive) => SupervisedContrastive(cosines, positives, others),
                nameof(Kind.NtXent) => NtXent(cosines, positives, others),
                _ => Circle(cosines, positives, others),
            };
            foreach ((int other, double slope) in slopes)
            {
                AddCosine(gradients[row], rows[row], rows[other], slope);
                AddCosine(gradients[other], rows[other], rows[row], slope);
            }
        }

        return new(losses, [[.. gradients.SelectMany(g => g)]]);
    }

    private static (double, IReadOnlyDictionary<int, double>) SupervisedContrastive(double[] cosines, int[] positives, int[] others)
    {
        const double temperature = 0.1;
        double sum = positives.Concat(others).Sum(j => Math.Exp(cosines[j] / temperature));
        double loss = positives.Length == 0 ? 0 : positives.Average(j => Math.Log(sum) - cosines[j] / temperature);
        return (loss, positives.Concat(others).ToDictionary(
            j => j, j => positives.Length == 0 ? 0 : (Math.Exp(cosines[j] / temperature) / sum - (positives.Contains(j) ? 1.0 / positives.Length : 0)) / temperature));
    }

    private static (double, IReadOnlyDictionary<int, double>) NtXent(double[] cosines, int[] positives, int[] others)
    {
        const double temperature = 0.5;
        double rest = others.Sum(j => Math.Exp(cosines[j] / temperature));
        double[] shares = [.. positives.Select(j => 1 / (Math.Exp(cosines[j] / temperature) + rest))];
        Dictionary<int, double> slopes = positives.Zip(shares).ToDictionary(p => p.First, p => -rest * p.Second / temperature);
        foreach (int j in others) slopes[j] = Math.Exp(cosines[j] / temperature) * shares.Sum() / temperature;
        return (positives.Zip(shares, (j, s) => -Math.Log(Math.Exp(cosines[j] / temperature) * s)).Sum(), slopes);
    }

    private static (double, IReadOnlyDictionary<int, double>) Circle(double[] cosines, int[] positives, int[] others)
    {
        const double gamma = 80, margin = 0.4;
        if (positives.Length == 0 || others.Length == 0) return (0, new Dictionary<int, double>());
        double Near(double cosine) => -gamma * (margin + 1 - cosine) * (margin - 1 + cosine);
        double Far(double cosine) => gamma * Math.Max(margin + cosine, 0) * (cosine - margin);
        double near = LogSum(positives.Select(j => Near(cosines[j]))), far = LogSum(others.Select(j => Far(cosines[j])));
        double both = near + far, share = 1 / (1 + Math.Exp(-both));
        Dictionary<int, double> slopes = positives.ToDictionary(j => j, j => share * Math.Exp(Near(cosines[j]) - near) * 2 * gamma * (cosines[j] - 1));
        foreach (int j in others) slopes[j] = cosines[j] < -margin ? 0 : share * Math.Exp(Far(cosines[j]) - far) * 2 * gamma * cosines[j];
        return (Ir.ReferenceMath.Softplus(both), slopes);
    }

    private static double LogSum(IEnumerable<double> values)
    {
        double greatest = values.Max();
        return greatest + Math.Log(values.Sum(v => Math.Exp(v - greatest)));
    }

    // The slope of the cosine with respect to the first vector.
    private static void AddCosine(double[] gradient, double[] first, double[] second, double slope)
    {
        double square = Dot(first, first), scale = slope / (Norm(first) * Norm(second) * square), product = Dot(first, second);
        for (int i = 0; i < first.Length; i++) gradient[i] += scale * (second[i] * square - first[i] * product);
    }

    private static double Dot(double[] x, double[] y) => x.Zip(y, (a, b) => a * b).Sum();

    private static double Norm(double[] x) => Math.Sqrt(Dot(x, x));
}
