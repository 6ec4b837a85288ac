using System;
using System.Collections.Generic;
using System.Linq;

namespace LossGen.Generator.Ir;

/// <summary>
/// Every operation that a formula may hold. Adding one is a row here, its rule in <c>Autodiff/Derivatives</c> and its vector code in
/// <c>Emission/VectorMath</c>; tests enumerate this table and fail where one is missing.
/// </summary>
internal static class Operations
{
    public static readonly Operation Constant = new("constant", 0, _ => throw Leaf(), _ => throw Leaf());
    public static readonly Operation Input = new("input", 0, _ => throw Leaf(), _ => Interval.All);
    public static readonly Operation Parameter = new("parameter", 0, _ => throw Leaf(), _ => Interval.All);

    /// <summary>The number of the column, from 0.</summary>
    public static readonly Operation Column = new("column", 0, _ => throw Leaf(), _ => Interval.NonNegative, "j");

    /// <summary>The number of columns.</summary>
    public static readonly Operation Columns = new("columns", 0, _ => throw Leaf(), _ => Interval.NonNegative, "C");

    public static readonly Operation Add = new("sum", 2, a => a[0] + a[1], r => Interval.Corners(r[0], r[1], (a, b) => a + b), "{0} + {1}", Precedence.Additive);
    public static readonly Operation Subtract = new("difference", 2, a => a[0] - a[1], r => Interval.Corners(r[0], r[1], (a, b) => a - b), "{0} − {1}", Precedence.Additive);
    public static readonly Operation Multiply = new("product", 2, a => a[0] * a[1], r => Interval.Corners(r[0], r[1], Product), "{0}·{1}", Precedence.Multiplicative);
    public static readonly Operation Divide = new("quotient", 2, a => a[0] / a[1], Quotient, "{0}/{1}", Precedence.Multiplicative);
    public static readonly Operation Negate = new("negated", 1, a => -a[0], r => new(-r[0].High, -r[0].Low), "−{0}", Precedence.Unary);
    public static readonly Operation Square = new("square", 1, a => a[0] * a[0], SquareRange, "{0}²", Precedence.Power);

    public static readonly Operation Abs = new("magnitude", 1, a => Math.Abs(a[0]), AbsRange, "|{0}|");

    /// <summary>−1, 0 or 1; 0 of NaN, as in PyTorch.</summary>
    public static readonly Operation Sign = new("sign", 1, a => a[0] > 0 ? 1 : a[0] < 0 ? -1 : 0, _ => new(-1, 1)) { IsStep = true };

    public static readonly Operation Max = new("max", 2, a => a[1] >= a[0] || double.IsNaN(a[1]) ? a[1] : a[0], r => new(Math.Max(r[0].Low, r[1].Low), Math.Max(r[0].High, r[1].High)));
    public static readonly Operation Min = new("min", 2, a => a[1] <= a[0] || double.IsNaN(a[1]) ? a[1] : a[0], r => new(Math.Min(r[0].Low, r[1].Low), Math.Min(r[0].High, r[1].High)));

    public static readonly Operation Sqrt = new("sqrt", 1, a => Math.Sqrt(a[0]), r => r[0].Low < 0 ? Interval.NonNegative : r[0].Increasing(Math.Sqrt));
    public static readonly Operation Exp = new("exp", 1, a => Math.Exp(a[0]), r => r[0].Increasing(Math.Exp));
    public static readonly Operation Log = new("log", 1, a => Math.Log(a[0]), r => r[0].Low < 0 ? Interval.All : r[0].Increasing(Math.Log));
    public static readonly Operation Log1p = new("log1p", 1, a => ReferenceMath.Log1p(a[0]), r => r[0].Low < -1 ? Interval.All : r[0].Increasing(ReferenceMath.Log1p));
    public static readonly Operation Expm1 = new("expm1", 1, a => ReferenceMath.Expm1(a[0]), r => r[0].Increasing(ReferenceMath.Expm1));
    public static readonly Operation Tanh = new("tanh", 1, a => Math.Tanh(a[0]), _ => new(-1, 1));
    public static readonly Operation Pow = new("pow", 2, a => Math.Pow(a[0], a[1]), r => r[0].Low >= 0 ? Interval.NonNegative : Interval.All, "{0}^{1}", Precedence.Power);

