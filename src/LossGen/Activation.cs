namespace LossGen;

/// <summary>What makes probabilities of a loss's first input.</summary>
public enum Activation
{
    /// <summary>They are probabilities already.</summary>
    None = 0,

    /// <summary>σ(z) of each.</summary>
    Sigmoid = 1,

    /// <summary>The softmax over the classes of each pixel.</summary>
    Softmax = 2,
}
