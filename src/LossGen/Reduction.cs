namespace LossGen;

/// <summary>How the unreduced losses ℓ become the value that is returned and differentiated.</summary>
public enum Reduction
{
    /// <summary>Σℓ divided by the number of ℓ; not a number where there is none.</summary>
    Mean = 0,

    /// <summary>Σℓ; 0 where there is none.</summary>
    Sum = 1,

    /// <summary>Nothing is summed: <c>losses</c> receives every ℓ, and gradients are those of ℓ weighted by <c>upstream</c> (ones where it is absent).</summary>
    None = 2,

    /// <summary>Σℓ divided by the number of rows.</summary>
    BatchMean = 3,

    /// <summary>Σwℓ divided by Σw, w being <c>sampleWeights</c>; not a number where the weights sum to 0.</summary>
    WeightedMean = 4,
}
