using LossGen.Generator.Ir;
using static LossGen.Generator.Ir.Operations;

namespace LossGen.Generator.FormulaLanguage;

/// <summary>Inverse functions in terms of operations that there are: forms that neither cancel nor overflow, so that their derivatives do not either.</summary>
internal static class InverseFunctions
{
    /// <summary>2·arctan of half the angle: y/(r + x) on the right, (r − x)/y on the left, r = √(x² + y²).</summary>
    public static Expression Atan2(Expression y, Expression x)
    {
        Expression zero = x.Graph.Constant(0), radius = x.Make(Hypot, y);
        Expression right = y / (radius + x), left = (radius - x) / y;
        Expression angle = 2 * zero.Make(Less, x).Make(Select, right, left).Make(Atan);
        return radius.Make(Equal, zero).Make(Select, y, angle);
    }

    public static Expression Asin(Expression x) => 2 * (x / (1 + Complement(x))).Make(Atan);

    public static Expression Acos(Expression x) => 2 * ((1 - x) / (1 + x)).Make(Sqrt).Make(Atan);

    public static Expression Asinh(Expression x)
    {
        Expression size = x.Magnitude;
        return (size + size * (size / (1 + x.Graph.Constant(1).Make(Hypot, x)))).Make(Log1p).Make(CopySign, x);
    }

    public static Expression Acosh(Expression x)
    {
        Expression more = x - 1;
        return (more + more.Make(Sqrt) * (x + 1).Make(Sqrt)).Make(Log1p);
    }

    public static Expression Atanh(Expression x)
    {
        Expression size = x.Magnitude;
        return (0.5 * (2 * size / (1 - size)).Make(Log1p)).Make(CopySign, x);
    }

    // 1/3 is rounded: a step of Newton's takes out what that does to the power, and leaves its derivative alone. Of 0 and ∞ there is none.
    public static Expression Cbrt(Expression x)
    {
        Expression size = x.Magnitude, power = size.Make(Pow, x.Graph.Constant(1.0 / 3)), missing = (1.0 / 3) * (size / power.Squared - power);
        return missing.Make(Equal, missing).Make(Select, power + missing.Make(Held), power).Make(CopySign, x);
    }

    // √(1 − x²)
    private static Expression Complement(Expression x) => ((1 - x) * (1 + x)).Make(Sqrt);
}
