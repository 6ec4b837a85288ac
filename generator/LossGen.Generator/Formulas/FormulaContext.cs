using System;
using LossGen.Generator.Ir;
using static LossGen.Generator.Ir.Operations;

namespace LossGen.Generator.Formulas;

/// <summary>What a catalogue formula is written with: the inputs and options as one declaration gives them, and functions of them.</summary>
/// <param name="graph">Where the formula is built.</param>
/// <param name="input">The i-th input.</param>
/// <param name="option">An option: a constant, a run-time parameter, or null where it is unset and has no default.</param>
/// <param name="posWeights">The weight of the positive term per element, or null where there is no such span.</param>
internal sealed class FormulaContext(Graph graph, Func<int, Expression> input, Func<Option, Expression?> option, Expression? posWeights)
{
    public Expression this[int index] => input(index);

    public Expression? Optional(Option wanted) => option(wanted);

    public Expression this[Option wanted] =>
        option(wanted) ?? throw new InvalidOperationException($"{wanted.Name} has no default: ask with {nameof(Optional)}.");

    public bool Flag(Option wanted) => this[wanted].Value != 0;

    public Expression PosWeight => posWeights ?? this[LossOptions.PosWeight];

    public Expression Number(double value) => graph.Constant(value);

    public Expression Exp(Expression x) => x.Make(Operations.Exp);

    public Expression Log(Expression x) => x.Make(Operations.Log);

    public Expression Log1p(Expression x) => x.Make(Operations.Log1p);

    public Expression Sigmoid(Expression x) => x.Make(Operations.Sigmoid);

    public Expression Softplus(Expression x) => x.Make(Operations.Softplus);

    public Expression Pow(Expression x, Expression exponent) => x.Make(Operations.Pow, exponent);

    /// <summary>max(bound, x): at a tie the gradient is that of x, as PyTorch's clamp has it.</summary>
    public Expression AtLeast(Expression bound, Expression x) => bound.Make(Max, x);

    /// <summary>min(bound, x), likewise.</summary>
    public Expression AtMost(Expression bound, Expression x) => bound.Make(Min, x);

    public Expression Where(Expression condition, Expression then, Expression otherwise) => condition.Make(Select, then, otherwise);

    /// <summary>y(1 − s) + s/2, or y alone where the smoothing s is known to be 0.</summary>
    public Expression Smoothed(Expression targets)
    {
        Expression smoothing = this[LossOptions.LabelSmoothing];
        return smoothing.IsValue(0) ? targets : targets * (1 - smoothing) + 0.5 * smoothing;
    }
}
