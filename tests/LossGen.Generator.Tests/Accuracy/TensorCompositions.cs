using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics.Tensors;
using LossGen.Generator.Formulas;
using LossGen.Generator.Tests.Rows;

namespace LossGen.Generator.Tests.Accuracy;

/// <summary>Losses composed from <see cref="TensorPrimitives"/> as somebody careful would do it: softmax shifted by its maximum, log(1 + exp(−|z|)).</summary>
internal static class TensorCompositions
{
    /// <summary>By kind: from the inputs of all elements, or of one row, to losses and gradients.</summary>
    private static readonly IReadOnlyDictionary<string, Func<float[][], Results<float>>> Compositions = new Dictionary<string, Func<float[][], Results<float>>>
    {
        ["MeanSquaredError"] = x => MeanSquaredError(x[0], x[1]),
        ["Huber"] = x => Huber(x[0], x[1]),
        ["LogCosh"] = x => LogCosh(x[0], x[1]),
        ["Poisson"] = x => Poisson(x[0], x[1]),
        ["BinaryCrossEntropy"] = x => BinaryCrossEntropy(x[0], x[1]),
        ["BinaryCrossEntropyWithLogits"] = x => BinaryCrossEntropyWithLogits(x[0], x[1]),
        ["CrossEntropyOfIndices"] = x => CrossEntropyOfIndices(x[0], (int)x[1][0]),
        ["CrossEntropy"] = x => CrossEntropy(x[0], x[1]),
        ["KLDivergence"] = x => KLDivergence(x[0], x[1]),
        ["CosineSimilarity"] = x => CosineSimilarity(x[0], x[1]),
        ["Dice"] = x => Dice(x[0], x[1]),
    };

    /// <summary>Null where there is no obvious composition.</summary>
    public static Results<float>? Run(AccuracySubject subject, RowInputs inputs)
    {
        if (!Compositions.TryGetValue(subject.Id, out Func<float[][], Results<float>>? compose)) return null;
        float[][] all = [.. inputs.Values.Select(v => Array.ConvertAll(v, x => (float)x))];
        if (subject.Kind.Layout == LossLayout.Elements) return compose(all);
        Results<float>[] rows = [.. Enumerable.Range(0, inputs.Rows).Select(r => compose([.. all.Select(v => v.AsSpan(r * (v.Length / inputs.Rows), v.Length / inputs.Rows).ToArray())]))];
        return new([.. rows.SelectMany(r => r.Losses)], [.. rows[0].Gradients.Select((_, g) => rows.SelectMany(r => r.Gradients[g]).ToArray())]);
    }

    private static Results<float> MeanSquaredError(float[] predictions, float[] targets)
    {
        float[] difference = Of(predictions, targets, TensorPrimitives.Subtract);
        float[] slopes = Of(difference, 2, TensorPrimitives.Multiply);
        return new(Of(difference, difference, TensorPrimitives.Multiply), [slopes]);
    }

    private static Results<float> Huber(float[] predictions, float[] targets)
    {
        float[] difference = Of(predictions, targets, TensorPrimitives.Subtract), slopes = new float[difference.Length];
        TensorPrimitives.Clamp(difference, -1, 1, slopes);
        float[] middle = Of(difference, Of(slopes, 0.5f, TensorPrimitives.Multiply), TensorPrimitives.Subtract);
        return new(Of(slopes, middle, TensorPrimitives.Multiply), [slopes]);
    }

    private static Results<float> LogCosh(float[] predictions, float[] targets)
    {
        float[] difference = Of(predictions, targets, TensorPrimitives.Subtract), magnitude = Of(difference, TensorPrimitives.Abs);
        float[] softened = Of(Of(Of(magnitude, -2, TensorPrimitives.Multiply), TensorPrimitives.Exp), TensorPrimitives.LogP1);
        float[] slopes = Of(difference, TensorPrimitives.Tanh);
        return new(Of(Of(magnitude, softened, TensorPrimitives.Add), MathF.Log(2), TensorPrimitives.Subtract), [slopes]);
    }

    private static Results<float> Poisson(float[] predictions, float[] targets)
    {
        float[] rates = Of(predictions, TensorPrimitives.Exp);
        return new(
            Of(rates, Of(targets, predictions, TensorPrimitives.Multiply), TensorPrimitives.Subtract),
            [Of(rates, targets, TensorPrimitives.Subtract)]);
    }

