using System;
using System.Numerics.Tensors;
using static LossGen.Generator.Tests.Accuracy.TensorCalls;

namespace LossGen.Generator.Tests.Accuracy;

/// <summary>The compositions of element-wise losses: all elements at once.</summary>
internal static class ElementCompositions
{
    public static Results<float> MeanSquaredError(float[] predictions, float[] targets)
    {
        float[] difference = Of(predictions, targets, TensorPrimitives.Subtract);
        float[] slopes = Of(difference, 2, TensorPrimitives.Multiply);
        return new(Of(difference, difference, TensorPrimitives.Multiply), [slopes]);
    }

    public static Results<float> Huber(float[] predictions, float[] targets)
    {
        float[] difference = Of(predictions, targets, TensorPrimitives.Subtract), slopes = new float[difference.Length];
        TensorPrimitives.Clamp(difference, -1, 1, slopes);
        float[] middle = Of(difference, Of(slopes, 0.5f, TensorPrimitives.Multiply), TensorPrimitives.Subtract);
        return new(Of(slopes, middle, TensorPrimitives.Multiply), [slopes]);
    }

    public static Results<float> LogCosh(float[] predictions, float[] targets)
    {
        float[] difference = Of(predictions, targets, TensorPrimitives.Subtract), magnitude = Of(difference, TensorPrimitives.Abs);
        float[] softened = Of(Of(Of(magnitude, -2, TensorPrimitives.Multiply), TensorPrimitives.Exp), TensorPrimitives.LogP1);
        float[] slopes = Of(difference, TensorPrimitives.Tanh);
        return new(Of(Of(magnitude, softened, TensorPrimitives.Add), MathF.Log(2), TensorPrimitives.Subtract), [slopes]);
    }

    public static Results<float> Poisson(float[] predictions, float[] targets)
    {
        float[] rates = Of(predictions, TensorPrimitives.Exp);
        return new(
            Of(rates, Of(targets, predictions, TensorPrimitives.Multiply), TensorPrimitives.Subtract),
            [Of(rates, targets, TensorPrimitives.Subtract)]);
    }

    public static Results<float> BinaryCrossEntropy(float[] probabilities, float[] targets)
    {
        float[] others = Complement(probabilities), wrong = Complement(targets);
        float[] logarithm = Clamped(Of(probabilities, TensorPrimitives.Log)), other = Clamped(Of(others, TensorPrimitives.Log));
        float[] sum = Of(Of(targets, logarithm, TensorPrimitives.Multiply), Of(wrong, other, TensorPrimitives.Multiply), TensorPrimitives.Add);

        // As in PyTorch, where the slope ends.
        float[] spread = Of(Of(probabilities, others, TensorPrimitives.Multiply), 1e-12f, TensorPrimitives.Max);
        float[] slopes = Of(Of(probabilities, targets, TensorPrimitives.Subtract), spread, TensorPrimitives.Divide);
        return new(Of(sum, TensorPrimitives.Negate), [slopes]);

        static float[] Clamped(float[] x) => Of(x, -100, TensorPrimitives.Max);
    }

    public static Results<float> BinaryCrossEntropyWithLogits(float[] logits, float[] targets)
    {
        float[] softened = Of(Of(Of(Of(logits, TensorPrimitives.Abs), TensorPrimitives.Negate), TensorPrimitives.Exp), TensorPrimitives.LogP1);
        float[] rest = Of(Of(logits, 0, TensorPrimitives.Max), Of(logits, targets, TensorPrimitives.Multiply), TensorPrimitives.Subtract);
        return new(
            Of(softened, rest, TensorPrimitives.Add),
            [Of(Of(logits, TensorPrimitives.Sigmoid), targets, TensorPrimitives.Subtract)]);
    }

    public static Results<float> KLDivergence(float[] logProbabilities, float[] targets)
    {
        float[] difference = Of(Of(targets, TensorPrimitives.Log), logProbabilities, TensorPrimitives.Subtract);
        return new(Of(targets, difference, TensorPrimitives.Multiply), [Of(targets, TensorPrimitives.Negate)]);
    }

    public static Results<float> Gaussian(float[] predictions, float[] targets, float[] variances)
    {
        float[] floored = Of(variances, 1e-6f, TensorPrimitives.Max), difference = Of(predictions, targets, TensorPrimitives.Subtract);
        float[] slopes = Of(difference, floored, TensorPrimitives.Divide), quotient = Of(difference, slopes, TensorPrimitives.Multiply);
        float[] loss = Of(Of(Of(floored, TensorPrimitives.Log), quotient, TensorPrimitives.Add), 0.5f, TensorPrimitives.Multiply);
        float[] ofVariances = Of(Of(Complement(quotient), floored, TensorPrimitives.Divide), 0.5f, TensorPrimitives.Multiply);
        return new(loss, [slopes, ofVariances]);
    }

    public static Results<float> MarginRanking(float[] first, float[] second, float[] targets)
    {
        float[] losses = Of(Of(Of(Of(first, second, TensorPrimitives.Subtract), targets, TensorPrimitives.Multiply), TensorPrimitives.Negate), 0, TensorPrimitives.Max);
        float[] slopes = new float[first.Length];
        for (int i = 0; i < slopes.Length; i++) slopes[i] = losses[i] > 0 ? -targets[i] : 0;
        return new(losses, [slopes, Of(slopes, TensorPrimitives.Negate)]);
    }
}
