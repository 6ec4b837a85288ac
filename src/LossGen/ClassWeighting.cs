namespace LossGen;

/// <summary>How <see cref="ClassWeights.FromCounts"/> makes weights of the number n of examples that each class has.</summary>
public enum ClassWeighting
{
    /// <summary>N/(k·n), N being the number of examples and k that of classes: 1 for all where all classes are equally frequent.</summary>
    Balanced = 0,

    /// <summary>1/n, scaled so that the weights sum to 1.</summary>
    InverseSum = 1,

    /// <summary>1/n, scaled so that the greatest weight, that of the rarest class, is 1.</summary>
    InverseMax = 2,

    /// <summary>(1 − β)/(1 − βⁿ), scaled so that the weights sum to the number of classes (Cui et al., 2019): more examples of a class count for less and less.</summary>
    EffectiveNumber = 3,
}
