namespace LossGen;

/// <summary>What numbers mean, for <see cref="HoldsAttribute"/>.</summary>
public enum ValueKind
{
    /// <summary>Scores before softmax or sigmoid: any real numbers.</summary>
    Logits = 1,

    /// <summary>Probabilities of classes that sum to 1 in each row, as softmax gives them.</summary>
    Probabilities = 2,

    /// <summary>Logarithms of such probabilities, as log-softmax gives them.</summary>
    LogProbabilities = 3,

    /// <summary>Probabilities that stand for themselves, each between 0 and 1, as sigmoid gives them.</summary>
    SigmoidProbabilities = 4,

    /// <summary>Rows with a single 1 among zeros.</summary>
    OneHot = 5,

    /// <summary>One class number per row.</summary>
    ClassIndices = 6,

    /// <summary>Labels −1 and +1.</summary>
    SignLabels = 7,

    /// <summary>Labels 0 and 1.</summary>
    BinaryLabels = 8,

    /// <summary>Vectors whose distances or angles matter.</summary>
    Embeddings = 9,
}
