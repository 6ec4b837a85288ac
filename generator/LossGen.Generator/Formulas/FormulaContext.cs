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
    // What is less may be subnormal in float, or 0, and its reciprocal infinite.
    private const double Tiny = 1e-37;

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

    /// <summary>The number of the column.</summary>
    public Expression Column => graph.Column();

    /// <summary>The number of columns.</summary>
    public Expression Columns => graph.Columns();

    /// <summary>Σ over the columns.</summary>
    public Expression Sum(Expression x) => x.Make(RowSum);

    /// <summary>√Σ x² over the columns.</summary>
    public Expression Norm(Expression x) => x.Make(RowNorm);

    /// <summary>The greatest over the columns.</summary>
    public Expression Greatest(Expression x) => x.Make(RowMax);

    /// <summary>x in the column of that index.</summary>
    public Expression Gather(Expression x, Expression index) => x.Make(Operations.Gather, index);

    /// <summary>w·x, and 0 where w is 0; for x whose slope is finite there.</summary>
    public Expression Portion(Expression w, Expression x) => w.Make(Operations.Portion, x);

    /// <summary>w·x, where a weight w of 0 switches x off, its slope included.</summary>
    public Expression Weighted(Expression w, Expression x) => w.Make(Operations.Weighted, x);

    /// <summary>x weighted by a row's class, where classes have weights.</summary>
    public Expression WeightedByClass(Expression label, Expression x) => ClassWeightOf(label) is { } weight ? Weighted(weight, x) : x;

    /// <summary>x weighted by each column's class, likewise.</summary>
    public Expression WeightedByClass(Expression x) => ClassWeights is { } weights ? Weighted(weights, x) : x;

    public Expression IsEqual(Expression a, Expression b) => a.Make(Equal, b);

    /// <summary>0 for an ignored row, whatever it holds: its label is negative then.</summary>
    public Expression UnlessIgnored(Expression label, Expression loss) => spans.HasIgnored ? Where(label.Make(Less, Number(0)), Number(0), loss) : loss;

    /// <summary>Whether it is a constant whose reciprocal float holds as well as it.</summary>
    public static bool HasReciprocal(Expression e) => e.IsConstant && Math.Abs(e.Value) is >= Tiny and <= 1 / Tiny;

    /// <summary>p clipped to [ε, 1], without slope beyond.</summary>
    public Expression Clipped(Expression probability) => AtMost(Number(1), AtLeast(this[LossOptions.Epsilon], probability));

    /// <summary>log p of p clipped likewise: that of ε itself, where float cannot tell ε from 0.</summary>
    public Expression LogOfClipped(Expression probability)
    {
        Expression log = Log(Clipped(probability));
        return IsTiny ? Where(IsBelow(probability), Log(this[LossOptions.Epsilon]), log) : log;
    }

    /// <summary>log(p/q) of p and q clipped likewise.</summary>
    public Expression LogRatioOfClipped(Expression p, Expression q)
    {
        Expression ratio = Log(Clipped(p) / Clipped(q));
        return IsTiny ? Where(IsBelow(p).Make(Or, IsBelow(q)), LogOfClipped(p) - LogOfClipped(q), ratio) : ratio;
    }

    /// <summary>
    /// log p and log(1 − p) of p clipped to [ε, 1 − ε]: those of the bounds themselves, also where the computed type has no number 1 − ε. 1 − p is exact where it is small.
    /// </summary>
    public (Expression Log, Expression LogOfComplement) LogsOfClipped(Expression p, Expression epsilon)
    {
        Expression isBelow = p.Make(Less, epsilon), isAbove = (1 - p).Make(Less, epsilon);
        Expression clipped = AtMost(1 - epsilon, AtLeast(epsilon, p)), log = Log(epsilon), logOfComplement = Log1p(-epsilon);
        return (
            Where(isBelow, log, Where(isAbove, logOfComplement, Log(clipped))),
            Where(isBelow, logOfComplement, Where(isAbove, log, Log1p(-clipped))));
    }

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

    /// <summary>max(0, x): at a tie without slope, as the margins of PyTorch have it that ask whether x &gt; 0.</summary>
    public Expression Excess(Expression x) => Where(x.Make(LessOrEqual, Number(0)), Number(0), x);

    /// <summary>max(bound, x): at a tie the gradient is that of x, as PyTorch's clamp has it.</summary>
    public Expression AtLeast(Expression bound, Expression x) => bound.Make(Max, x);

    /// <summary>min(bound, x), likewise.</summary>
    public Expression AtMost(Expression bound, Expression x) => bound.Make(Min, x);

    public Expression Where(Expression condition, Expression then, Expression otherwise) => condition.Make(Select, then, otherwise);

    private bool IsTiny => this[LossOptions.Epsilon] is { IsConstant: true, Value: > 0 and < Tiny };

    private Expression IsBelow(Expression probability) => probability.Make(Less, this[LossOptions.Epsilon]);

    /// <summary>y(1 − s) + s/C, or y alone where the smoothing s is known to be 0.</summary>
    public Expression SmoothedOverClasses(Expression targets)
    {
        Expression smoothing = this[LossOptions.LabelSmoothing];
        return smoothing.IsValue(0) ? targets : targets * (1 - smoothing) + smoothing / Columns;
    }

    /// <summary>y(1 − s) + s/2, or y alone where the smoothing s is known to be 0.</summary>
    public Expression Smoothed(Expression targets)
    {
        Expression smoothing = this[LossOptions.LabelSmoothing];
        return smoothing.IsValue(0) ? targets : targets * (1 - smoothing) + 0.5 * smoothing;
    }
}
