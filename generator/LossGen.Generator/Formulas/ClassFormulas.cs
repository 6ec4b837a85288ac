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
        Expression loss = f.WeightedByClass(f[1], softmax.Surprise);
        if (!smoothing.IsValue(0))
        {
            Expression spread = smoothing / f.Columns * Expected(f, softmax, f.Number(1));
            loss = (1 - smoothing) * loss + f.Where(f.IsEqual(smoothing, f.Number(0)), f.Number(0), spread);
        }

        return f.UnlessIgnored(f[1], AddZLoss(f, loss, softmax));
    }

    /// <summary>−Σ w·t·log p, t smoothed to t(1 − s) + s/C; a target of 0 takes no part, whatever its logit is.</summary>
    public static Expression CrossEntropyOfDistributions(FormulaContext f)
    {
        Softmax softmax = new(f[0]);
        Expression targets = f.SmoothedOverClasses(f[1]);
        return AddZLoss(f, Expected(f, softmax, targets), softmax);
    }

    /// <summary>−α(1 − p_y)^γ log p_y, times the class weight; 1 − p_y is the share of the other classes, and cancels nothing.</summary>
    public static Expression Focal(FormulaContext f)
    {
        Softmax softmax = new(f[0], f[1]);
        Expression loss = f.WeightedByClass(f[1], f.Pow(softmax.Missed, f[LossOptions.Gamma]) * softmax.Surprise);
        return f.UnlessIgnored(f[1], f.Optional(LossOptions.Alpha) is { } alpha ? alpha * loss : loss);
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
