using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;
using static LossGen.Generator.Ir.Operations;
using static LossGen.Generator.Rewriting.RulePrecision;

namespace LossGen.Generator.Rewriting;

/// <summary>
/// What folds options into the formula and clears away what differentiation leaves behind. x·0 → 0, x − x → 0 and x + 0 → x are not
/// here: NaN, infinities and −0 make them false.
/// </summary>
internal static class SimplificationRules
{
    // What kernels call the share of an element in a mean.
    private const string Share = "scale";

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("f(constants) → constant", Stabilising, e => e.Arguments.Count > 0 && !e.Operation.IsReduction && e.Arguments.All(a => a.IsConstant)
            ? e.Graph.Constant(e.Operation.Evaluate([.. e.Arguments.Select(a => a.Value)])) : null),

        new("x·1 → x", Exact, e => e.Is(Multiply) ? Other(e, 1) : null),
        new("x·(−1) → −x", Exact, e => e.Is(Multiply) && Other(e, -1) is { } x ? -x : null),
        new("x/1 → x", Exact, e => e.Is(Divide) && e.Arguments[1].IsValue(1) ? e.Arguments[0] : null),
        new("x − 0 → x", Exact, e => e.Is(Subtract) && e.Arguments[1].IsValue(0) ? e.Arguments[0] : null),
        new("x + (−0) → x", Exact, e => e.Is(Add) ? Other(e, -0.0) : null),
        new("x·c → c·x", Exact, e => e.Is(Multiply) && e.Arguments[1].IsConstant && !e.Arguments[0].IsConstant ? e.Arguments[1] * e.Arguments[0] : null),

        new("−(−x) → x", Exact, e => e.Is(Negate) && e.Arguments[0].Is(Negate) ? e.Arguments[0].Arguments[0] : null),
        new("−(a − b) → b − a", Stabilising, e => e.Is(Negate) && e.Arguments[0].Is(Subtract) ? e.Arguments[0].Arguments[1] - e.Arguments[0].Arguments[0] : null, "the sign of a zero result aside"),
        new("−(c·x) → (−c)·x", Exact, e => e.Is(Negate) && e.Arguments[0].Is(Multiply) && e.Arguments[0].Arguments[0].IsConstant
            ? -e.Arguments[0].Arguments[0].Value * e.Arguments[0].Arguments[1] : null),
        new("|−x| → |x|", Exact, e => e.Is(Abs) && e.Arguments[0].Is(Negate) ? e.Arguments[0].Arguments[0].Magnitude : null),
        new("(−x)² → x²", Exact, e => e.Is(Square) && e.Arguments[0].Is(Negate) ? e.Arguments[0].Arguments[0].Squared : null),
        new("x·x → x²", Exact, e => e.Is(Multiply) && e.Arguments[0] == e.Arguments[1] ? e.Arguments[0].Squared : null),

        new("x/c → (1/c)·x", Exact, e => e.Is(Divide) && !e.Arguments[0].IsConstant && IsPowerOfTwo(e.Arguments[1]) ? 1 / e.Arguments[1].Value * e.Arguments[0] : null, "c is a power of two"),

        new("a + (−b) → a − b", Exact, e => e.Is(Add) && e.Arguments[1].Is(Negate) ? e.Arguments[0] - e.Arguments[1].Arguments[0] : null),
        new("(−a) + b → b − a", Exact, e => e.Is(Add) && e.Arguments[0].Is(Negate) ? e.Arguments[1] - e.Arguments[0].Arguments[0] : null),
        new("a − (−b) → a + b", Exact, e => e.Is(Subtract) && e.Arguments[1].Is(Negate) ? e.Arguments[0] + e.Arguments[1].Arguments[0] : null),
        new("c·(−b) → (−c)·b", Exact, e => e.Is(Multiply) && e.Arguments[0].IsConstant && e.Arguments[1].Is(Negate)
            ? -e.Arguments[0].Value * e.Arguments[1].Arguments[0] : null),
        new("(−a)·b → −(a·b)", Exact, e => e.Is(Multiply) && e.Arguments[0].Is(Negate) ? -(e.Arguments[0].Arguments[0] * e.Arguments[1]) : null),
        new("a·(−b) → −(a·b)", Exact, e => e.Is(Multiply) && e.Arguments[1].Is(Negate) ? -(e.Arguments[0] * e.Arguments[1].Arguments[0]) : null),
        new("(−a)/b → −(a/b)", Exact, e => e.Is(Divide) && e.Arguments[0].Is(Negate) ? -(e.Arguments[0].Arguments[0] / e.Arguments[1]) : null),

