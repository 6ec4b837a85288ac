using LossGen.Generator.Ir;
using static LossGen.Generator.Ir.Operations;

namespace LossGen.Generator.Formulas;

/// <summary>ℓ of the element-wise losses between a score and a label. Written so that nothing in them, nor in their derivatives, cancels.</summary>
internal static class ClassificationFormulas
{
    public static Expression BinaryCrossEntropy(FormulaContext f)
    {
        Expression p = f[0], y = f.Smoothed(f[1]);
        if (f.Optional(LossOptions.Epsilon) is not { } epsilon) return p.Make(Operations.BinaryCrossEntropy, y);

        (Expression log, Expression logOfComplement) = f.LogsOfClipped(p, epsilon);
        return -(y * log + (1 - y) * logOfComplement);
    }

    public static Expression BinaryCrossEntropyWithLogits(FormulaContext f)
    {
        Expression z = f[0], y = f.Smoothed(f[1]);
        if (f.PosWeight is { IsConstant: true, Value: > 0 }) return f.PosWeight * y * f.Softplus(-z) + (1 - y) * f.Softplus(z);

        // What is switched off does not come back as 0·NaN through the other term.
        return f.Weighted(f.PosWeight, f.Portion(y, f.Softplus(-z))) + f.Weighted(1 - y, f.Softplus(z));
    }

    public static Expression Hinge(FormulaContext f) => f.AtLeast(f.Number(0), f[LossOptions.Margin] - f[1] * f[0]);

    public static Expression SquaredHinge(FormulaContext f) => Hinge(f).Squared;

    /// <summary>Targets other than ±1 get both terms, as in PyTorch.</summary>
    public static Expression HingeEmbedding(FormulaContext f)
    {
        Expression similar = f.Where(f[1].Make(Equal, f.Number(-1)), f.Number(0), f[0]);
        return similar + f.Where(f[1].Make(Equal, f.Number(1)), f.Number(0), f.AtLeast(f.Number(0), f[LossOptions.Margin] - f[0]));
    }

    public static Expression SoftMargin(FormulaContext f) => f.Softplus(-(f[1] * f[0]));

    /// <summary>With 1 − pₜ written as σ(z)(1 − y) + σ(−z)y, and −log pₜ as the cross-entropy that targets between 0 and 1 ask for.</summary>
    public static Expression Focal(FormulaContext f)
    {
        Expression z = f[0], y = f[1];
        Expression miss = f.Sigmoid(z) * (1 - y) + f.Sigmoid(-z) * y;
        Expression crossEntropy = y * f.Softplus(-z) + (1 - y) * f.Softplus(z);
        Expression loss = f.Pow(miss, f[LossOptions.Gamma]) * crossEntropy;
        return f.Optional(LossOptions.Alpha) is { } alpha ? (alpha * y + (1 - alpha) * (1 - y)) * loss : loss;
    }

    public static Expression MarginRanking(FormulaContext f) =>
        f.AtLeast(f.Number(0), f[LossOptions.Margin] - f[2] * (f[0] - f[1]));
}
