using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;
using static LossGen.Generator.Ir.Operations;

namespace LossGen.Generator.Autodiff;

/// <summary>
/// The derivative of every operation, in reverse mode: from the gradient that flows into a node to those that flow on to its arguments.
/// Built-in losses and users' formulas share these rules, conventions included.
/// </summary>
internal static class Derivatives
{
    private const string Tie =
        "at a tie between two varying values each gets half, as in PyTorch's maximum; between a value and a bound the value gets all, as in its clamp";

    private const string Step = "0 everywhere, though undefined where it jumps: a step has no slope to learn from";

    /// <summary>The rules, one line each.</summary>
    public static IReadOnlyList<Derivative> All { get; } =
    [
        new(Add, (_, g) => [g, g]),
        new(Subtract, (_, g) => [g, -g]),
        new(Multiply, (x, g) => [g * x.Arguments[1], g * x.Arguments[0]]),
        new(Divide, (x, g) => [g / x.Arguments[1], -(g * x / x.Arguments[1])]),
        new(Negate, (_, g) => [-g]),
        new(Square, (x, g) => [g * (2 * x.Arguments[0])]),

        new(Abs, (x, g) => [g * x.Arguments[0].Make(Sign)], "0 at 0: the middle of the subgradients, and PyTorch's choice"),
        new(Sign, (_, _) => [null], "0 everywhere, though undefined at 0: a step has no slope to learn from"),
        new(Max, Shared, Tie, Winner((a, b) => b.Make(LessOrEqual, a))),
        new(Min, Shared, Tie, Winner((a, b) => a.Make(LessOrEqual, b))),

        new(Sqrt, (x, g) => [g * SafeReciprocal(x)], "0 at 0: the subgradient of the norms that end in a square root, where the limit is infinite"),
        new(Exp, (x, g) => [g * x]),
        new(Log, (x, g) => [g / x.Arguments[0]]),
        new(Log1p, (x, g) => [g / (1 + x.Arguments[0])]),
        new(Expm1, (x, g) => [g * x.Arguments[0].Make(Exp)]),
        new(ExpRest, (x, g) => [g * x.Arguments[0].Make(Expm1)]),
        new(Tanh, (x, g) => [g * SquaredSech(x.Arguments[0])]),
        new(Pow, (x, g) => [g * PowerSlope(x.Arguments[0], x.Arguments[1]), g * ExponentSlope(x)],
            "0 where an exponent below 1 makes it infinite, at or next to a base of 0: as for the square root"),

        new(Sigmoid, (x, g) => [g * (x * (-x.Arguments[0]).Make(Sigmoid))]),
        new(Softplus, (x, g) => [g * x.Arguments[0].Make(Sigmoid)]),
        new(LogCosh, (x, g) => [g * x.Arguments[0].Make(Tanh)]),
        new(BinaryCrossEntropy, (x, g) => BinaryCrossEntropyRule(x.Arguments[0], x.Arguments[1], g),
            "(p − y)/max(p(1 − p), 1e-12), as in PyTorch: finite and of the right sign at p = 0 and 1, where the clamped logarithms are flat"),
        new(Floored, (_, g) => [g, null], "that of its first argument even where the floor is used: PyTorch's Gaussian loss, whose variances go on learning"),

        new(Log2, (x, g) => [g / (Math.Log(2) * x.Arguments[0])]),
        new(Log10, (x, g) => [g / (Math.Log(10) * x.Arguments[0])]),
        new(Sin, (x, g) => [g * x.Arguments[0].Make(Cos)]),
        new(Cos, (x, g) => [-(g * x.Arguments[0].Make(Sin))]),
        new(Sinh, (x, g) => [g * x.Arguments[0].Make(Cosh)]),
        new(Cosh, (x, g) => [g * x.Arguments[0].Make(Sinh)]),
        new(Atan, (x, g) => [g / (1 + x.Arguments[0].Squared)]),
        new(Floor, (_, _) => [null], Step),
        new(Ceiling, (_, _) => [null], Step),
        new(Round, (_, _) => [null], Step),
        new(CopySign, (x, g) => [g * (x.Arguments[0].Make(Sign) * x.Graph.Constant(1).Make(CopySign, x.Arguments[1])), null],
            "0 where the size is 0, as for |x|; and 0 with respect to the argument that gives the sign, which is a step"),
        new(FusedMultiplyAdd, (x, g) => [g * x.Arguments[1], g * x.Arguments[0], g]),
        new(Hypot, (x, g) => [g * ShareOfHypot(x, 0), g * ShareOfHypot(x, 1)], "0 where both are 0: the subgradient of a norm, as for the square root"),
        new(LogRatio, (x, g) => [g / x.Arguments[0], -(g / x.Arguments[1])]),

        new(And, (_, _) => [null, null], "0: a condition has no slope"),
        new(Or, (_, _) => [null, null], "0: a condition has no slope"),
        new(Not, (_, _) => [null], "0: a condition has no slope"),
        new(Less, (_, _) => [null, null], "0: a comparison has no slope"),
        new(LessOrEqual, (_, _) => [null, null], "0: a comparison has no slope"),
        new(Equal, (_, _) => [null, null], "0: a comparison has no slope"),
        new(Select, (_, g) => [null, g, g], Guards: x => [null, new(x.Arguments[0], true), new(x.Arguments[0], false)]),

        new(RowSum, (_, g) => [g]),
        new(RowNorm, (x, g) => [g * (2 * SafeReciprocal(x) * x.Arguments[0])], "0 for a row of zeros: the subgradient of a norm, as for the square root"),
        new(SumOfOthers, (_, g) => [g, null], "none for the index, which is no quantity", x => [new(x.Graph.Column().Make(Equal, x.Arguments[1]), false), null]),
        new(RowMax, (x, g) => [g / x.Arguments[0].Make(Equal, x).Make(RowSum)], "at a tie all that are greatest share it, as in PyTorch's amax",
            x => [new(x.Arguments[0].Make(Equal, x), true)]),
        new(Pivot, (_, _) => [null], "0: the formula's value does not depend on it"),
        new(Gather, (_, g) => [g, null], "none for the index, which is no quantity", x => [new(x.Graph.Column().Make(Equal, x.Arguments[1]), true), null]),
        new(Shift, (_, g) => [g, null], "none for the pivot, on which the formula's value does not depend"),
        new(Surprise, (x, g) => SurpriseRule(x.Arguments[0], x.Arguments[1], g), "that of the share goes to its logarithm, where it does not cancel"),
        new(Share, (x, g) => ShareRule(x.Arguments[0], x.Arguments[1], g)),
        new(Portion, (x, g) => [g * x.Arguments[1], g * x.Arguments[0]], "that of the product, also where the portion is 0"),
        new(Weighted, (x, g) => [g * x.Arguments[1], g * x.Arguments[0]], "0 for what a weight of 0 switches off, also where its own slope is not a number",
            x => [null, new(x.Arguments[0].Make(Equal, x.Graph.Constant(0)), false)]),
        new(Divergence, (x, g) => [g * x.Arguments[0].Make(Excess, x.Arguments[1]), g * x.Arguments[1].Make(Excess, x.Arguments[0])]),
        new(Excess, (x, g) => ExcessRule(x.Arguments[0], x.Arguments[1], g)),
    ];

