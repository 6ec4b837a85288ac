using System;
using System.Numerics.Tensors;

namespace LossGen.Benchmarks.Peers;

/// <summary>The other losses of rows composed from primitives, row by row while it is in cache.</summary>
internal sealed class RowTensorPeer(Batch batch)
{
    private const int NearElements = 4096;

    private readonly float[] _near = new float[Math.Max(batch.Columns, NearElements)];
    private readonly float[] _far = new float[batch.Columns];

    public double KLDivergence(Batch batch)
    {
        // Targets above 0: the primitives would make 0·log 0 a NaN.
        double total = 0;
        float scale = -1f / batch.Rows;
        for (int from = 0; from < batch.Length; from += NearElements)
        {
            int count = Math.Min(NearElements, batch.Length - from);
            ReadOnlySpan<float> targets = batch.Second.AsSpan(from, count);
            Span<float> differences = _near.AsSpan(0, count);
            TensorPrimitives.Log(targets, differences);
            TensorPrimitives.Subtract(differences, batch.First.AsSpan(from, count), differences);
            total += TensorPrimitives.Dot(targets, differences);
            TensorPrimitives.Multiply(targets, scale, batch.FirstGradient.AsSpan(from, count));
        }

        return total / batch.Rows;
    }

    public double CosineSimilarity(Batch batch)
    {
        float scale = 1f / batch.Rows;
        double total = 0;
        for (int row = 0; row < batch.Rows; row++)
        {
            ReadOnlySpan<float> first = batch.First.AsSpan(row * batch.Columns, batch.Columns);
            ReadOnlySpan<float> second = batch.Second.AsSpan(row * batch.Columns, batch.Columns);
            Span<float> gradients = batch.FirstGradient.AsSpan(row * batch.Columns, batch.Columns);
            float own = TensorPrimitives.SumOfSquares(first) + 1e-12f;
            float inverse = 1 / MathF.Sqrt(own * (TensorPrimitives.SumOfSquares(second) + 1e-12f));
            float cosine = TensorPrimitives.Dot(first, second) * inverse;
            Span<float> scaled = _near.AsSpan(0, batch.Columns);
            TensorPrimitives.Multiply(second, -scale * inverse, scaled);
            TensorPrimitives.MultiplyAdd(first, scale * cosine / own, scaled, gradients);
            total -= cosine;
        }

        return total / batch.Rows;
    }

    public double Triplet(Batch batch)
    {
        const float epsilon = 1e-6f;
        float scale = 1f / batch.Rows;
        double total = 0;
        Span<float> near = _near.AsSpan(0, batch.Columns), far = _far;
        for (int row = 0; row < batch.Rows; row++)
        {
            int start = row * batch.Columns;
            ReadOnlySpan<float> anchor = batch.First.AsSpan(start, batch.Columns);
            TensorPrimitives.Subtract(anchor, batch.Second.AsSpan(start, batch.Columns), near);
            TensorPrimitives.Add(near, epsilon, near);
            TensorPrimitives.Subtract(anchor, batch.Third.AsSpan(start, batch.Columns), far);
            TensorPrimitives.Add(far, epsilon, far);
            float nearNorm = TensorPrimitives.Norm<float>(near), farNorm = TensorPrimitives.Norm<float>(far);
            float loss = nearNorm - farNorm + 1;
            Span<float> gradAnchor = batch.FirstGradient.AsSpan(start, batch.Columns);
            Span<float> gradPositive = batch.SecondGradient.AsSpan(start, batch.Columns);
            Span<float> gradNegative = batch.ThirdGradient.AsSpan(start, batch.Columns);
            if (loss > 0)
            {
                TensorPrimitives.Multiply(near, -scale / nearNorm, gradPositive);
                TensorPrimitives.Multiply(far, scale / farNorm, gradNegative);
                TensorPrimitives.Add(gradPositive, gradNegative, gradAnchor);
                TensorPrimitives.Negate(gradAnchor, gradAnchor);
                total += loss;
            }
            else
            {
                gradAnchor.Clear();
                gradPositive.Clear();
                gradNegative.Clear();
            }
        }

        return total / batch.Rows;
    }

    public double Dice(Batch batch)
    {
        double total = 0;
        for (int row = 0; row < batch.Rows; row++)
        {
            ReadOnlySpan<float> probabilities = batch.First.AsSpan(row * batch.Columns, batch.Columns);
            ReadOnlySpan<float> targets = batch.Second.AsSpan(row * batch.Columns, batch.Columns);
            Span<float> gradients = batch.FirstGradient.AsSpan(row * batch.Columns, batch.Columns);
            float both = TensorPrimitives.Sum(probabilities) + TensorPrimitives.Sum(targets) + 1;
            float share = (2 * TensorPrimitives.Dot(probabilities, targets) + 1) / both, scale = 1 / (both * batch.Rows);
            TensorPrimitives.Multiply(targets, -2 * scale, gradients);
            TensorPrimitives.Add(gradients, scale * share, gradients);
            total += 1 - share;
        }

        return total / batch.Rows;
    }
}
