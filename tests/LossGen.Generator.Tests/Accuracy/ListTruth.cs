using System;
using System.Linq;
using LossGen.Generator.Tests.Rows;

namespace LossGen.Generator.Tests.Accuracy;

/// <summary>The margins that the classes of a list lack to all others.</summary>
internal static class ListTruth
{
    public static Results<double> Of(RowInputs inputs)
    {
        double[] losses = new double[inputs.Rows], gradients = new double[inputs.Values[0].Length];
        for (int row = 0; row < inputs.Rows; row++)
        {
            Span<double> scores = inputs.Values[0].AsSpan(row * inputs.Columns, inputs.Columns), slopes = gradients.AsSpan(row * inputs.Columns, inputs.Columns);
            int[] labels = [.. inputs.Values[1].Skip(row * inputs.Columns).TakeWhile(l => l >= 0).Select(l => (int)l)];
            foreach (int label in labels)
            {
                for (int other = 0; other < inputs.Columns; other++)
                {
                    double missing = 1 - scores[label] + scores[other];
                    if (labels.Contains(other) || missing <= 0) continue;
                    losses[row] += missing / inputs.Columns;
                    slopes[other] += 1.0 / inputs.Columns;
                    slopes[label] -= 1.0 / inputs.Columns;
                }
            }
        }

        return new(losses, [gradients]);
    }
}
