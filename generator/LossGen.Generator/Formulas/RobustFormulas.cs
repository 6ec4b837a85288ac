using LossGen.Generator.Ir;
using static LossGen.Generator.Ir.Operations;

namespace LossGen.Generator.Formulas;

/// <summary>ℓ of the losses of a difference that let outliers count less than their square.</summary>
internal static class RobustFormulas
{
    /// <summary>w·log(1 + |x|/ε) where |x| is below w, else |x| − C: asks whether it is large, so that NaN passes through the logarithm.</summary>
    public static Expression Wing(FormulaContext f)
    {
        Expression size = (f[0] - f[1]).Magnitude, width = f[LossOptions.Width], curvature = f[LossOptions.Curvature];
        Expression offset = width - width * f.Log1p(width / curvature);
        return f.Where(width.Make(LessOrEqual, size), size - offset, width * f.Log1p(size / curvature));
    }

    /// <summary>
    /// |α − 2|/α·((u/|α − 2| + 1)^(α/2) − 1), u = (x/c)²; ½u at α = 2, log(1 + ½u) at 0, 1 − exp(−½u) at −∞ and exp(½u) − 1 at ∞. The power is an exponential of a
    /// logarithm, since what is left of it less 1 would cancel near x = 0.
    /// </summary>
    public static Expression Barron(FormulaContext f)
    {
        Expression shape = f[LossOptions.Shape], half = 0.5 * ((f[0] - f[1]) / f[LossOptions.Scale]).Squared;
        return f.Case(shape, 2, () => half, () =>
            f.Case(shape, 0, () => f.Log1p(half), () =>
                f.Case(shape, double.NegativeInfinity, () => -(-half).Make(Expm1), () =>
                    f.Case(shape, double.PositiveInfinity, () => half.Make(Expm1), General))));

        Expression General()
        {
            Expression bend = (shape - 2).Magnitude;
            return bend / shape * (0.5 * shape * f.Log1p(2 * half / bend)).Make(Expm1);
        }
    }
}
