using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics.Tensors;
using LossGen.Generator.Formulas;
using LossGen.Generator.Tests.Rows;
using static LossGen.Generator.Tests.Accuracy.ElementCompositions;
using static LossGen.Generator.Tests.Accuracy.RowCompositions;

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
        ["Gaussian"] = x => Gaussian(x[0], x[1], x[2]),
        ["MarginRanking"] = x => MarginRanking(x[0], x[1], x[2]),
        ["BinaryCrossEntropy"] = x => BinaryCrossEntropy(x[0], x[1]),
        ["BinaryCrossEntropyWithLogits"] = x => BinaryCrossEntropyWithLogits(x[0], x[1]),
        ["CrossEntropyOfIndices"] = x => CrossEntropyOfIndices(x[0], (int)x[1][0]),
        ["CrossEntropy"] = x => CrossEntropy(x[0], x[1]),
        ["CategoricalCrossEntropy"] = x => CategoricalCrossEntropy(x[0], x[1]),
        ["MultiLabelSoftMargin"] = x => MultiLabelSoftMargin(x[0], x[1]),
        ["KLDivergence"] = x => KLDivergence(x[0], x[1]),
        ["Contrastive"] = x => Contrastive(x[0], x[1], x[2][0]),
        ["CosineEmbedding"] = x => CosineEmbedding(x[0], x[1], x[2][0]),
        ["CosineSimilarity"] = x => CosineSimilarity(x[0], x[1]),
        ["Dice"] = x => Dice(x[0], x[1]),
        ["Jaccard"] = x => Jaccard(x[0], x[1]),
        ["Perceptual"] = x => Perceptual(x[0], x[1]),
    };

    /// <summary>Null where there is no obvious composition.</summary>
    public static Results<float>? Run(AccuracySubject subject, RowInputs inputs)
    {
        if (!Compositions.TryGetValue(subject.Id, out Func<float[][], Results<float>>? compose)) return null;
        float[][] all = [.. inputs.Values.Select(v => Array.ConvertAll(v, x => (float)x))];
        if (subject.Kind.Layout == LossLayout.Elements) return compose(all);
        return Results<float>.Join(Enumerable.Range(0, inputs.Rows).Select(r => compose([.. all.Select(v => v.AsSpan(r * (v.Length / inputs.Rows), v.Length / inputs.Rows).ToArray())])));
    }
}
