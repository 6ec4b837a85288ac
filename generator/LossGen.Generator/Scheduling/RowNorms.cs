using System;
using LossGen.Generator.Ir;
using LossGen.Generator.Rewriting;
using static LossGen.Generator.Ir.Operations;

namespace LossGen.Generator.Scheduling;

/// <summary>
/// ‖x‖ as a pass over the row has it: √Σ x², and where that sum leaves the range a second one of x scaled by a power of two. Rows that stay within skip the second one.
/// </summary>
internal static class RowNorms
{
    public static Rule Rule(bool isSingle) => new("‖x‖ → √Σ x²", RulePrecision.Stabilising, e => e.Is(RowNorm) ? Expanded(e.Arguments[0], isSingle ? Single : Double) : null) { Grows = true };

    // Beyond these a sum of squares has lost digits, or may have; scaled so, none of a row's squares matters that is not a normal number.
    private static readonly (double Low, double High, double Up, double Down) Single = (PowerOfTwo(-80), PowerOfTwo(124), PowerOfTwo(100), PowerOfTwo(-100));
    private static readonly (double Low, double High, double Up, double Down) Double = (PowerOfTwo(-800), PowerOfTwo(1000), PowerOfTwo(600), PowerOfTwo(-600));

    private static Expression Expanded(Expression x, (double Low, double High, double Up, double Down) limits)
    {
        Graph graph = x.Graph;
        Expression square = x.Squared.Make(RowSum), zero = graph.Constant(0);
        Expression isLow = square.Make(Less, graph.Constant(limits.Low)), isBeyond = isLow.Make(Or, graph.Constant(limits.High).Make(Less, square));
        Expression scale = isLow.Make(Select, graph.Constant(limits.Up), graph.Constant(limits.Down));
        Expression back = isLow.Make(Select, graph.Constant(1 / limits.Up), graph.Constant(1 / limits.Down));
        Expression scaled = isBeyond.Make(Select, (scale * x).Squared, zero).Make(RowSum);
        return isBeyond.Make(Select, scaled.Make(Sqrt) * back, square.Make(Sqrt));
    }

    private static double PowerOfTwo(int exponent) => Math.Pow(2, exponent);
}
