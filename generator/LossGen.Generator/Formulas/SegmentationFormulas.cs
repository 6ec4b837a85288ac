using LossGen.Generator.Ir;

namespace LossGen.Generator.Formulas;

/// <summary>ℓ of the losses of overlapping regions, each a group whose elements are a row.</summary>
internal static class SegmentationFormulas
{
    public static Expression Dice(FormulaContext f)
    {
        Region region = new(f);
        return 1 - (2 * region.Common + region.Smooth) / (region.Predicted + region.True + region.SmoothDenominator);
    }

    public static Expression Jaccard(FormulaContext f)
    {
        Region region = new(f);
        return 1 - (region.Common + region.Smooth) / (region.Predicted + region.True - region.Common + region.SmoothDenominator);
    }

    public static Expression Tversky(FormulaContext f)
    {
        Expression p = Probabilities(f), t = f[1], smooth = f[LossOptions.Smooth];
        Expression common = f.Sum(p * t), wrong = f.Sum(p * (1 - t)), missed = f.Sum((1 - p) * t);
        Expression all = common + f[LossOptions.Alpha] * wrong + f[LossOptions.Beta] * missed + (f.Optional(LossOptions.SmoothDenominator) ?? smooth);
        return f.Pow(1 - (common + smooth) / all, f[LossOptions.Gamma]);
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
            Smooth = f[LossOptions.Smooth];
            SmoothDenominator = f.Optional(LossOptions.SmoothDenominator) ?? Smooth;
        }

        public Expression Common { get; }

        public Expression Predicted { get; }

        public Expression True { get; }

        public Expression Smooth { get; }

        public Expression SmoothDenominator { get; }
    }
}
