using System;
using System.Numerics.Tensors;

namespace LossGen.Benchmarks.Peers;

/// <summary>
/// Cross-entropy composed from primitives by somebody careful: one exp per element (<c>SoftMax</c> takes two and does not shift), over as many rows at once as stay in
/// the nearest cache, since a call per short row costs more than its work.
/// </summary>
internal sealed class ClassTensorPeer(Batch batch)
{
    private const int NearElements = 4096;

    private readonly int _columns = batch.Columns;
    private readonly int _rowsAtOnce = Math.Max(1, NearElements / batch.Columns);
    private readonly float[] _shifted = new float[Math.Max(NearElements, batch.Columns)];
    private readonly float[] _sums = new float[batch.Rows];

    public double CrossEntropy(Batch batch)
    {
        float scale = 1f / batch.Rows;
        double total = 0;
        for (int from = 0; from < batch.Rows; from += _rowsAtOnce)
        {
            int rows = Math.Min(_rowsAtOnce, batch.Rows - from);
            Span<float> gradients = batch.FirstGradient.AsSpan(from * _columns, rows * _columns);
            total += Shift(batch, from, rows, gradients);
            TensorPrimitives.Exp(gradients, gradients);
            for (int row = 0; row < rows; row++)
            {
                Span<float> own = gradients.Slice(row * _columns, _columns);
                float sum = TensorPrimitives.Sum<float>(own);
                _sums[from + row] = sum;
                TensorPrimitives.Multiply(own, scale / sum, own);
                own[batch.Labels[from + row]] -= scale;
            }
        }

        return Mean(total, batch);
    }

    public double CrossEntropyForward(Batch batch)
    {
        double total = 0;
        for (int from = 0; from < batch.Rows; from += _rowsAtOnce)
        {
            int rows = Math.Min(_rowsAtOnce, batch.Rows - from);
            Span<float> exponentials = _shifted.AsSpan(0, rows * _columns);
            total += Shift(batch, from, rows, exponentials);
            TensorPrimitives.Exp(exponentials, exponentials);
            for (int row = 0; row < rows; row++) _sums[from + row] = TensorPrimitives.Sum<float>(exponentials.Slice(row * _columns, _columns));
        }

        return Mean(total, batch);
    }

    public double SoftCrossEntropy(Batch batch)
    {
        // Targets that sum to 1, as everybody who uses these primitives would assume.
        float scale = 1f / batch.Rows;
        double total = 0;
        for (int from = 0; from < batch.Rows; from += _rowsAtOnce)
        {
            int rows = Math.Min(_rowsAtOnce, batch.Rows - from);
            Span<float> shifted = _shifted.AsSpan(0, rows * _columns);
            Span<float> gradients = batch.FirstGradient.AsSpan(from * _columns, rows * _columns);
            ReadOnlySpan<float> targets = batch.Second.AsSpan(from * _columns, rows * _columns);
            for (int row = 0; row < rows; row++)
            {
                ReadOnlySpan<float> logits = batch.First.AsSpan((from + row) * _columns, _columns);
                TensorPrimitives.Subtract(logits, TensorPrimitives.Max(logits), shifted.Slice(row * _columns, _columns));
            }

            total -= TensorPrimitives.Dot(targets, shifted);
            TensorPrimitives.Exp(shifted, gradients);
            for (int row = 0; row < rows; row++)
            {
                Span<float> own = gradients.Slice(row * _columns, _columns);
                float sum = TensorPrimitives.Sum<float>(own);
                _sums[from + row] = sum;
                TensorPrimitives.Multiply(own, 1 / sum, own);
            }

            TensorPrimitives.Subtract(gradients, targets, gradients);
            TensorPrimitives.Multiply(gradients, scale, gradients);
        }

        return Mean(total, batch);
    }

    // Writes z − max z of each row; returns the sum of max z − z at the labels.
    private double Shift(Batch batch, int from, int rows, Span<float> result)
    {
        double total = 0;
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> logits = batch.First.AsSpan((from + row) * _columns, _columns);
            float top = TensorPrimitives.Max(logits);
            TensorPrimitives.Subtract(logits, top, result.Slice(row * _columns, _columns));
            total += top - logits[batch.Labels[from + row]];
        }

        return total;
    }

    private double Mean(double total, Batch batch)
    {
        TensorPrimitives.Log(_sums, _sums);
        return (total + TensorPrimitives.Sum<float>(_sums)) / batch.Rows;
    }
}
