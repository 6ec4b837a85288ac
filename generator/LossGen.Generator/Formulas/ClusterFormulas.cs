using LossGen.Generator.Ir;
using static LossGen.Generator.Ir.Operations;

namespace LossGen.Generator.Formulas;

/// <summary>
/// ℓ of a row of similarities to all rows, those of its own label being its positives: what it is compared with, itself, is −∞ and no positive.
/// </summary>
internal static class ClusterFormulas
{
    // No cosine is so small, whatever rounding does.
    private const double BelowCosines = -2;

    /// <summary>The mean over the positives of −log softmax(s); 0 where there is none.</summary>
    public static Expression SupervisedContrastive(FormulaContext f)
    {
        Expression count = f.Sum(f.Positives);
        return f.Where(f.IsEqual(count, f.Number(0)), f.Number(0), new Softmax(f[0]).Expected(f.Positives) / count);
    }

    /// <summary>The sum over the positives p of −log of exp(s_p)/(exp(s_p) + Σ exp(s) of the others); 0 where there are no others.</summary>
    public static Expression NtXent(FormulaContext f)
    {
        Expression pivot = f[0].Make(Pivot), distances = f[0].Make(Shift, pivot);
        Expression others = f.Sum((1 - f.Positives) * f.Exp(distances));
        Expression all = f.Sum(f.Portion(f.Positives, f.Softplus(f.Log(others) - distances)));
        return f.Where(f.IsEqual(others, f.Number(0)), f.Number(0), all);
    }

    /// <summary>
    /// log(1 + Σ exp(−γ(m + d)(m − d)) over the positives · Σ exp(γ·max(1 + m − d, 0)(1 − m − d)) over the rest), d = max(1 − s, 0); 0 where either is missing.
    /// </summary>
    public static Expression Circle(FormulaContext f)
    {
        Expression gamma = f[LossOptions.Gamma], margin = f[LossOptions.Margin], none = f.Number(double.NegativeInfinity);
        Expression isPositive = f.Number(0).Make(Less, f.Positives), isOther = f[0].Make(LessOrEqual, f.Number(BelowCosines)).Make(Or, isPositive).Make(Not);
        Expression distance = f.AtLeast(f.Number(0), 1 - f[0]);
        Expression near = -(gamma * ((margin + distance) * (margin - distance)));
        Expression far = gamma * (f.AtLeast(f.Number(0), 1 + margin - distance) * (1 - margin - distance));
        Softmax positives = new(f.Where(isPositive, near, none)), others = new(f.Where(isOther, far, none));
        Expression isMissing = f.Sum(f.Positives).Make(Equal, f.Number(0)).Make(Or, f.Sum(f.Where(isOther, f.Number(1), f.Number(0))).Make(Equal, f.Number(0)));
        return f.Where(isMissing, f.Number(0), f.Softplus(positives.LogSumExp + others.LogSumExp));
    }
}
