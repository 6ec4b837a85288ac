namespace LossGen.Analyzers.Values;

/// <summary>How far hand-written code has come on the way to a softmax or sigmoid.</summary>
internal enum Stage
{
    /// <summary>Not on the way.</summary>
    None,

    /// <summary>x − max: softmax does not see the difference.</summary>
    Shifted,

    /// <summary>−x.</summary>
    Negated,

    /// <summary>eˣ.</summary>
    Exponential,

    /// <summary>e⁻ˣ.</summary>
    NegatedExponential,

    /// <summary>1 + eˣ.</summary>
    OnePlusExponential,

    /// <summary>1 + e⁻ˣ.</summary>
    OnePlusNegatedExponential,

    /// <summary>Σeˣ, whole or in part.</summary>
    ExponentialSum,

    /// <summary>1 / Σeˣ.</summary>
    ReciprocalSum,

    /// <summary>log Σeˣ.</summary>
    LogExponentialSum,
}
