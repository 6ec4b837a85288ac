using System;
using LossGen.Generator.Ir;
using static LossGen.Generator.Ir.Operations;

namespace LossGen.Generator.Formulas;

/// <summary>ℓ of the losses that measure a distance between numbers, or a likelihood of them.</summary>
internal static class RegressionFormulas
{
    /// <summary>|ŷ − y|ⁿ, n being 1 or 2.</summary>
    public static Expression Distance(FormulaContext f)
    {
        Expression difference = f[0] - f[1], norm = f[LossOptions.Norm];
        return norm.IsValue(1) ? difference.Magnitude
            : norm.IsValue(2) ? difference.Squared
            : f.Where(f.IsEqual(norm, f.Number(2)), difference.Squared, difference.Magnitude);
    }

    public static Expression SquaredError(FormulaContext f) => (f[0] - f[1]).Squared;

    public static Expression AbsoluteError(FormulaContext f) => (f[0] - f[1]).Magnitude;

    /// <summary>Asks whether x is large, so that NaN counts as small and passes through the square.</summary>
    public static Expression Huber(FormulaContext f)
    {
        Expression x = f[0] - f[1], delta = f[LossOptions.Delta];
        return f.Where(delta.Make(Less, x.Magnitude), delta * (x.Magnitude - 0.5 * delta), 0.5 * x.Squared);
    }

    public static Expression SmoothL1(FormulaContext f)
    {
        Expression x = f[0] - f[1], beta = f[LossOptions.Beta];
        Expression parabola = FormulaContext.HasReciprocal(beta) ? 0.5 / beta * x.Squared : x * (0.5 * (x / beta));
        Expression smooth = f.Where(beta.Make(LessOrEqual, x.Magnitude), x.Magnitude - 0.5 * beta, parabola);
        return f.Where(beta.Make(Equal, f.Number(0)), x.Magnitude, smooth);
    }

    public static Expression LogCosh(FormulaContext f) => (f[0] - f[1]).Make(Operations.LogCosh);

    public static Expression Quantile(FormulaContext f)
    {
        Expression x = f[1] - f[0], quantile = f[LossOptions.Quantile];
        return (quantile * x).Make(Max, (quantile - 1) * x);
    }

    public static Expression Poisson(FormulaContext f)
    {
        Expression prediction = f[0], y = f[1];
        Expression loss = f.Flag(LossOptions.LogInput)
            ? f.Exp(prediction) - y * prediction
            : prediction - Surprise(f, y, prediction + f[LossOptions.Epsilon]);
        if (!f.Flag(LossOptions.Full)) return loss;

        // Stirling's formula is only used above 1, where the floor changes nothing but spares the logarithm its special cases.
        Expression one = f.Number(1), log = f.Log(y.Make(Floored, one));
        Expression logFactorial = y * log - y + 0.5 * (log + Math.Log(2 * Math.PI));
        return loss + f.Where(one.Make(Less, y), logFactorial, f.Number(0));
    }

    // y·log r, and 0·log 0 = 0, which only an ε of 0 lets happen.
    private static Expression Surprise(FormulaContext f, Expression y, Expression rate)
    {
        Expression epsilon = f[LossOptions.Epsilon], zero = f.Number(0);
        if (epsilon.IsConstant && epsilon.Value > 0) return y * f.Log(rate);
        return f.Where(f.IsEqual(y, zero).Make(And, f.IsEqual(rate, zero)), zero, y * f.Log(rate));
    }

    public static Expression Gaussian(FormulaContext f)
    {
        Expression variance = f[2].Make(Floored, f[LossOptions.Epsilon]);
        Expression loss = 0.5 * (f.Log(variance) + (f[0] - f[1]).Squared / variance);
        return f.Flag(LossOptions.Full) ? loss + 0.5 * Math.Log(2 * Math.PI) : loss;
    }
}