    private static Results<float> BinaryCrossEntropy(float[] probabilities, float[] targets)
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

    private static Results<float> BinaryCrossEntropyWithLogits(float[] logits, float[] targets)
    {
        float[] softened = Of(Of(Of(Of(logits, TensorPrimitives.Abs), TensorPrimitives.Negate), TensorPrimitives.Exp), TensorPrimitives.LogP1);
        float[] rest = Of(Of(logits, 0, TensorPrimitives.Max), Of(logits, targets, TensorPrimitives.Multiply), TensorPrimitives.Subtract);
        return new(
            Of(softened, rest, TensorPrimitives.Add),
            [Of(Of(logits, TensorPrimitives.Sigmoid), targets, TensorPrimitives.Subtract)]);
    }

    private static Results<float> CrossEntropyOfIndices(float[] logits, int label)
    {
        (float[] logarithms, float[] shares) = LogSoftMax(logits);
        shares[label] -= 1;
        return new([-logarithms[label]], [shares]);
    }

    private static Results<float> CrossEntropy(float[] logits, float[] targets)
    {
        (float[] logarithms, float[] shares) = LogSoftMax(logits);
        return new([-TensorPrimitives.Dot<float>(targets, logarithms)], [Of(shares, targets, TensorPrimitives.Subtract)]);
    }

    private static Results<float> KLDivergence(float[] logProbabilities, float[] targets)
    {
        float[] difference = Of(Of(targets, TensorPrimitives.Log), logProbabilities, TensorPrimitives.Subtract);
        return new(Of(targets, difference, TensorPrimitives.Multiply), [Of(targets, TensorPrimitives.Negate)]);
    }

    private static Results<float> CosineSimilarity(float[] first, float[] second)
    {
        float own = TensorPrimitives.SumOfSquares<float>(first), other = TensorPrimitives.SumOfSquares<float>(second);
        float inverse = 1 / (MathF.Sqrt(own) * MathF.Sqrt(other)), cosine = TensorPrimitives.Dot<float>(first, second) * inverse;
        float[] slopes = Of(Of(first, cosine / own, TensorPrimitives.Multiply), Of(second, inverse, TensorPrimitives.Multiply), TensorPrimitives.Subtract);
        return new([-cosine], [slopes]);
    }

    private static Results<float> Dice(float[] probabilities, float[] targets)
    {
        float all = TensorPrimitives.Sum<float>(probabilities) + TensorPrimitives.Sum<float>(targets) + 1;
        float share = (2 * TensorPrimitives.Dot<float>(probabilities, targets) + 1) / all;
        float[] slopes = Of(Of(Of(targets, -2, TensorPrimitives.Multiply), share, TensorPrimitives.Add), all, TensorPrimitives.Divide);
        return new([1 - share], [slopes]);
    }

    private static (float[] Logarithms, float[] Shares) LogSoftMax(float[] logits)
    {
        float[] shifted = Of(logits, TensorPrimitives.Max<float>(logits), TensorPrimitives.Subtract);
        float[] powers = Of(shifted, TensorPrimitives.Exp);
        float sum = TensorPrimitives.Sum<float>(powers);
        return (Of(shifted, MathF.Log(sum), TensorPrimitives.Subtract), Of(powers, sum, TensorPrimitives.Divide));
    }

    private static float[] Complement(float[] x)
    {
        float[] result = new float[x.Length];
        TensorPrimitives.Subtract(1, x, result);
        return result;
    }

    private delegate void OfOne(ReadOnlySpan<float> x, Span<float> result);

    private delegate void OfTwo(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result);

    private delegate void WithNumber(ReadOnlySpan<float> x, float y, Span<float> result);

    private static float[] Of(float[] x, OfOne function)
    {
        float[] result = new float[x.Length];
        function(x, result);
        return result;
    }

    private static float[] Of(float[] x, float[] y, OfTwo function)
    {
        float[] result = new float[x.Length];
        function(x, y, result);
        return result;
    }

    private static float[] Of(float[] x, float y, WithNumber function)
    {
        float[] result = new float[x.Length];
        function(x, y, result);
        return result;
    }
}
