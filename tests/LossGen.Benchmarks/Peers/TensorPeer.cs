using System;
using System.Numerics.Tensors;

namespace LossGen.Benchmarks.Peers;

/// <summary>The same losses composed from whole-span primitives, with scratch that is allocated once, in as few passes as they allow.</summary>
internal sealed class TensorPeer(int length)
{
    private readonly float[] _first = new float[length];
    private readonly float[] _second = new float[length];
    private readonly float[] _third = new float[length];
    private readonly float[] _fourth = new float[length];

    public double MeanSquaredError(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradients)
    {
        TensorPrimitives.Subtract(predictions, targets, gradients);
        float sum = TensorPrimitives.SumOfSquares(gradients);
        TensorPrimitives.Multiply(gradients, 2f / length, gradients);
        return sum / length;
    }

    public double Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradients)
    {
        // With c = clip(x, −1, 1) the loss is c(x − c/2), and c is the slope.
        Span<float> difference = _first;
        TensorPrimitives.Subtract(predictions, targets, difference);
        TensorPrimitives.Clamp(difference, -1f, 1f, gradients);
        float sum = TensorPrimitives.Dot(gradients, difference) - 0.5f * TensorPrimitives.SumOfSquares(gradients);
        TensorPrimitives.Multiply(gradients, 1f / length, gradients);
        return sum / length;
    }

    public double LogCosh(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradients)
    {
        Span<float> magnitude = _first;
        Span<float> softened = _second;
        TensorPrimitives.Subtract(predictions, targets, gradients);
        TensorPrimitives.Abs(gradients, magnitude);
        TensorPrimitives.Multiply(magnitude, -2, softened);
        TensorPrimitives.Exp(softened, softened);
        TensorPrimitives.LogP1(softened, softened);
        float sum = TensorPrimitives.Sum(magnitude) + TensorPrimitives.Sum(softened) - 0.69314718f * length;
        TensorPrimitives.Tanh(gradients, gradients);
        TensorPrimitives.Multiply(gradients, 1f / length, gradients);
        return sum / length;
    }

    public double BinaryCrossEntropyWithLogits(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradients)
    {
        float sum = CrossEntropies(logits, targets, _first);
        TensorPrimitives.Sigmoid(logits, gradients);
        TensorPrimitives.Subtract(gradients, targets, gradients);
        TensorPrimitives.Multiply(gradients, 1f / length, gradients);
        return sum / length;
    }

    public double BinaryCrossEntropyForward(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets) => CrossEntropies(logits, targets, _first) / length;

    public double Focal(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradients)
    {
        Span<float> cross = _first;
        Span<float> miss = _second;
        Span<float> alpha = _third;
        CrossEntropies(logits, targets, cross);

        // The slope is α·m·(2·cross·dm + m·(p − y)) with m = p + y − 2py, dm = (1 − 2y)p(1 − p).
        Span<float> probability = gradients;
        TensorPrimitives.Sigmoid(logits, probability);
        TensorPrimitives.Multiply(probability, targets, miss);
        TensorPrimitives.Multiply(miss, -2, miss);
        TensorPrimitives.Add(miss, probability, miss);
        TensorPrimitives.Add(miss, targets, miss);
        TensorPrimitives.Multiply(targets, -0.5f, alpha);
        TensorPrimitives.Add(alpha, 0.75f, alpha);
        TensorPrimitives.Multiply(alpha, miss, alpha);

        Span<float> weighted = _fourth;
        TensorPrimitives.Multiply(alpha, miss, weighted);
        float sum = TensorPrimitives.Dot(weighted, cross);

        Span<float> turn = weighted;
        TensorPrimitives.Multiply(targets, -2, turn);
        TensorPrimitives.Add(turn, 1, turn);
        TensorPrimitives.Multiply(cross, turn, cross);
        TensorPrimitives.Subtract(1, probability, turn);
        TensorPrimitives.Multiply(turn, probability, turn);
        TensorPrimitives.Multiply(cross, turn, cross);
        TensorPrimitives.Multiply(cross, 2, cross);
        TensorPrimitives.Subtract(probability, targets, gradients);
        TensorPrimitives.MultiplyAdd(gradients, miss, cross, gradients);
        TensorPrimitives.Multiply(gradients, alpha, gradients);
        TensorPrimitives.Multiply(gradients, 1f / length, gradients);
        return sum / length;
    }

    // max(x, 0) − xy + log(1 + exp(−|x|)); returns the sum.
    private float CrossEntropies(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> result)
    {
        Span<float> other = _second;
        TensorPrimitives.Abs(logits, result);
        TensorPrimitives.Negate(result, result);
        TensorPrimitives.Exp(result, result);
        TensorPrimitives.LogP1(result, result);
        TensorPrimitives.Max(logits, 0, other);
        TensorPrimitives.Add(result, other, result);
        TensorPrimitives.Multiply(logits, targets, other);
        TensorPrimitives.Subtract(result, other, result);
        return TensorPrimitives.Sum(result);
    }
}
