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
            return f.Portion(f.Clipped(reference), f.LogRatioOfClipped(reference, model));
        }

        return f.Flag(LossOptions.LogTarget) ? f.Portion(f.Exp(target), target - model) : f.Portion(target, f.Log(target) - model);
    }

    public static Expression JensenShannon(FormulaContext f) => f.Sum(f[0].Make(Operations.Divergence, f[1]));

    public static Expression GaussianKL(FormulaContext f) => 0.5 * f.Sum(f[0].Squared + (f[1].Make(Operations.Expm1) - f[1]));
}
