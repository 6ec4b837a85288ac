using static LossGen.Generator.Ir.Operations;

namespace LossGen.Generator.Ir;

/// <summary>The softmax of a row of logits and what losses take from it, in terms of exp(z − max z): nothing overflows and nothing cancels.</summary>
internal sealed class Softmax
{
    private readonly Expression _pivot;
    private readonly Expression _distances;
    private readonly Expression? _others;
    private readonly Expression? _distance;
    private readonly Expression? _share;

    /// <param name="logits">The row.</param>
    /// <param name="label">The index of the true class, where that is one.</param>
    public Softmax(Expression logits, Expression? label = null)
    {
        _pivot = logits.Make(Pivot);
        _distances = logits.Make(Shift, _pivot);
        Expression powers = _distances.Make(Exp);
        if (label is null)
        {
            Sum = powers.Make(RowSum);
            return;
        }

        _distance = logits.Make(Gather, label).Make(Shift, _pivot);
        _share = _distance.Make(Exp);
        _others = powers.Make(SumOfOthers, label);
        Sum = _others + _share;
    }

    /// <summary>Σ exp(z − max z).</summary>
    public Expression Sum { get; }

    public Expression LogSumExp => _pivot + Sum.Make(Log);

    /// <summary>p of each class.</summary>
    public Expression Shares => _distances.Make(Exp) / Sum;

    /// <summary>log p of each class.</summary>
    public Expression LogShares => _distances - Sum.Make(Log);

    /// <summary>−log p of the true class.</summary>
    public Expression Surprise => _others!.Make(Operations.Surprise, _share!, _distance!);

    /// <summary>p of the true class.</summary>
    public Expression Hit => _share!.Make(Share, _others!);

    /// <summary>1 − p of the true class.</summary>
    public Expression Missed => _others!.Make(Share, _share!);

    /// <summary>−Σ w·log p over the classes, where a weight of 0 keeps out even log 0.</summary>
    public Expression Expected(Expression weights) => weights.Make(Portion, -_distances).Make(RowSum) + weights.Make(RowSum) * Sum.Make(Log);

    /// <summary>The same of weights that switch off: where all are 0, even what is not a number.</summary>
    public Expression Weighted(Expression weights) =>
        weights.Make(Operations.Weighted, -_distances).Make(RowSum) + weights.Make(RowSum).Make(Operations.Weighted, Sum.Make(Log));
}