    public static readonly Operation Log2 = new("logtwo", 1, a => Math.Log(a[0]) / Math.Log(2), r => r[0].Low < 0 ? Interval.All : r[0].Increasing(x => Math.Log(x) / Math.Log(2)), "log₂({0})");
    public static readonly Operation Log10 = new("logten", 1, a => Math.Log10(a[0]), r => r[0].Low < 0 ? Interval.All : r[0].Increasing(Math.Log10), "log₁₀({0})");
    public static readonly Operation Sin = new("sin", 1, a => Math.Sin(a[0]), _ => new(-1, 1));
    public static readonly Operation Cos = new("cos", 1, a => Math.Cos(a[0]), _ => new(-1, 1));
    public static readonly Operation Sinh = new("sinh", 1, a => Math.Sinh(a[0]), r => r[0].Increasing(Math.Sinh));
    public static readonly Operation Cosh = new("cosh", 1, a => Math.Cosh(a[0]), _ => new(1, double.PositiveInfinity));
    public static readonly Operation Atan = new("atan", 1, a => Math.Atan(a[0]), r => r[0].Increasing(Math.Atan), "arctan({0})");
    public static readonly Operation Floor = new("floor", 1, a => Math.Floor(a[0]), r => r[0].Increasing(Math.Floor), "⌊{0}⌋") { IsStep = true };
    public static readonly Operation Ceiling = new("ceiling", 1, a => Math.Ceiling(a[0]), r => r[0].Increasing(Math.Ceiling), "⌈{0}⌉") { IsStep = true };

    /// <summary>To the nearest whole number, of two the even one.</summary>
    public static readonly Operation Round = new("round", 1, a => Math.Round(a[0]), r => r[0].Increasing(Math.Round)) { IsStep = true };

    /// <summary>The first argument's size with the second one's sign, that of zeros included.</summary>
    public static readonly Operation CopySign = new("copysign", 2, a => ReferenceMath.CopySign(a[0], a[1]), r => new(-Far(r[0]), Far(r[0])));

    /// <summary>a·b + c, rounded once.</summary>
    public static readonly Operation FusedMultiplyAdd = new("fused", 3, a => a[0] * a[1] + a[2], r => Interval.Corners(Interval.Corners(r[0], r[1], Product), r[2], (a, b) => a + b), "{0}·{1} + {2}", Precedence.Additive);

    /// <summary>√(x² + y²), without overflow of the squares.</summary>
    public static readonly Operation Hypot = new("hypot", 2, a => ReferenceMath.Hypot(a[0], a[1]), _ => Interval.NonNegative);

    /// <summary>log(x/y), without overflow of the quotient and accurate where it is next to 1.</summary>
    public static readonly Operation LogRatio = new("logratio", 2, a => ReferenceMath.LogRatio(a[0], a[1]), _ => Interval.All, "log({0}/{1})");

    /// <summary>exp(x) − 1 − x, without cancellation near 0.</summary>
    public static readonly Operation ExpRest = new("exprest", 1, a => ReferenceMath.ExpRest(a[0]), _ => Interval.NonNegative);

    /// <summary>σ(x) = 1/(1 + exp(−x)).</summary>
    public static readonly Operation Sigmoid = new("sigmoid", 1, a => ReferenceMath.Sigmoid(a[0]), _ => Interval.Unit, "σ({0})");

    /// <summary>log(1 + exp(x)), without overflow.</summary>
    public static readonly Operation Softplus = new("softplus", 1, a => ReferenceMath.Softplus(a[0]), _ => Interval.NonNegative);

    /// <summary>log(cosh(x)), without overflow and without cancellation near 0.</summary>
    public static readonly Operation LogCosh = new("logcosh", 1, a => ReferenceMath.LogCosh(a[0]), _ => Interval.NonNegative, "log cosh({0})");

