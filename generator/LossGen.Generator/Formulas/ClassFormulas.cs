using LossGen.Generator.Ir;

namespace LossGen.Generator.Formulas;

/// <summary>ℓ of a row of classes.</summary>
internal static class ClassFormulas
{
    /// <summary>
    /// (1 − s)·w_y·(−log p_y) + s/C·Σ w·(−log p), as in PyTorch. −log p_c is (max z − z_c) + log Σ exp(z − max z), of which neither is negative.
    /// </summary>
    public static Expression CrossEntropy(FormulaContext f)
    {
        Softmax softmax = new(f[0], f[1]);
        Expression smoothing = f[LossOptions.LabelSmoothing];
        Expression poly = f[LossOptions.Poly], own = poly.IsValue(0) ? softmax.Surprise : softmax.Surprise + poly * softmax.Missed;
        Expression loss = f.WeightedByClass(f[1], own);
        if (!smoothing.IsValue(0))
        {
            Expression all = Expected(f, softmax, f.Number(1));
            Expression spread = smoothing / f.Columns * (poly.IsValue(0) ? all : all + poly * f.Sum(f.WeightedByClass(1 - softmax.Shares)));
            loss = (1 - smoothing) * loss + f.Where(f.IsEqual(smoothing, f.Number(0)), f.Number(0), spread);
        }

        return f.UnlessIgnored(f[1], AddZLoss(f, loss, softmax));
    }

    /// <summary>−Σ w·t·log p, t smoothed to t(1 − s) + s/C; a target of 0 takes no part, whatever its logit is.</summary>
    public static Expression CrossEntropyOfDistributions(FormulaContext f)
    {
        Softmax softmax = new(f[0]);
        Expression targets = f.SmoothedOverClasses(f[1]);
        Expression loss = Expected(f, softmax, targets), poly = f[LossOptions.Poly];
        return AddZLoss(f, poly.IsValue(0) ? loss : loss + poly * f.Sum(f.WeightedByClass(targets * (1 - softmax.Shares))), softmax);
    }

    /// <summary>−α(1 − p_y)^γ log p_y, times the class weight; 1 − p_y is the share of the other classes, and cancels nothing.</summary>
    public static Expression Focal(FormulaContext f)
    {
        Expression loss = f.WeightedByClass(f[1], f.Flag(LossOptions.Probabilities) ? OfProbability() : OfLogits(new(f[0], f[1])));
        return f.UnlessIgnored(f[1], f.Optional(LossOptions.Alpha) is { } alpha ? alpha * loss : loss);

        Expression OfLogits(Softmax softmax) => f.Pow(softmax.Missed, f[LossOptions.Gamma]) * softmax.Surprise;

        Expression OfProbability()
        {
            Expression epsilon = f[LossOptions.Epsilon], p = f.AtMost(1 - epsilon, f.AtLeast(epsilon, f.Gather(f[0], f[1])));
            return f.Pow(1 - p, f[LossOptions.Gamma]) * -f.Log(p);
        }
    }

    public static Expression NegativeLogLikelihood(FormulaContext f)
    {
        return f.UnlessIgnored(f[1], f.WeightedByClass(f[1], -f.Gather(f[0], f[1])));
    }

    public static Expression CategoricalCrossEntropy(FormulaContext f) =>
        -f.Sum(f.Portion(f.SmoothedOverClasses(f[1]), f.LogOfClipped(Normalized(f, f[0], f[0]))));

    public static Expression SparseCategoricalCrossEntropy(FormulaContext f)
    {
        return f.UnlessIgnored(f[1], -f.LogOfClipped(Normalized(f, f.Gather(f[0], f[1]), f[0])));
    }

    public static Expression MultiMargin(FormulaContext f)
    {
        Expression missing = f.Excess(f[LossOptions.Margin] - f.Gather(f[0], f[1]) + f[0]);
        Expression cost = f.IsEqual(f.Column, f[1]).Make(Operations.Select, f.Number(0), f.NormPower(missing));
        return f.WeightedByClass(f[1], f.Sum(cost) / f.Columns);
    }

    public static Expression CategoricalHinge(FormulaContext f)
    {
        Expression wrong = f.Greatest((1 - f[1]) * f[0]);
        return f.AtLeast(f.Number(0), wrong - f.Sum(f[1] * f[0]) + 1);
    }

    /// <summary>What one label of the row's list adds: the targets are a mask of all that are in the list.</summary>
    public static Expression MultiLabelMargin(FormulaContext f)
    {
        Expression cost = f.Excess(1 - f.Gather(f[0], f.Label) + f[0]);
        return f.Sum(f.Where(f.IsEqual(f[1], f.Number(0)), cost, f.Number(0))) / f.Columns;
    }

