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

    public static Expression Hinge(FormulaContext f) => f.AtLeast(f.Number(0), f[LossOptions.Margin] - f.Signs(f[1]) * f[0]);

    public static Expression SquaredHinge(FormulaContext f) => Hinge(f).Squared;

    /// <summary>Targets other than ±1 get both terms, as in PyTorch.</summary>
    public static Expression HingeEmbedding(FormulaContext f)
    {
        Expression sign = f.Signs(f[1]), similar = f.Where(sign.Make(Equal, f.Number(-1)), f.Number(0), f[0]);
        return similar + f.Where(sign.Make(Equal, f.Number(1)), f.Number(0), f.AtLeast(f.Number(0), f[LossOptions.Margin] - f[0]));
    }

    public static Expression SoftMargin(FormulaContext f) => f.Softplus(-(f.Signs(f[1]) * f[0]));

    /// <summary>With 1 − pₜ written as σ(z)(1 − y) + σ(−z)y, and −log pₜ as the cross-entropy that targets between 0 and 1 ask for.</summary>
    public static Expression Focal(FormulaContext f)
    {
        Expression y = f[1];
        if (f.Flag(LossOptions.Probabilities))
        {
            Expression epsilon = f[LossOptions.Epsilon], p = f.AtMost(1 - epsilon, f.AtLeast(epsilon, f[0])), log = f.Log(p), logOfOther = f.Log1p(-p);
            return Weighted(p * (1 - y) + (1 - p) * y, -(y * log + (1 - y) * logOfOther));
        }

        Expression z = f[0];
        Expression miss = f.Sigmoid(z) * (1 - y) + f.Sigmoid(-z) * y;
        Expression crossEntropy = y * f.Softplus(-z) + (1 - y) * f.Softplus(z);
        return Weighted(miss, crossEntropy);

        Expression Weighted(Expression missed, Expression surprise)
        {
            Expression loss = f.Pow(missed, f[LossOptions.Gamma]) * surprise;
            return f.Optional(LossOptions.Alpha) is { } alpha ? (alpha * y + (1 - alpha) * (1 - y)) * loss : loss;
        }
    }

    public static Expression MarginRanking(FormulaContext f) =>
        f.AtLeast(f.Number(0), f[LossOptions.Margin] - f.Signs(f[2]) * (f[0] - f[1]));

    /// <summary>
    /// y·(1 − p)^γ₊·(−log p) + (1 − y)·q^γ₋·(−log(1 − q)), q = max(p − m, 0). Without a margin, 1 − q is σ(−z).
    /// </summary>
    public static Expression Asymmetric(FormulaContext f)
    {
        Expression z = f[0], y = f[1], clip = f[LossOptions.Clip], shifted = f.AtLeast(f.Number(0), f.Sigmoid(z) - clip);
        Expression positive = f.Pow(f.Sigmoid(-z), f[LossOptions.GammaPositive]) * f.Softplus(-z);
        Expression surprise = f.Case(clip, 0, () => f.Softplus(z), () => -f.Log1p(-shifted));

        // A product that loss and gradient share, or that one of them adds to something, would be rounded or not: this one never is.
        Expression negative = f.Pow(shifted, f[LossOptions.GammaNegative]).Make(FusedMultiplyAdd, surprise, f.Number(0));
        return y.Make(FusedMultiplyAdd, positive, (1 - y) * negative);
    }
}