    /// <summary>
    /// −[y log p + (1 − y) log(1 − p)] of (p, y), logarithms clamped at −100. One operation, since the derivative that PyTorch gives it is a
    /// convention that belongs to the sum and not to either logarithm.
    /// </summary>
    public static readonly Operation BinaryCrossEntropy = new("bce", 2, a => ReferenceMath.BinaryCrossEntropy(a[0], a[1]), _ => Interval.All);

    /// <summary>max(x, bound) of (x, bound), with the derivative of x alone: a floor that does not stop learning.</summary>
    public static readonly Operation Floored = new("floored", 2, a => a[0] < a[1] ? a[1] : a[0], r => new(Math.Max(r[0].Low, r[1].Low), Math.Max(r[0].High, r[1].High)), "max({0}, {1})");

    public static readonly Operation Less = new("less", 2, a => Truth(a[0] < a[1]), _ => Interval.Unit, "{0} < {1}", Precedence.Comparison) { IsStep = true };
    public static readonly Operation LessOrEqual = new("atmost", 2, a => Truth(a[0] <= a[1]), _ => Interval.Unit, "{0} ≤ {1}", Precedence.Comparison) { IsStep = true };
    public static readonly Operation Equal = new("equal", 2, a => Truth(a[0] == a[1]), _ => Interval.Unit, "{0} = {1}", Precedence.Comparison) { IsStep = true };

    public static readonly Operation And = new("both", 2, a => Truth(a[0] != 0 && a[1] != 0), _ => Interval.Unit, "{0} ∧ {1}", Precedence.Both) { IsStep = true };
    public static readonly Operation Or = new("either", 2, a => Truth(a[0] != 0 || a[1] != 0), _ => Interval.Unit, "{0} ∨ {1}", Precedence.Either) { IsStep = true };
    public static readonly Operation Not = new("negation", 1, a => Truth(a[0] == 0), _ => Interval.Unit, "¬{0}", Precedence.Unary) { IsStep = true };

    /// <summary>The second argument where the first, a comparison, holds; else the third.</summary>
    public static readonly Operation Select = new("choice", 3, a => a[0] != 0 ? a[1] : a[2], r => r[1].Union(r[2]), "{0} ? {1} : {2}", Precedence.Conditional);

    /// <summary>Σ over the columns of a row.</summary>
    public static readonly Operation RowSum = new("rowsum", 1, a => a.Sum(), r => r[0].Low >= 0 ? Interval.NonNegative : Interval.All, "Σ({0})") { IsReduction = true };

    /// <summary>√Σ x² over the columns of a row, also where the sum of the squares leaves the range.</summary>
    public static readonly Operation RowNorm = new("rownorm", 1, RowOperations.Norm, _ => Interval.NonNegative, "‖{0}‖") { IsReduction = true };

    /// <summary>Σ of (x, index) over the columns of a row but that one.</summary>
    public static readonly Operation SumOfOthers = new("others", 2, RowOperations.SumOfOthers, r => r[0].Low >= 0 ? Interval.NonNegative : Interval.All, "Σ_(j ≠ {1})({0})") { IsReduction = true };

    /// <summary>The greatest over the columns of a row; NaN where one is.</summary>
    public static readonly Operation RowMax = new("rowmax", 1, RowOperations.Greatest, r => r[0], "max({0})") { IsReduction = true };

    /// <summary>
    /// As <see cref="RowMax"/>, in a formula whose value does not depend on which number stands here: what keeps exponentials in range. Hence without a derivative.
    /// </summary>
    public static readonly Operation Pivot = new("pivot", 1, RowOperations.Greatest, r => r[0], "max({0})") { IsReduction = true };

    /// <summary>The value of (x, index) in one column of a row; 0 where there is no such column.</summary>
    public static readonly Operation Gather = new("gather", 2, RowOperations.At, r => r[0].Union(Interval.Point(0)), "{0}[{1}]", Precedence.Power) { IsReduction = true };

    /// <summary>x − p of (x, p), p being the <see cref="Pivot"/> of such x: never above 0.</summary>
    public static readonly Operation Shift = new("shift", 2, a => a[0] - a[1], _ => Interval.NonPositive, "{0} − {1}", Precedence.Additive);

