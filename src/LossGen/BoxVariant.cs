namespace LossGen;

/// <summary>What a loss of boxes takes into account beside the intersection over the union (IoU).</summary>
public enum BoxVariant
{
    /// <summary>Nothing: 1 − IoU.</summary>
    Plain = 0,

    /// <summary>How much of the least box around both is in neither (Rezatofighi et al., 2019).</summary>
    Generalized = 1,

    /// <summary>How far the centers are apart, beside the diagonal of the least box around both (Zheng et al., 2020).</summary>
    Distance = 2,

    /// <summary>That, and how different the ratios of width and height are; the factor of the latter is not differentiated.</summary>
    Complete = 3,
}