    public static Expression MultiLabelSoftMargin(FormulaContext f)
    {
        Expression loss = f[1] * f.Softplus(-f[0]) + (1 - f[1]) * f.Softplus(f[0]);
        return f.Sum(f.WeightedByClass(loss)) / f.Columns;
    }

    /// <summary>(1 − p_y^q)/q.</summary>
    public static Expression GeneralizedCrossEntropy(FormulaContext f)
    {
        Expression p = f.Gather(f[0], f[1]), q = f[LossOptions.Q];

        // Written so that it keeps its digits where p is next to 1. Where p is 0 the slope, which is infinite, counts as 0: that of a power there.
        return f.UnlessIgnored(f[1], f.Where(f.IsEqual(p, f.Number(0)), 1 / q, -(q * f.Log(p)).Make(Operations.Expm1) / q));
    }

    /// <summary>Σ over thresholds k of the binary cross-entropy of z_k against y > k.</summary>
    public static Expression Ordinal(FormulaContext f) =>
        f.UnlessIgnored(f[1], f.Sum(f.Where(f.Column.Make(Operations.Less, f[1]), f.Softplus(-f[0]), f.Softplus(f[0]))));

    /// <summary>−Σ relevance·log softmax(score).</summary>
    public static Expression RankingSoftmax(FormulaContext f) => new Softmax(f[0]).Expected(f[1]);

    /// <summary>
    /// −z_y + ½Σ(z² − τ²) over the support + ½, which is ½Σp² + ½(Σp)² over the other classes, and what is missing to the support where y is not in it:
    /// nothing in that cancels.
    /// </summary>
    public static Expression Sparsemax(FormulaContext f)
    {
        Expression pivot = f[0].Make(Operations.Pivot), threshold = f[0].Make(Operations.Threshold);
        Expression p = f.AtLeast(f.Number(0), f[0].Make(Operations.Shift, pivot) - threshold);
        Expression own = f.Gather(f[0], f[1]).Make(Operations.Shift, pivot) - threshold;
        Expression squares = p.Squared.Make(Operations.SumOfOthers, f[1]), sum = p.Make(Operations.SumOfOthers, f[1]);
        return f.UnlessIgnored(f[1], squares.Make(Operations.SparseSurprise, sum, own));
    }

    /// <summary>The cross-entropy of s·cos, where the label's cosine is that of its angle and the margin, or less by the margin.</summary>
    public static Expression AngularMargin(FormulaContext f)
    {
        Expression cosine = f.Gather(f[0], f[1]), margin = f[LossOptions.Margin], scale = f[LossOptions.Scale];
        Expression own = scale * (f.Flag(LossOptions.Angular) ? Turned(f.AtMost(f.Number(1), f.AtLeast(f.Number(-1), cosine))) : cosine - margin);
        Softmax softmax = new(f.Where(f.IsEqual(f.Column, f[1]), own, scale * f[0]), f[1], own);
        return f.UnlessIgnored(f[1], softmax.Surprise);

        // cos(θ + m) of cos θ, θ being from 0 to π.
        Expression Turned(Expression c) => c * margin.Make(Operations.Cos) - ((1 - c) * (1 + c)).Make(Operations.Sqrt) * margin.Make(Operations.Sin);
    }

    /// <summary>log Σ exp z: its gradient is the softmax.</summary>
    public static Expression LogSumExp(FormulaContext f) => new Softmax(f[0]).LogSumExp;

    private static Expression AddZLoss(FormulaContext f, Expression loss, Softmax softmax)
    {
        Expression factor = f[LossOptions.ZLoss];
        return factor.IsValue(0) ? loss : loss + f.ZShare * factor * softmax.LogSumExp.Squared;
    }

    // Σ t·(−log p), times the weights of the classes.
    private static Expression Expected(FormulaContext f, Softmax softmax, Expression targets) =>
        f.ClassWeights is { } weights ? softmax.Weighted(targets.IsValue(1) ? weights : weights * targets) : softmax.Expected(targets);

    // A row of nothing stays one.
    private static Expression Normalized(FormulaContext f, Expression probability, Expression row)
    {
        if (!f.Flag(LossOptions.Normalize)) return probability;
        Expression sum = f.Sum(row), zero = f.Number(0);
        return f.Where(f.IsEqual(sum, zero), zero, probability / sum);
    }
}
