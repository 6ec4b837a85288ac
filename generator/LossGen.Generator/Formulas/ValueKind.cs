namespace LossGen.Generator.Formulas;

/// <summary>What the numbers of an input mean, as far as a loss cares.</summary>
internal enum ValueKind
{
    Values,
    Logits,
    Probabilities,
    SigmoidProbabilities,
    LogProbabilities,
    OneHot,
    ClassIndices,
    BinaryLabels,
    SignLabels,
    Embeddings,
}
