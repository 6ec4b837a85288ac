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

    /// <summary>max(0, m − yŷ). Inputs: predictions, targets −1 or +1. Options: Margin (1), ZeroOneLabels (false).</summary>
    Hinge = 11,

    /// <summary>max(0, m − yŷ)². Inputs: predictions, targets −1 or +1. Options: Margin (1), ZeroOneLabels (false).</summary>
    SquaredHinge = 12,

    /// <summary>ŷ where y = 1, max(0, m − ŷ) where y = −1. Inputs: predictions, targets −1 or +1. Options: Margin (1), ZeroOneLabels (false).</summary>
    HingeEmbedding = 13,

    /// <summary>log(1 + exp(−yŷ)), without overflow. Inputs: predictions, targets −1 or +1. Option: ZeroOneLabels (false).</summary>
    SoftMargin = 14,

    /// <summary>
    /// −αₜ(1 − pₜ)^γ log pₜ (Lin et al., 2017). Inputs: logits, and targets of which one of two is meant by their type. Floating-point targets: per
    /// element, p = σ(z), pₜ = py + (1 − p)(1 − y), αₜ = αy + (1 − α)(1 − y). Class indices [R]: per row of logits [R×C], p = softmax(z), pₜ = p_y, αₜ = α
    /// times the class weight, and the mean divides by all rows. With Probabilities the first input is p itself, clipped to [ε, 1 − ε], as in Keras.
    /// Options: Gamma (2), Alpha (unset: no α), Probabilities (false), Epsilon (1e-7); for indices also ClassWeights, IgnoreIndex.
    /// </summary>
    Focal = 15,

    /// <summary>max(0, −y(a − b) + m). Inputs: first, second, targets −1 or +1. Options: Margin (0), ZeroOneLabels (false).</summary>
    MarginRanking = 16,

    /// <summary>
    /// −log softmax(z)_y of rows of logits. Inputs: logits [R×C], targets: class indices [R], or probabilities [R×C]. Targets of indices divide their mean by the
    /// summed class weights of the rows that are not ignored; ZLoss adds k·(log Σ exp z)², never weighted (PaLM, 2022).
    /// Poly adds ε(1 − p_y), smoothed and weighted as the rest (PolyLoss: Leng et al., 2022; optax).
    /// Options: ClassWeights or a span classWeights, IgnoreIndex (indices only), LabelSmoothing (0), ZLoss (0), Poly (0).
    /// </summary>
    CrossEntropy = 17,

    /// <summary>
    /// −w_y·log p_y, the mean divided by the summed class weights of the rows that are not ignored.
    /// Inputs: logProbabilities [R×C], targets: class indices [R]. Options: ClassWeights or a span classWeights, IgnoreIndex.
    /// </summary>
    NegativeLogLikelihood = 18,

    /// <summary>
    /// −Σ y log clip(p, ε, 1) per row, as in Keras. Inputs: probabilities [R×C], targets [R×C].
    /// Options: Epsilon (1e-7), LabelSmoothing (0), Normalize (false: whether each row is divided by its sum first).
    /// </summary>
    CategoricalCrossEntropy = 19,

    /// <summary>
    /// −log clip(p_y, ε, 1), as in Keras; the mean divides by all rows. Inputs: probabilities [R×C], targets: class indices [R].
    /// Options: Epsilon (1e-7), IgnoreIndex, Normalize (false: whether each row is divided by its sum first).
    /// </summary>
    SparseCategoricalCrossEntropy = 20,

    /// <summary>
    /// w_y·Σ_{j≠y} max(0, m − s_y + s_j)ⁿ / C. Inputs: scores [R×C], targets: class indices [R].
    /// Options: Margin (1), Norm (1, or 2), ClassWeights or a span classWeights.
    /// </summary>
    MultiMargin = 21,

    /// <summary>max(0, max((1 − y)ŷ) − Σyŷ + 1) per row, as in Keras. Inputs: predictions [R×C], targets [R×C].</summary>
    CategoricalHinge = 22,

    /// <summary>
    /// Σ over labels i and other classes j of max(0, 1 − s_i + s_j) / C, as in PyTorch. Inputs: scores [R×C], targets: class indices [R×C],
    /// of which a row ends at its first −1.
    /// </summary>
    MultiLabelMargin = 23,

    /// <summary>
    /// The mean over the classes of w·BCE(σ(z), y), per row. Inputs: logits [R×C], targets [R×C]. Options: ClassWeights or a span classWeights.
    /// </summary>
    MultiLabelSoftMargin = 24,

    /// <summary>
    /// The Kullback–Leibler divergence per element: y(log y − log p); with LogTarget exp(t)(t − log p); with Probabilities the first input is p itself and both are
    /// clipped to [ε, 1]. Use it with <see cref="Reduction.BatchMean"/>. Inputs: logProbabilities [R×C], targets [R×C].
    /// Options: LogTarget (false), Probabilities (false), Epsilon (1e-7).
    /// </summary>
    KLDivergence = 25,

    /// <summary>½KL(p‖m) + ½KL(q‖m) per row, m = ½(p + q), 0·log 0 = 0 (Lin, 1991). Inputs: first [R×C], second [R×C], both probabilities.</summary>
    JensenShannon = 26,

    /// <summary>
    /// −½Σ(1 + v − µ² − exp v) per row: the divergence of a Gaussian from the standard one, as in variational autoencoders (Kingma and Welling, 2014).
    /// Inputs: means [R×D], logVariances [R×D].
    /// </summary>
    GaussianKL = 27,

    /// <summary>
    /// y·d² + (1 − y)·max(m − d, 0)² per row, d = ‖a − b‖₂, or another Distance (Hadsell et al., 2006). Inputs: first [R×D], second [R×D], targets [R], 1 where
    /// similar; or distances [R] that are known already, targets [R]. Options: Margin (1), Distance (Euclidean; of embeddings only).
    /// </summary>
    Contrastive = 28,

    /// <summary>
    /// max(d(a, p) − d(a, n) + m, 0) per row, d(a, b) = ‖a − b + ε‖ₙ; Swap takes d(p, n) instead of d(a, n) where it is less (Balntas et al., 2016). Other
    /// Distances have neither Norm nor Epsilon.
    /// Inputs: anchor [R×D], positive [R×D], negative [R×D]. Options: Margin (1), Norm (2), Epsilon (1e-6), Swap (false), Distance (Euclidean).
    /// </summary>
    Triplet = 29,

    /// <summary>
    /// 1 − cos(a, b) where y = 1, max(0, cos(a, b) − m) where y = −1, per row. Inputs: first [R×D], second [R×D], targets [R] −1 or +1.
    /// Options: Margin (0), ZeroOneLabels (false).
    /// </summary>
    CosineEmbedding = 30,

    /// <summary>−cos(ŷ, y) per row. Inputs: predictions [R×D], targets [R×D].</summary>
    CosineSimilarity = 31,

    /// <summary>
    /// The cross-entropy of each anchor's similarities to all positives, divided by τ, against its own (van den Oord et al., 2018).
    /// Inputs: anchors [R×D], positives [R×D]. Options: Temperature (0.1), Normalize (true: cosines), Symmetric (false: the mean of both directions).
    /// </summary>
    InfoNce = 32,

    /// <summary>
    /// SimCLR's loss (Chen et al., 2020): the cross-entropy of each of 2R embeddings' cosines to all others, divided by τ, against that of its partner.
    /// Inputs: first [R×D], second [R×D]. Or embeddings [R×D], labels [R]: the mean over all ordered pairs of one label of the cross-entropy of that pair against the
    /// rows of other labels, as in optax and pytorch-metric-learning; ℓ is the sum over a row's pairs. Option: Temperature (0.5).
    /// </summary>
    NtXent = 33,

    /// <summary>
    /// 1 − (2I + s)/(P + T + s') of each group (Milletari et al., 2016), I = Σpt, P = Σp, T = Σt. Inputs: probabilities, targets, both [samples×pixels×classes].
    /// Options: Activation (None), PerSample (true), PerClass (true), Smooth (1), SmoothDenominator (= Smooth), SquaredPredictions (false: P and T of squares),
    /// ClassWeights or a span classWeights.
    /// </summary>
    Dice = 34,

    /// <summary>
    /// 1 − (I + s)/(P + T − I + s') of each group: one less the intersection over the union, of probabilities. Inputs and options as <see cref="Dice"/>.
    /// </summary>
    Jaccard = 35,

    /// <summary>
    /// (1 − (I + s)/(I + αFP + βFN + s'))^γ of each group (Salehi et al., 2017; γ: Abraham and Khan, 2019). Inputs as <see cref="Dice"/>.
    /// Options: those of Dice without SquaredPredictions, Alpha (0.5), Beta (0.5), Gamma (1).
    /// </summary>
    Tversky = 36,

    /// <summary>
    /// Σ_l w_l · mean|f_l − t_l|ⁿ over layers laid end to end: one value. Inputs: features, targetFeatures; spans layerSizes (int) and layerWeights. Option: Norm (2, or 1).
    /// </summary>
    Perceptual = 37,

    /// <summary>
    /// −log of the probability of a label sequence over all its alignments (Graves et al., 2006). Inputs: logits [T×N×C], to which log-softmax is applied; targets: class
    /// indices [N×S]; spans inputLengths and targetLengths (int). The mean divides each loss by its target length first. Options: Blank (0), ZeroInfinity (false).
    /// </summary>
    Ctc = 38,

    /// <summary>100·|y − ŷ|/max(|y|, ε), as in Keras. Inputs: predictions, targets. Option: Epsilon (1e-7).</summary>
    MeanAbsolutePercentageError = 39,

    /// <summary>
    /// (log(max(ŷ, ε) + 1) − log(max(y, ε) + 1))², as in Keras. Inputs: predictions, targets. Option: Epsilon (1e-7).
    /// </summary>
    MeanSquaredLogarithmicError = 40,

    /// <summary>
    /// Half the Tweedie deviance with a logarithmic link, exp(z) being the mean, without the terms that do not depend on z, as scikit-learn's HalfTweedieLoss,
    /// LightGBM and XGBoost have it: exp((2 − p)z)/(2 − p) − y·exp((1 − p)z)/(1 − p); at p = 1 exp(z) − yz (Poisson), at p = 2 z + y·exp(−z) (Gamma), at p = 0
    /// ½(exp(z) − y)². Inputs: predictions (the logarithm z of the mean), targets. Option: Power (1.5: the p).
    /// </summary>
    Tweedie = 41,

    /// <summary>
    /// Half the gamma deviance with a logarithmic link, without the terms that do not depend on z: z + y·exp(−z), as scikit-learn's HalfGammaLoss.
    /// Inputs: predictions (the logarithm z of the mean), targets above 0.
    /// </summary>
    Gamma = 42,

    /// <summary>
    /// w·log(1 + |x|/ε) where |x| &lt; w, else |x| − w + w·log(1 + w/ε), x = ŷ − y (Feng et al., 2018). Inputs: predictions, targets.
    /// Options: Width (10: the w), Curvature (2: the ε).
    /// </summary>
    Wing = 43,

    /// <summary>
    /// The general and adaptive robust loss (Barron, 2019) of x = ŷ − y: |α − 2|/α·(((x/c)²/|α − 2| + 1)^(α/2) − 1), which is a smooth absolute error at α = 1, Cauchy's
    /// loss at 0, Geman–McClure's at −2, Welsch's at −∞ and half the square at 2. Inputs: predictions, targets.
    /// Options: Shape (1: the α; any number, infinities included), Scale (1: the c).
    /// </summary>
    Barron = 44,

    /// <summary>
    /// The asymmetric loss of several labels (Ridnik et al., 2021), of p = σ(z): −y·(1 − p)^γ₊·log p − (1 − y)·q^γ₋·log(1 − q), q = max(p − m, 0).
    /// Inputs: logits, targets 0 or 1. Options: GammaPositive (0), GammaNegative (4), Clip (0.05: the m).
    /// </summary>
    Asymmetric = 45,

    /// <summary>
    /// (1 − p_y^q)/q, between cross-entropy (q → 0) and absolute error (q = 1), for noisy labels (Zhang and Sabuncu, 2018). Inputs: probabilities [R×C], targets: class
    /// indices [R]. Options: Q (0.7), IgnoreIndex.
    /// </summary>
    GeneralizedCrossEntropy = 46,

    /// <summary>
    /// τ²·KL(t‖s) per row, t and s being the softmaxes of teacher and student logits divided by τ (Hinton et al., 2015).
    /// Inputs: studentLogits [R×C], teacherLogits [R×C]. Option: Temperature (1).
    /// </summary>
    Distillation = 47,

    /// <summary>
    /// Σ over k of the binary cross-entropy of σ(z_k) against y &gt; k: ordered classes (CORAL: Cao et al., 2020; coral-pytorch). Inputs: logits [R×(K−1)], targets: class
    /// indices [R] below K, which <c>Classes</c> or <c>classes</c> gives. Option: IgnoreIndex.
    /// </summary>
    Ordinal = 48,

    /// <summary>−Σ r·log softmax(s) per row: a list's relevances r (ListNet; optax and Rax). Inputs: scores [R×C], relevances [R×C].</summary>
    RankingSoftmax = 49,

    /// <summary>
    /// −s_y + ½Σ(s² − τ²) over the support of sparsemax(s) + ½, τ being its threshold: the loss whose gradient is sparsemax(s) less the label
    /// (Martins and Astudillo, 2016; optax). Inputs: scores [R×C], targets: class indices [R]. Option: IgnoreIndex.
    /// </summary>
    Sparsemax = 50,

    /// <summary>
    /// The cross-entropy of s·cos θ with cos(θ_y + m) for the label (ArcFace: Deng et al., 2019), or cos θ_y − m where Angular is false (CosFace: Wang et al., 2018).
    /// Inputs: cosines [R×C], taken for −1 or 1 beyond, targets: class indices [R]. Options: Scale (64: the s), Margin (0.5), Angular (true), IgnoreIndex.
    /// </summary>
    AngularMargin = 51,

    /// <summary>
    /// 1 − IoU of boxes, and what <see cref="BoxVariant"/> adds, as torchvision's generalized_box_iou_loss, distance_box_iou_loss and complete_box_iou_loss have it.
    /// Inputs: predictions [R×4], targets [R×4], each x1 y1 x2 y2 with x1 &lt; x2 and y1 &lt; y2. Options: Variant (Generalized), Epsilon (1e-7: added to what is divided by).
    /// </summary>
    BoxIoU = 52,

    /// <summary>
    /// The mean over the other rows of a row's label of −log softmax(s), s being its similarities to all other rows divided by τ (Khosla et al., 2020; 0 where there is
    /// no other row of the label). Inputs: embeddings [R×D], labels [R]. Options: Temperature (0.1), Normalize (true: cosines).
    /// </summary>
    SupervisedContrastive = 53,

    /// <summary>
    /// The circle loss (Sun et al., 2020) as Keras has it, of cosines of embeddings: log(1 + Σ exp(−γ(m + d)(m − d))·Σ exp(γ·max(1 + m − d, 0)(1 − m − d))), d = 1 − cos, the
    /// first sum over the other rows of a row's label, the second over the rest; 0 where either has none. Weights of distances are differentiated too.
    /// Inputs: embeddings [R×D], labels [R]. Options: Gamma (80), Margin (0.4).
    /// </summary>
    Circle = 54,
}