    private static readonly Dictionary<Operation, Derivative> Table = All.ToDictionary(d => d.Operation);

    public static Derivative Of(Operation operation) =>
        Table.TryGetValue(operation, out Derivative? rule) ? rule : throw new InvalidOperationException($"No derivative rule for {operation}.");

    // Beside NaN a bound wins, as in PyTorch's clamp; two values both do, as in its maximum.
    private static Func<Expression, Guard?[]> Winner(Func<Expression, Expression, Expression> atLeastAsGood) => x =>
    {
        Expression a = x.Arguments[0], b = x.Arguments[1];
        Guard second = new(atLeastAsGood(b, a), true);
        if (b.Level == Level.Uniform) return [new(atLeastAsGood(a, b), true), null];
        if (a.Level == Level.Uniform) return [null, second];
        Expression onlyFirst = a.Graph.Apply(Less, [.. atLeastAsGood(a, b).Arguments]);
        Expression onlySecond = a.Graph.Apply(Less, [.. atLeastAsGood(b, a).Arguments]);
        return [new(onlySecond, false), new(onlyFirst, false)];
    };

    // A bound is the same for all elements and takes no gradient, so that a tie need not be shared with it.
    private static Expression?[] Shared(Expression x, Expression g)
    {
        Expression a = x.Arguments[0], b = x.Arguments[1];
        if (a.Level == Level.Uniform || b.Level == Level.Uniform) return [g, g];
        Expression share = a.Make(Equal, b).Make(Select, 0.5 * g, g);
        return [share, share];
    }

    private static Expression SafeReciprocal(Expression root) =>
        root.Make(Equal, root.Graph.Constant(0)).Make(Select, root.Graph.Constant(0), 0.5 / root);

    private static Expression ShareOfHypot(Expression hypot, int argument) =>
        hypot.Make(Equal, hypot.Graph.Constant(0)).Make(Select, hypot.Graph.Constant(0), hypot.Arguments[argument] / hypot);

    // 1 − tanh² without its cancellation.
    private static Expression SquaredSech(Expression x) => 4 * ((2 * x).Make(Sigmoid) * (-(2 * x)).Make(Sigmoid));

    // Near 0 a power below 1 is so steep that its slope may be infinite, beside factors that are 0.
    private static Expression PowerSlope(Expression x, Expression exponent)
    {
        Expression lower = x.Make(Pow, exponent - 1);
        Expression slope = exponent * lower;
        if (exponent.IsConstant && exponent.Value is < 0 or >= 1) return slope;
        Graph graph = x.Graph;
        Expression finite = graph.Constant(double.PositiveInfinity).Make(LessOrEqual, lower).Make(Select, graph.Constant(0), slope);
        return x.Make(Less, graph.Constant(1)).Make(Select, finite, slope);
    }

    private static Expression ExponentSlope(Expression power)
    {
        Expression x = power.Arguments[0], zero = power.Graph.Constant(0);
        return x.Make(Equal, zero).Make(Select, zero, power * x.Make(Log));
    }

    // Without p − 1, which is all rounding where the share is nearly everything.
    private static Expression?[] SurpriseRule(Expression others, Expression share, Expression g)
    {
        Expression whole = others + share;
        return [g / whole, null, -(g * (others / whole))];
    }

    private static Expression?[] ShareRule(Expression a, Expression b, Expression g)
    {
        Expression whole = a + b;
        return [g * (b / whole / whole), -(g * (a / whole / whole))];
    }

    private static Expression?[] ExcessRule(Expression p, Expression q, Expression g)
    {
        Expression whole = p + q;
        return [g * (0.5 * (q / p / whole)), -(g * (0.5 / whole))];
    }

    private static Expression?[] BinaryCrossEntropyRule(Expression p, Expression y, Expression g)
    {
        Expression spread = p.Graph.Constant(1e-12).Make(Max, p * (1 - p));
        Expression whenOne = p.Make(BinaryCrossEntropy, p.Graph.Constant(1)), whenZero = p.Make(BinaryCrossEntropy, p.Graph.Constant(0));
        return [g * ((p - y) / spread), g * (whenOne - whenZero)];
    }
}
