using System;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Formulas;

/// <summary>ℓ of the losses of overlapping regions, each a group whose elements are a row.</summary>
internal static class SegmentationFormulas
{
    public static Expression Dice(FormulaContext f)
    {
        Region region = new(f);
        return Lack(f, 2 * region.Common, region.Predicted + region.True);
    }

    public static Expression Jaccard(FormulaContext f)
    {
        Region region = new(f);
        return Lack(f, region.Common, region.Predicted + region.True - region.Common);
    }

    public static Expression Tversky(FormulaContext f)
    {
        Expression p = Probabilities(f), t = f[1];
        Expression common = f.Sum(p * t), wrong = f.Sum(p * (1 - t)), missed = f.Sum((1 - p) * t);
        return Lack(f, common, common + f[LossOptions.Alpha] * wrong + f[LossOptions.Beta] * missed, lack => f.Pow(lack, f[LossOptions.Gamma]));
    }

    // 1 − (a + s)/(b + s'), or what becomes of it; 0 where nothing is divided by nothing: of two empty masks neither misses the other.
    private static Expression Lack(FormulaContext f, Expression common, Expression all, Func<Expression, Expression>? finish = null)
    {
        Expression smooth = f[LossOptions.Smooth], smoothAll = f.Optional(LossOptions.SmoothDenominator) ?? smooth, divisor = all + smoothAll;
        Expression lack = 1 - (common + smooth) / divisor, loss = finish is null ? lack : finish(lack);
        return smoothAll.IsConstant && smoothAll.Value > 0 ? loss : f.Where(f.IsEqual(divisor, f.Number(0)), f.Number(0), loss);
    }

    // The softmax over classes is a pass of its own, for whose rows classes are columns.
    private static Expression Probabilities(FormulaContext f) => f[LossOptions.Activation].Value == 1 ? f.Sigmoid(f[0]) : f[0];

    private sealed class Region
    {
        public Region(FormulaContext f)
        {
            Expression p = Probabilities(f), t = f[1];
            bool isSquared = f.Flag(LossOptions.SquaredPredictions);
            Common = f.Sum(p * t);
            Predicted = f.Sum(isSquared ? p.Squared : p);
            True = f.Sum(isSquared ? t.Squared : t);
        }

        public Expression Common { get; }

        public Expression Predicted { get; }

        public Expression True { get; }
    }
}
