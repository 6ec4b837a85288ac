using System;
using System.Linq;
using System.Numerics.Tensors;
using static LossGen.Generator.Tests.Accuracy.TensorCalls;

namespace LossGen.Generator.Tests.Accuracy;

/// <summary>The compositions of losses of rows: one row.</summary>
internal static class RowCompositions
{
    public static Results<float> CrossEntropyOfIndices(float[] logits, int label)
    {
        (float[] logarithms, float[] shares) = LogSoftMax(logits);
        shares[label] -= 1;
        return new([-logarithms[label]], [shares]);
    }

    public static Results<float> CrossEntropy(float[] logits, float[] targets)
    {
        (float[] logarithms, float[] shares) = LogSoftMax(logits);
        return new([-TensorPrimitives.Dot<float>(targets, logarithms)], [Of(shares, targets, TensorPrimitives.Subtract)]);
    }

    public static Results<float> CosineSimilarity(float[] first, float[] second)
    {
        float own = TensorPrimitives.SumOfSquares<float>(first), other = TensorPrimitives.SumOfSquares<float>(second);
        float inverse = 1 / (MathF.Sqrt(own) * MathF.Sqrt(other)), cosine = TensorPrimitives.Dot<float>(first, second) * inverse;
        float[] slopes = Of(Of(first, cosine / own, TensorPrimitives.Multiply), Of(second, inverse, TensorPrimitives.Multiply), TensorPrimitives.Subtract);
        return new([-cosine], [slopes]);
    }

    public static Results<float> Dice(float[] probabilities, float[] targets)
    {
        float all = TensorPrimitives.Sum<float>(probabilities) + TensorPrimitives.Sum<float>(targets) + 1;
        float share = (2 * TensorPrimitives.Dot<float>(probabilities, targets) + 1) / all;
        float[] slopes = Of(Of(Of(targets, -2, TensorPrimitives.Multiply), share, TensorPrimitives.Add), all, TensorPrimitives.Divide);
        return new([1 - share], [slopes]);
    }

    public static Results<float> Jaccard(float[] probabilities, float[] targets)
    {
        float common = TensorPrimitives.Dot<float>(probabilities, targets), union = TensorPrimitives.Sum<float>(probabilities) + TensorPrimitives.Sum<float>(targets) - common + 1;
        float share = (common + 1) / union;
        float[] slopes = Of(Of(Of(targets, -1 - share, TensorPrimitives.Multiply), share, TensorPrimitives.Add), union, TensorPrimitives.Divide);
        return new([1 - share], [slopes]);
    }

    public static Results<float> CategoricalCrossEntropy(float[] probabilities, float[] targets)
    {
        float[] clipped = Of(probabilities, 1e-7f, TensorPrimitives.Max), slopes = Of(Of(targets, clipped, TensorPrimitives.Divide), TensorPrimitives.Negate);
        for (int i = 0; i < slopes.Length; i++) slopes[i] = probabilities[i] < 1e-7f ? 0 : slopes[i];
        return new([-TensorPrimitives.Dot<float>(targets, Of(clipped, TensorPrimitives.Log))], [slopes]);
    }

    public static Results<float> MultiLabelSoftMargin(float[] logits, float[] targets)
    {
        Results<float> elements = ElementCompositions.BinaryCrossEntropyWithLogits(logits, targets);
        return new([TensorPrimitives.Sum<float>(elements.Losses) / logits.Length], [Of(elements.Gradients[0], logits.Length, TensorPrimitives.Divide)]);
    }

    public static Results<float> Contrastive(float[] first, float[] second, float target)
    {
        float distance = TensorPrimitives.Distance<float>(first, second), missing = MathF.Max(1 - distance, 0);
        float[] slopes = Of(Of(first, second, TensorPrimitives.Subtract), target == 1 ? 2 : -2 * missing / distance, TensorPrimitives.Multiply);
        return new([target == 1 ? distance * distance : missing * missing], [slopes, Of(slopes, TensorPrimitives.Negate)]);
    }

    public static Results<float> CosineEmbedding(float[] first, float[] second, float target)
    {
        Results<float> ofFirst = CosineSimilarity(first, second), ofSecond = CosineSimilarity(second, first);
        float cosine = -ofFirst.Losses[0], factor = target == 1 ? 1 : cosine > 0 ? -1 : 0;
        return new([target == 1 ? 1 - cosine : MathF.Max(cosine, 0)], [Of(ofFirst.Gradients[0], factor, TensorPrimitives.Multiply), Of(ofSecond.Gradients[0], factor, TensorPrimitives.Multiply)]);
    }

    public static Results<float> Perceptual(float[] features, float[] targets)
    {
        float[] difference = Of(features, targets, TensorPrimitives.Subtract), slopes = new float[features.Length];
        float loss = 0;
        for (int layer = 0, start = 0; layer < LayerTruth.Sizes.Length; start += LayerTruth.Sizes[layer++])
        {
            int size = LayerTruth.Sizes[layer];
            float weight = (float)LayerTruth.Weights[layer] / size;
            loss += weight * TensorPrimitives.SumOfSquares<float>(difference.AsSpan(start, size));
            TensorPrimitives.Multiply(difference.AsSpan(start, size), 2 * weight, slopes.AsSpan(start, size));
        }

        return new([loss], [slopes, Of(slopes, TensorPrimitives.Negate)]);
    }

    private static (float[] Logarithms, float[] Shares) LogSoftMax(float[] logits)
    {
        float[] shifted = Of(logits, TensorPrimitives.Max<float>(logits), TensorPrimitives.Subtract);
        float[] powers = Of(shifted, TensorPrimitives.Exp);
        float sum = TensorPrimitives.Sum<float>(powers);
        return (Of(shifted, MathF.Log(sum), TensorPrimitives.Subtract), Of(powers, sum, TensorPrimitives.Divide));
    }
}