        new("u·(v·x) → (u·v)·x", Stabilising, e => e.Is(Multiply) && e.Arguments[0].Level == Level.Uniform && e.Arguments[1].Is(Multiply)
            && e.Arguments[1].Arguments[0].Level == Level.Uniform && e.Arguments[1].Level != Level.Uniform && StayInRange(e.Arguments[0], e.Arguments[1].Arguments[0])
            ? e.Arguments[0] * e.Arguments[1].Arguments[0] * e.Arguments[1].Arguments[1] : null, "u and v are the same for all elements, and their product is no further from 1 than float goes in both directions"),

        new("Σ x → C·x", Stabilising, e => e.Is(RowSum) && e.Arguments[0].Level != Level.Element ? e.Graph.Columns() * e.Arguments[0] : null, "x is the same in every column"),

        new("weight 0 of x → 0", Exact, e => e.Is(Weighted) && IsZero(e.Arguments[0]) ? e.Graph.Constant(0) : null),
        new("weight c of x → c·x", Exact, e => e.Is(Weighted) && e.Arguments[0].IsConstant && !IsZero(e.Arguments[0]) ? e.Arguments[0] * e.Arguments[1] : null, "c is not 0") { Grows = true },
        new("w = 0 ? 0 : c·w → c·w", Stabilising, e => e.Is(Select) && e.Arguments[0].Is(Equal) && IsZero(e.Arguments[1]) && IsZero(e.Arguments[0].Arguments[1])
            && IsMultiple(e.Arguments[2], e.Arguments[0].Arguments[0]) ? e.Arguments[2] : null, "the sign of a zero result aside"),
        new("c·(portion w of x) → portion c·w of x", Stabilising, e => e.Is(Multiply) && e.Arguments[0].IsConstant && e.Arguments[1].Is(Portion) && Math.Abs(e.Arguments[0].Value) is >= 1e-3 and <= 1e3
            ? (e.Arguments[0] * e.Arguments[1].Arguments[0]).Make(Portion, e.Arguments[1].Arguments[1]) : null, "c is neither large nor small"),

        new("x^0 → 1", Exact, e => e.Is(Pow) && e.Arguments[1].Value == 0 && e.Arguments[1].IsConstant ? e.Graph.Constant(1) : null),
        new("x^1 → x", Exact, e => e.Is(Pow) && e.Arguments[1].IsValue(1) ? e.Arguments[0] : null),

        new("c ? x : x → x", Exact, e => e.Is(Select) && e.Arguments[1] == e.Arguments[2] ? e.Arguments[1] : null),
        new("true ? x : y → x", Exact, e => e.Is(Select) && e.Arguments[0].IsConstant ? e.Arguments[e.Arguments[0].Value != 0 ? 1 : 2] : null),
    ];

    // Of what is known at run time only, nothing but the share of a mean may be taken for moderate.
    private static bool StayInRange(Expression u, Expression v) =>
        u.IsConstant && v.IsConstant ? IsModerate(u.Value * v.Value, 1e30) && IsModerate(u.Value, 1e30) && IsModerate(v.Value, 1e30)
        : (IsShare(u) && v.IsConstant && IsModerate(v.Value, 1e6)) || (IsShare(v) && u.IsConstant && IsModerate(u.Value, 1e6));

    private static bool IsModerate(double value, double most) => Math.Abs(value) <= most && Math.Abs(value) >= 1 / most;

    private static bool IsShare(Expression e) =>
        (e.Is(Parameter) && e.Name == Share) || (e.Is(Multiply) && e.Arguments[0].IsConstant && IsModerate(e.Arguments[0].Value, 1e6) && e.Arguments[1].Is(Parameter) && e.Arguments[1].Name == Share);

    private static bool IsZero(Expression e) => e.IsConstant && e.Value == 0;

    // w or c·w, c finite.
    private static bool IsMultiple(Expression e, Expression w) =>
        e == w || (e.Is(Negate) && e.Arguments[0] == w) || (e.Is(Multiply) && e.Arguments[1] == w && e.Arguments[0].IsConstant && !double.IsInfinity(e.Arguments[0].Value) && !double.IsNaN(e.Arguments[0].Value));

    private static bool IsPowerOfTwo(Expression e) =>
        e.IsConstant && Math.Abs(e.Value) is >= 1e-30 and <= 1e30 && (BitConverter.DoubleToInt64Bits(e.Value) & 0x000f_ffff_ffff_ffff) == 0;

    // The factor or summand beside this constant, which may stand on either side.
    private static Expression? Other(Expression e, double constant) =>
        e.Arguments[0].IsValue(constant) ? e.Arguments[1] : e.Arguments[1].IsValue(constant) ? e.Arguments[0] : null;
}
