using System.Collections.Generic;
using LossGen.Generator.Ir;
using static LossGen.Generator.Ir.Operations;
using static LossGen.Generator.Rewriting.RulePrecision;

namespace LossGen.Generator.Rewriting;

/// <summary>
/// Cheaper instructions for the same function. Used after differentiation only: the slope of x^1.5 is 1.5·√x, while that of x·√x would
/// divide by √x at 0.
/// </summary>
internal static class StrengthRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. SimplificationRules.All,
        Power(2, "x²", x => x.Squared),
        Power(3, "x²·x", x => x.Squared * x),
        Power(4, "(x²)²", x => x.Squared.Squared),
        Power(0.5, "√x", x => x.Make(Sqrt), "x = −∞ aside"),
        Power(1.5, "x·√x", x => x * x.Make(Sqrt), "x = −∞ aside"),
        Power(2.5, "x²·√x", x => x.Squared * x.Make(Sqrt), "x = −∞ aside"),
        Power(-0.5, "1/√x", x => 1 / x.Make(Sqrt), "x = −∞ aside"),
        Power(-1, "1/x", x => 1 / x),
        Power(-2, "1/x²", x => 1 / x.Squared, "|x| within the range whose square is normal"),
    ];

    private static Rule Power(double exponent, string result, System.Func<Expression, Expression> build, string? domain = null) =>
        new($"x^{exponent.ToString(System.Globalization.CultureInfo.InvariantCulture)} → {result}", Stabilising,
            e => e.Is(Pow) && e.Arguments[1].IsValue(exponent) ? build(e.Arguments[0]) : null, domain);
}
