namespace LossGen;

/// <summary>The losses that LossGen knows by name. Logarithms are natural; ŷ is a prediction, y a target, z a logit, p a probability.</summary>
public enum Kind
{
    /// <summary>(ŷ − y)². Inputs: predictions, targets.</summary>
    MeanSquaredError = 1,

    /// <summary>|ŷ − y|, with slope 0 where the two are equal. Inputs: predictions, targets.</summary>
    MeanAbsoluteError = 2,

    /// <summary>½x² where |x| ≤ δ, else δ(|x| − ½δ), x = ŷ − y (Huber, 1964). Inputs: predictions, targets. Option: Delta (1).</summary>
    Huber = 3,

    /// <summary>½x²/β where |x| &lt; β, else |x| − ½β, x = ŷ − y (Girshick, 2015). Inputs: predictions, targets. Option: Beta (1; 0 is MeanAbsoluteError).</summary>
    SmoothL1 = 4,

    /// <summary>log cosh(ŷ − y), finite for every finite input. Inputs: predictions, targets.</summary>
    LogCosh = 5,

    /// <summary>The pinball loss max(q(y − ŷ), (q − 1)(y − ŷ)) (Koenker and Bassett, 1978). Inputs: predictions, targets. Option: Quantile (0.5).</summary>
    Quantile = 6,

    /// <summary>
    /// Poisson negative log-likelihood: exp(ŷ) − yŷ, or ŷ − y log(ŷ + ε) where LogInput is false; Full adds Stirling's term where y &gt; 1.
    /// Inputs: predictions, targets. Options: LogInput (true), Full (false), Epsilon (1e-8).
    /// </summary>
    Poisson = 7,

    /// <summary>
    /// Gaussian negative log-likelihood ½(log v + (ŷ − y)²/v), v = max(variances, ε); Full adds ½ log 2π.
    /// Inputs: predictions, targets, variances. Options: Full (false), Epsilon (1e-6).
    /// </summary>
    Gaussian = 8,

    /// <summary>
    /// −[y log p + (1 − y) log(1 − p)] with logarithms clamped at −100, as in PyTorch; with Epsilon p is clipped to [ε, 1 − ε] instead, as in Keras.
    /// Inputs: probabilities, targets. Options: Epsilon (unset), LabelSmoothing (0).
    /// </summary>
    BinaryCrossEntropy = 9,

    /// <summary>
    /// Binary cross-entropy of σ(z), stable for every logit. Inputs: logits, targets.
    /// Options: PosWeight, or a span posWeights with one value per column (1), LabelSmoothing (0).
    /// </summary>
    BinaryCrossEntropyWithLogits = 10,

    /// <summary>max(0, m − yŷ). Inputs: predictions, targets −1 or +1. Option: Margin (1).</summary>
    Hinge = 11,

    /// <summary>max(0, m − yŷ)². Inputs: predictions, targets −1 or +1. Option: Margin (1).</summary>
    SquaredHinge = 12,

    /// <summary>ŷ where y = 1, max(0, m − ŷ) where y = −1. Inputs: predictions, targets −1 or +1. Option: Margin (1).</summary>
    HingeEmbedding = 13,

    /// <summary>log(1 + exp(−yŷ)), without overflow. Inputs: predictions, targets −1 or +1.</summary>
    SoftMargin = 14,

    /// <summary>
    /// −αₜ(1 − pₜ)^γ log pₜ (Lin et al., 2017), p = σ(z), pₜ = py + (1 − p)(1 − y), αₜ = αy + (1 − α)(1 − y).
    /// Inputs: logits, targets. Options: Gamma (2), Alpha (unset: no α).
    /// </summary>
    Focal = 15,

    /// <summary>max(0, −y(a − b) + m). Inputs: first, second, targets −1 or +1. Option: Margin (0).</summary>
    MarginRanking = 16,
}