    /// <summary>log((o + s)/s) of (o, s, d), s = exp(d), o ≥ 0 ≥ d: the surprise at one share s of a whole, exact also where it is nearly all of it.</summary>
    public static readonly Operation Surprise = new("surprise", 3, a => RowOperations.Surprise(a[0], a[2]), _ => Interval.NonNegative, "log(1 + {0}/{1})");

    /// <summary>a/(a + b) of (a, b), neither negative.</summary>
    public static readonly Operation Share = new("share", 2, a => a[0] / (a[0] + a[1]), _ => Interval.Unit, "{0}/({0} + {1})", Precedence.Multiplicative);

    /// <summary>w·x of (w, x), and 0 where w is 0, whatever x is.</summary>
    public static readonly Operation Portion = new("portion", 2, a => a[0] == 0 ? 0 : a[0] * a[1], r => Interval.Corners(r[0], r[1], Product), "{0}·{1}", Precedence.Multiplicative);

    /// <summary>
    /// w·x of (w, x), and 0 where w is exactly 0, whatever x is: a weight, which then switches off the slope of x as well. <see cref="Portion"/> leaves that, where it is
    /// known to be finite.
    /// </summary>
    public static readonly Operation Weighted = new("weighted", 2, a => a[0] == 0 ? 0 : a[0] * a[1], r => Interval.Corners(r[0], r[1], Product), "{0}·{1}", Precedence.Multiplicative);

    /// <summary>½p·log(p/m) + ½q·log(q/m) of (p, q), m = ½(p + q): one operation, since the two terms' derivatives cancel but for a logarithm.</summary>
    public static readonly Operation Divergence = new("divergence", 2, a => RowOperations.Divergence(a[0], a[1]), _ => Interval.All);

    /// <summary>½log(p/m) of (p, q), m = ½(p + q).</summary>
    public static readonly Operation Excess = new("excess", 2, a => RowOperations.Excess(a[0], a[1]), _ => Interval.All, "½log({0}/½({0} + {1}))");

    /// <summary>All of them, leaves first.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        Constant, Input, Parameter, Column, Columns,
        Add, Subtract, Multiply, Divide, Negate, Square,
        Abs, Sign, Max, Min,
        Sqrt, Exp, Log, Log1p, Expm1, Tanh, Pow,
        Sigmoid, Softplus, LogCosh, BinaryCrossEntropy, Floored,
        Less, LessOrEqual, Equal, Select,
        And, Or, Not, Log2, Log10, Sin, Cos, Sinh, Cosh, Atan, Floor, Ceiling, Round, CopySign, FusedMultiplyAdd, Hypot, LogRatio, ExpRest,
        RowSum, RowNorm, SumOfOthers, RowMax, Pivot, Gather, Shift, Surprise, Share, Portion, Weighted, Divergence, Excess,
    ];

    private static readonly Dictionary<string, Operation> ByName = All.ToDictionary(o => o.Name);

    public static Operation Find(string name) => ByName[name];

    private static double Truth(bool holds) => holds ? 1 : 0;

    // 0 · ∞ is the corner of an interval only, where the bound is 0.
    private static double Product(double a, double b) => a == 0 || b == 0 ? 0 : a * b;

    private static Interval Quotient(Interval[] r) =>
        r[1].Low > 0 || r[1].High < 0 ? Interval.Corners(r[0], r[1], (a, b) => a == 0 ? 0 : a / b) : Interval.All;

    private static double Far(Interval range) => Math.Max(Math.Abs(range.Low), Math.Abs(range.High));

    private static Interval AbsRange(Interval[] r)
    {
        double far = Far(r[0]);
        return r[0].IsWithin(0, double.PositiveInfinity) || r[0].IsWithin(double.NegativeInfinity, 0)
            ? new(Math.Min(Math.Abs(r[0].Low), Math.Abs(r[0].High)), far)
            : new(0, far);
    }

    private static Interval SquareRange(Interval[] r)
    {
        Interval magnitude = AbsRange(r);
        return new(magnitude.Low * magnitude.Low, magnitude.High * magnitude.High);
    }

    private static InvalidOperationException Leaf() => new("A leaf has no arguments to compute from.");
}
