namespace LossGen;

/// <summary>
/// A loss that is not divided yet. The sums of the parts of any split of a batch, by rows, add up to that of the whole batch: over micro-batches, over processes, over a validation set.
/// Means do not: the mean of the means of parts with different numbers of counted rows is another number.
/// </summary>
/// <param name="Total">The (weighted) sum of the losses.</param>
/// <param name="Weight">What <see cref="Reduction.Mean"/>, <see cref="Reduction.BatchMean"/> or <see cref="Reduction.WeightedMean"/> divides that sum by.</param>
/// <example>
/// <code>
/// LossSum sum = LossSum.Zero;
/// foreach (Batch batch in validation) sum += Losses.CrossEntropy(batch.Logits, batch.Labels);
/// double loss = sum.Mean;
/// </code>
/// </example>
public readonly record struct LossSum(double Total, double Weight)
{
    /// <summary>The sum of nothing.</summary>
    public static LossSum Zero => default;

    /// <summary>The reduced loss: <see cref="Total"/> / <see cref="Weight"/>; not a number where the weight is 0, since nothing counted.</summary>
    public double Mean => Total / Weight;

    /// <summary>The sum of two parts of a batch.</summary>
    /// <param name="left">One part.</param>
    /// <param name="right">Another part.</param>
    public static LossSum operator +(LossSum left, LossSum right) => new(left.Total + right.Total, left.Weight + right.Weight);

    /// <summary>The sum of two parts of a batch.</summary>
    /// <param name="left">One part.</param>
    /// <param name="right">Another part.</param>
    public static LossSum Add(LossSum left, LossSum right) => left + right;
}
