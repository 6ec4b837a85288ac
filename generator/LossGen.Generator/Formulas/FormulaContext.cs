using System;
using LossGen.Generator.Ir;
using static LossGen.Generator.Ir.Operations;

namespace LossGen.Generator.Formulas;

/// <summary>What a catalogue formula is written with: the inputs and options as one declaration gives them, and functions of them.</summary>
/// <param name="graph">Where the formula is built.</param>
/// <param name="input">The i-th input.</param>
/// <param name="option">An option: a constant, a run-time parameter, or null where it is unset and has no default.</param>
/// <param name="spans">What the declaration has besides.</param>
internal sealed class FormulaContext(Graph graph, Func<int, Expression> input, Func<Option, Expression?> option, FormulaSpans spans)
{
    public Expression this[int index] => input(index);

    public Expression? Optional(Option wanted) => option(wanted);

    public Expression this[Option wanted] =>
        option(wanted) ?? throw new InvalidOperationException($"{wanted.Name} has no default: ask with {nameof(Optional)}.");

    public bool Flag(Option wanted) => this[wanted].Value != 0;

    public Expression PosWeight => spans.PosWeights ?? this[LossOptions.PosWeight];

    public Expression Number(double value) => graph.Constant(value);

    /// <summary>The weight of each column's class, or null where all are 1.</summary>
    public Expression? ClassWeights => spans.ClassWeights;

    /// <summary>The weight of a row's class, or null likewise.</summary>
    public Expression? ClassWeightOf(Expression label) => spans.ClassWeights is { } weights ? Gather(weights, label) : null;

    /// <summary>What the z-loss is multiplied by, so that its mean is that of the rows while the rest divides by weights.</summary>
    public Expression ZShare => spans.HasZShare ? graph.Parameter(KernelWords.ZShare) : Number(1);

    /// <summary>The one class that a row is about, where its targets are more than that.</summary>
    public Expression Label => graph.Input(SpanNames.Label, Level.Row);

    /// <summary>Whether each other row has the row's label.</summary>
    public Expression Positives => graph.Input(SpanNames.Positives);

    /// <summary>The number of the column.</summary>
    public Expression Column => graph.Column();

    /// <summary>The number of columns.</summary>
    public Expression Columns => graph.Columns();

    /// <summary>Σ over the columns.</summary>
    public Expression Sum(Expression x) => x.Make(RowSum);

    /// <summary>The greatest over the columns.</summary>
    public Expression Greatest(Expression x) => x.Make(RowMax);

    /// <summary>x in the column of that index.</summary>
    public Expression Gather(Expression x, Expression index) => x.Make(Operations.Gather, index);

    /// <summary>w·x, and 0 where w is 0.</summary>
    public Expression Portion(Expression w, Expression x) => w.Make(Operations.Portion, x);

    public Expression IsEqual(Expression a, Expression b) => a.Make(Equal, b);

    /// <summary>0 for an ignored row, whatever it holds: its label is negative then.</summary>
    public Expression UnlessIgnored(Expression label, Expression loss) => spans.HasIgnored ? Where(label.Make(Less, Number(0)), Number(0), loss) : loss;

    /// <summary>p clipped to [ε, 1], without slope beyond.</summary>
    public Expression Clipped(Expression probability) => AtMost(Number(1), AtLeast(this[LossOptions.Epsilon], probability));

    /// <summary>|x|ⁿ of x ≥ 0, n being 1 or 2.</summary>
    public Expression NormPower(Expression x)
    {
        Expression norm = this[LossOptions.Norm];
        return norm.IsValue(1) ? x : norm.IsValue(2) ? x.Squared : Where(IsEqual(norm, Number(2)), x.Squared, x);
    }

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

    /// <summary>y(1 − s) + s/C, or y alone where the smoothing s is known to be 0.</summary>
    public Expression SmoothedOverClasses(Expression targets)
    {
        Expression smoothing = this[LossOptions.LabelSmoothing];
        return smoothing.IsValue(0) ? targets : targets * (1 - smoothing) + smoothing / Columns;
    }

    /// <summary>Labels −1 and +1, which may be given as 0 and 1.</summary>
    public Expression Signs(Expression targets) => Flag(LossOptions.ZeroOneLabels) ? 2 * targets - 1 : targets;

    /// <summary>The first value where a known or a run-time option is this number, else the second.</summary>
    public Expression Case(Expression option, double number, Func<Expression> then, Func<Expression> otherwise) =>
        option.IsConstant ? (option.Value == number ? then() : otherwise()) : Where(IsEqual(option, Number(number)), then(), otherwise());

    /// <summary>y(1 − s) + s/2, or y alone where the smoothing s is known to be 0.</summary>
    public Expression Smoothed(Expression targets)
    {
        Expression smoothing = this[LossOptions.LabelSmoothing];
        return smoothing.IsValue(0) ? targets : targets * (1 - smoothing) + 0.5 * smoothing;
    }
}
