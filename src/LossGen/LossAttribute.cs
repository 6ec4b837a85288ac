using System;

namespace LossGen;

/// <summary>
/// Asks LossGen to implement this partial method as a loss: its signature tells what is computed (loss, gradients or both).
/// Several attributes on one method make a weighted sum that is computed in one pass.
/// </summary>
/// <remarks>
/// Every numeric option may instead be a parameter of the method (<c>float gamma</c>), and is then given at run time.
/// An option that does not apply to the kind, or is out of its range, is an error at compile time.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class LossAttribute : Attribute
{
    /// <summary>Asks for a loss that LossGen knows by name.</summary>
    /// <param name="kind">The loss.</param>
    public LossAttribute(Kind kind) => Kind = kind;

    /// <summary>The loss asked for.</summary>
    public Kind Kind { get; }

    /// <summary>How the unreduced losses are summed up.</summary>
    public Reduction Reduction { get; set; }

    /// <summary>The factor of this term; 1 unless given. Any finite number.</summary>
    public double Weight { get; set; } = 1;

    /// <summary>The number of columns: only needed to know the rows (<see cref="Reduction.BatchMean"/>). At least 1.</summary>
    public int Classes { get; set; }

    /// <summary>Focal: the exponent γ that plays down easy examples; at least 0, 2 unless given.</summary>
    public double Gamma { get; set; } = 2;

    /// <summary>Focal: the weight α of the positive class, from 0 to 1; no weighting unless given.</summary>
    public double Alpha { get; set; }

    /// <summary>Huber: the δ where the square becomes a line; above 0, 1 unless given.</summary>
    public double Delta { get; set; } = 1;

    /// <summary>SmoothL1: the β where the square becomes a line; at least 0, 1 unless given.</summary>
    public double Beta { get; set; } = 1;

    /// <summary>Quantile: the quantile q to be estimated, from 0 to 1; 0.5 unless given.</summary>
    public double Quantile { get; set; } = 0.5;

    /// <summary>Hinge, SquaredHinge, HingeEmbedding (1 unless given) and MarginRanking (0 unless given): the margin m; any finite number.</summary>
    public double Margin { get; set; } = 1;

    /// <summary>BinaryCrossEntropy, BinaryCrossEntropyWithLogits: targets become y(1 − s) + s/2; from 0 to 1, 0 unless given.</summary>
    public double LabelSmoothing { get; set; }

    /// <summary>BinaryCrossEntropyWithLogits: the weight of the positive term; at least 0, 1 unless given.</summary>
    public double PosWeight { get; set; } = 1;

    /// <summary>
    /// Poisson: added to ŷ before its logarithm (1e-8); Gaussian: the least variance (1e-6); BinaryCrossEntropy: p is clipped to [ε, 1 − ε]
    /// (unset: logarithms are clamped at −100 instead).
    /// </summary>
    public double Epsilon { get; set; }

    /// <summary>Poisson: whether predictions are logarithms of the rate; true unless given.</summary>
    public bool LogInput { get; set; } = true;

    /// <summary>Poisson, Gaussian: whether the terms that do not depend on the prediction are added; false unless given.</summary>
    public bool Full { get; set; }
}
