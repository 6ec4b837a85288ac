using System;
using LossGen.Generator.Ir;
using static LossGen.Generator.Ir.Operations;

namespace LossGen.Generator.Formulas;

/// <summary>ℓ of boxes, rows of x1, y1, x2, y2: one less the intersection over the union, and what torchvision takes from it besides.</summary>
internal static class BoxFormulas
{
    // Members of LossGen.BoxVariant.
    private const double Generalized = 1;
    private const double Complete = 3;

    /// <summary>As torchvision's box losses: ε is added to what is divided by.</summary>
    public static Expression BoxIoU(FormulaContext f)
    {
        Expression epsilon = f[LossOptions.Epsilon];
        Box prediction = new(f, f[0]), target = new(f, f[1]);
        Expression width = prediction.Right.Make(Min, target.Right) - prediction.Left.Make(Max, target.Left);
        Expression height = prediction.Bottom.Make(Min, target.Bottom) - prediction.Top.Make(Max, target.Top);
        Expression common = f.AtLeast(f.Number(0), width) * f.AtLeast(f.Number(0), height);
        Expression union = prediction.Area + target.Area - common;
        Expression loss = 1 - common / (union + epsilon);
        double variant = f[LossOptions.Variant].Value;
        if (variant == 0) return loss;

        // The least box around both.
        Expression aroundWidth = prediction.Right.Make(Max, target.Right) - prediction.Left.Make(Min, target.Left);
        Expression aroundHeight = prediction.Bottom.Make(Max, target.Bottom) - prediction.Top.Make(Min, target.Top);
        if (variant == Generalized)
        {
            Expression around = aroundWidth * aroundHeight;
            return loss + (around - union) / (around + epsilon);
        }

        Expression diagonal = aroundWidth.Squared + aroundHeight.Squared + epsilon;
        Expression centers = (prediction.Left + prediction.Right - target.Left - target.Right).Squared
            + (prediction.Top + prediction.Bottom - target.Top - target.Bottom).Squared;
        Expression distant = loss + 0.25 * centers / diagonal;
        if (variant != Complete) return distant;

        // torchvision does not differentiate the factor α.
        Expression shape = 4 / (Math.PI * Math.PI) * (target.Slant - prediction.Slant).Squared;
        Expression alpha = (shape / (loss + shape + epsilon)).Make(Held);
        return distant + alpha * shape;
    }

    private sealed class Box(FormulaContext f, Expression row)
    {
        public Expression Left { get; } = f.Gather(row, f.Number(0));

        public Expression Top { get; } = f.Gather(row, f.Number(1));

        public Expression Right { get; } = f.Gather(row, f.Number(2));

        public Expression Bottom { get; } = f.Gather(row, f.Number(3));

        public Expression Area => (Right - Left) * (Bottom - Top);

        /// <summary>The arctangent of width over height.</summary>
        public Expression Slant => ((Right - Left) / (Bottom - Top)).Make(Atan);
    }
}
