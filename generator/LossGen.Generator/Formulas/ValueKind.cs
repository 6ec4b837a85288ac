namespace LossGen.Generator.Formulas;

/// <summary>What the numbers of an input mean, as far as a loss cares. Members other than <see cref="Values"/> are those of <c>LossGen.ValueKind</c>.</summary>
internal enum ValueKind
{
    /// <summary>Anything.</summary>
    Values = 0,
    Logits = 1,
    Probabilities = 2,
    LogProbabilities = 3,
    SigmoidProbabilities = 4,
    OneHot = 5,
    ClassIndices = 6,
    SignLabels = 7,
    BinaryLabels = 8,
    Embeddings = 9,
}
