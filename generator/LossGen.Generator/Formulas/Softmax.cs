using LossGen.Generator.Ir;

namespace LossGen.Generator.Formulas;

/// <summary>The softmax of a row of logits and what losses take from it, in terms of exp(z − max z): nothing overflows and nothing cancels.</summary>
internal sealed class Softmax
{
    private readonly FormulaContext _f;
    private readonly Expression _pivot;
    private readonly Expression _distances;
    private readonly Expression? _others;
    private readonly Expression? _distance;
    private readonly Expression? _share;

    /// <param name="f">The formula's context.</param>
    /// <param name="logits">The row.</param>
    /// <param name="label">The index of the true class, where that is one.</param>
    public Softmax(FormulaContext f, Expression logits, Expression? label = null)
    {
        _f = f;
        _pivot = logits.Make(Operations.Pivot);
        _distances = logits.Make(Operations.Shift, _pivot);
        Expression powers = f.Exp(_distances);
        if (label is null)
        {
            Sum = f.Sum(powers);
            return;
        }

        _distance = f.Gather(logits, label).Make(Operations.Shift, _pivot);
        _share = f.Exp(_distance);
        _others = powers.Make(Operations.SumOfOthers, label);
        Sum = _others + _share;
    }

    /// <summary>Σ exp(z − max z).</summary>
    public Expression Sum { get; }

    public Expression LogSumExp => _pivot + _f.Log(Sum);

    /// <summary>−log p of the true class.</summary>
    public Expression Surprise => _others!.Make(Operations.Surprise, _share!, _distance!);

    /// <summary>1 − p of the true class.</summary>
    public Expression Missed => _others!.Make(Operations.Share, _share!);

    /// <summary>−Σ w·log p over the classes, where a weight of 0 keeps out even log 0.</summary>
    public Expression Expected(Expression weights) => _f.Sum(_f.Portion(weights, -_distances)) + _f.Sum(weights) * _f.Log(Sum);
}
