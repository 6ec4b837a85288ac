using LossGen.Generator.Ir;

namespace LossGen.Generator.Formulas;

/// <summary>ℓ of the losses between distributions.</summary>
internal static class DistributionFormulas
{
    public static Expression KLDivergence(FormulaContext f)
    {
        Expression model = f[0], target = f[1];
        if (f.Flag(LossOptions.Probabilities))
        {
            Expression reference = f.Flag(LossOptions.LogTarget) ? f.Exp(target) : target;
            Expression clipped = f.Clipped(reference);
            return clipped * f.Log(clipped / f.Clipped(model));
        }

        return f.Flag(LossOptions.LogTarget) ? f.Exp(target) * (target - model) : f.Portion(target, f.Log(target) - model);
    }

    /// <summary>
    /// τ²·Σ t·(log t − log s), t and s being the softmaxes of teacher and student at that temperature. Both sum to 1, so that t·(exp(x) − 1 − x), x = log s − log t, may
    /// be summed instead: none of them is negative.
    /// </summary>
    public static Expression Distillation(FormulaContext f)
    {
        Expression temperature = f[LossOptions.Temperature];
        Softmax student = new(f[0] / temperature), teacher = new(f[1] / temperature);
        Expression difference = student.LogShares - teacher.LogShares;
        Expression near = teacher.Shares * difference.Make(Operations.ExpRest);
        Expression far = student.Shares - teacher.Shares - f.Portion(teacher.Shares, difference);
        return temperature.Squared * f.Sum(f.Where(difference.Magnitude.Make(Operations.Less, f.Number(1)), near, far));
    }

    public static Expression JensenShannon(FormulaContext f) => f.Sum(f[0].Make(Operations.Divergence, f[1]));

    public static Expression GaussianKL(FormulaContext f) => 0.5 * f.Sum(f[0].Squared + (f[1].Make(Operations.Expm1) - f[1]));
}
