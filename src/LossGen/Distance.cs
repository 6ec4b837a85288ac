namespace LossGen;

/// <summary>How far two embeddings a and b are apart.</summary>
public enum Distance
{
    /// <summary>‖a − b‖₂, and what else the options of the kind make of that norm.</summary>
    Euclidean = 0,

    /// <summary>‖a − b‖₂².</summary>
    SquaredEuclidean = 1,

    /// <summary>1 − cos(a, b).</summary>
    Cosine = 2,
}
