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

    /// <summary>Asks for the loss that a method of yours computes.</summary>
    /// <param name="formula">
    /// The name of a static method of numbers, best written with <c>nameof</c>. Its parameters are the elements of the spans, in order; then
    /// parameters of the loss method that have their names; then their own defaults.
    /// </param>
    public LossAttribute(string formula) => Formula = formula;

    /// <summary>The loss asked for.</summary>
    public Kind Kind { get; }

    /// <summary>The method asked for instead of a kind, or null.</summary>
    public string? Formula { get; }

    /// <summary>How the unreduced losses are summed up.</summary>
    public Reduction Reduction { get; set; }

    /// <summary>The factor of this term; 1 unless given. Any finite number.</summary>
    public double Weight { get; set; } = 1;

    /// <summary>
    /// Whether large inputs are shared out among the threads of the pool, by <see cref="System.Threading.Tasks.Parallel"/>; false unless given. Losses and gradients have the
    /// same bits as without, however many threads there are. What is shared out: elements, rows, groups or samples, sequences, or rows of similarities, according to the
    /// kind. Fewer than 32768 elements, or a single row, are left to the calling thread, which is as fast. Of several attributes one is enough.
    /// </summary>
    public bool Parallel { get; set; }

    /// <summary>Losses of tensors: the type that is computed in. Default: <see cref="LossGen.Precision.Single"/>.</summary>
    public Precision Precision { get; set; }

    /// <summary>CrossEntropy and Focal of tensors: which targets are taken. Default: those that are passed, <see cref="LossGen.Targets.Any"/>.</summary>
    public Targets Targets { get; set; }

    /// <summary>
    /// The number of columns of a row, at least 1. Known here it makes the fastest code; a parameter <c>int classes</c> or <c>int dimensions</c> says the same
    /// at run time. Element-wise losses need it only for <see cref="Reduction.BatchMean"/>.
    /// </summary>
    public int Classes { get; set; }

    /// <summary>Focal: the exponent γ that plays down easy examples; from 0 to 1000, 2 unless given. Tversky: the focal exponent γ; above 0 and at most 1000, 1 unless given.</summary>
    public double Gamma { get; set; } = 2;

    /// <summary>
    /// Focal: the weight α of the positive class, or of every row where targets are indices, from 0 to 1; no weighting unless given. Tversky: the weight α of false
    /// positives; at least 0, 0.5 unless given.
    /// </summary>
    public double Alpha { get; set; }

    /// <summary>Huber: the δ where the square becomes a line; above 0, 1 unless given.</summary>
    public double Delta { get; set; } = 1;

    /// <summary>SmoothL1: the β where the square becomes a line; at least 0, 1 unless given. Tversky: the weight β of false negatives; at least 0, 0.5 unless given.</summary>
    public double Beta { get; set; } = 1;

    /// <summary>Quantile: the quantile q to be estimated, from 0 to 1; 0.5 unless given.</summary>
    public double Quantile { get; set; } = 0.5;

    /// <summary>
    /// The margin m; any finite number. 1 unless given for Hinge, SquaredHinge, HingeEmbedding, MultiMargin, Contrastive and Triplet, 0 for MarginRanking and CosineEmbedding.
    /// </summary>
    public double Margin { get; set; } = 1;

    /// <summary>
    /// The smoothing s, from 0 to 1; 0 unless given. BinaryCrossEntropy, BinaryCrossEntropyWithLogits: targets become y(1 − s) + s/2. CrossEntropy,
    /// CategoricalCrossEntropy: targets become y(1 − s) + s/C.
    /// </summary>
    public double LabelSmoothing { get; set; }

    /// <summary>BinaryCrossEntropyWithLogits: the weight of the positive term; at least 0, 1 unless given.</summary>
    public double PosWeight { get; set; } = 1;

    /// <summary>
    /// Poisson: added to ŷ before its logarithm (1e-8); Gaussian: the least variance (1e-6); BinaryCrossEntropy: p is clipped to [ε, 1 − ε]
    /// (unset: logarithms are clamped at −100 instead); CategoricalCrossEntropy, SparseCategoricalCrossEntropy, KLDivergence: probabilities are clipped to [ε, 1] (1e-7);
    /// Triplet: added to every component of a difference (1e-6).
    /// </summary>
    public double Epsilon { get; set; }

    /// <summary>Poisson: whether predictions are logarithms of the rate; true unless given.</summary>
    public bool LogInput { get; set; } = true;

    /// <summary>Poisson, Gaussian: whether the terms that do not depend on the prediction are added; false unless given.</summary>
    public bool Full { get; set; }

    /// <summary>
    /// The class that is not learned: rows with this target have loss and gradient 0, whatever they hold. Any number, also that of a class; nothing is ignored unless given.
    /// CrossEntropy, NegativeLogLikelihood, SparseCategoricalCrossEntropy and Focal, with class indices as targets.
    /// </summary>
    public int IgnoreIndex { get; set; }

    /// <summary>One weight per class, at least 0; all 1 unless given. A span <c>classWeights</c> says the same at run time.</summary>
    public double[]? ClassWeights { get; set; }

    /// <summary>CrossEntropy: the factor k of the squared log-sum-exp of each row that is added; at least 0, 0 unless given.</summary>
    public double ZLoss { get; set; }

    /// <summary>MultiMargin (1 unless given) and Perceptual (2 unless given): the exponent, 1 or 2. Triplet: the norm of distances, at least 1, 2 unless given.</summary>
    public double Norm { get; set; }

    /// <summary>InfoNce (0.1 unless given) and NtXent (0.5 unless given): what similarities are divided by; above 0.</summary>
    public double Temperature { get; set; }

    /// <summary>
    /// CategoricalCrossEntropy, SparseCategoricalCrossEntropy: whether a row is divided by its sum first; false unless given. InfoNce: whether embeddings are divided by
    /// their norms, so that similarities are cosines; true unless given.
    /// </summary>
    public bool Normalize { get; set; }

    /// <summary>InfoNce: whether positives are also compared with all anchors, and the mean of both directions is taken; false unless given.</summary>
    public bool Symmetric { get; set; }

    /// <summary>KLDivergence: whether targets are logarithms of probabilities; false unless given.</summary>
    public bool LogTarget { get; set; }

    /// <summary>KLDivergence: whether the first input is probabilities rather than their logarithms; false unless given.</summary>
    public bool Probabilities { get; set; }

    /// <summary>Triplet: whether the distance from positive to negative counts where it is less than that from the anchor; false unless given.</summary>
    public bool Swap { get; set; }

    /// <summary>Dice, Jaccard, Tversky: what makes probabilities of the first input.</summary>
    public Activation Activation { get; set; }

    /// <summary>Dice, Jaccard, Tversky: whether every sample is a group of its own, rather than all together; true unless given.</summary>
    public bool PerSample { get; set; } = true;

    /// <summary>Dice, Jaccard, Tversky: whether every class is a group of its own, rather than all together; true unless given.</summary>
    public bool PerClass { get; set; } = true;

    /// <summary>Dice, Jaccard, Tversky: added to the numerator; at least 0, 1 unless given.</summary>
    public double Smooth { get; set; } = 1;

    /// <summary>Dice, Jaccard, Tversky: added to the denominator; at least 0, as <see cref="Smooth"/> unless given.</summary>
    public double SmoothDenominator { get; set; }

    /// <summary>Dice, Jaccard: whether sums of predictions and of targets are those of their squares; false unless given.</summary>
    public bool SquaredPredictions { get; set; }

    /// <summary>Ctc: the class that stands for no label; 0 unless given.</summary>
    public int Blank { get; set; }

    /// <summary>Ctc: whether the loss and gradient of a target that no alignment fits are 0, rather than infinite and not a number; false unless given.</summary>
    public bool ZeroInfinity { get; set; }
}
