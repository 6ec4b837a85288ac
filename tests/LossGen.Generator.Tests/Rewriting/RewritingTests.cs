using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;
using LossGen.Generator.Rewriting;
using Xunit;
using static LossGen.Generator.Ir.Operations;

namespace LossGen.Generator.Tests.Rewriting;

/// <summary>Rows of (before, after), one or more for each rule; and both sides compared on awkward numbers.</summary>
public sealed class RewritingTests
{
    private static readonly double[] Awkward =
        [0, -0.0, 1, -1, 0.3, -2.5, 1e-310, -1e-310, 1e300, -1e300, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    private const string Clamp = "c < |x| ? c·sign(x) : x → max(−c, min(c, x))";
    private const string CrossEntropy = "a·softplus(−z) + b·softplus(z) → (a + b)·softplus(−|z|) + |z|·(z < 0 ? a : b)";

    private static readonly List<(string Law, Func<Graph, Expression> Before, string After)> Rows =
    [
        ("f(constants) → constant", g => g.Constant(2) + 3, "5"),
        ("x·1 → x", g => X(g) * g.Constant(1), "x"),
        ("x·1 → x", g => 1 * X(g), "x"),
        ("x·(−1) → −x", g => -1 * X(g), "−x"),
        ("x/1 → x", g => X(g) / g.Constant(1), "x"),
        ("x − 0 → x", g => X(g) - 0, "x"),
        ("x + (−0) → x", g => X(g) + -0.0, "x"),
        ("x·c → c·x", g => X(g) * g.Constant(3), "3·x"),
        ("−(−x) → x", g => -(-X(g)), "x"),
        ("−(a − b) → b − a", g => -(X(g) - Y(g)), "y − x"),
        ("−(c·x) → (−c)·x", g => -(3 * X(g)), "−3·x"),
        ("|−x| → |x|", g => (-X(g)).Magnitude, "|x|"),
        ("(−x)² → x²", g => (-X(g)).Squared, "x²"),
        ("x·x → x²", g => X(g) * X(g), "x²"),
        ("x/c → (1/c)·x", g => X(g) / g.Constant(4), "0.25·x"),
        ("a + (−b) → a − b", g => X(g) + -Y(g), "x − y"),
        ("(−a) + b → b − a", g => -X(g) + Y(g), "y − x"),
        ("a − (−b) → a + b", g => X(g) - -Y(g), "x + y"),
        ("c·(−b) → (−c)·b", g => 3 * -X(g), "−3·x"),
        ("(−a)·b → −(a·b)", g => -X(g) * Y(g), "−(x·y)"),
        ("a·(−b) → −(a·b)", g => X(g) * -Y(g), "−(x·y)"),
        ("(−a)/b → −(a/b)", g => -X(g) / Y(g), "−(x/y)"),
        ("u·(v·x) → (u·v)·x", g => g.Parameter("scale") * (2 * X(g)), "2·scale·x"),
        ("u·(v·x) → (u·v)·x", g => 3 * (2 * X(g)), "6·x"),
        ("Σ x → C·x", g => g.Input("x", Level.Row).Make(RowSum), "C·x"),
        ("weight 0 of x → 0", g => g.Constant(0).Make(Weighted, X(g)), "0"),
        ("weight c of x → c·x", g => g.Constant(3).Make(Weighted, X(g)), "3·x"),
        ("w = 0 ? 0 : c·w → c·w", g => X(g).Make(Equal, g.Constant(0)).Make(Select, g.Constant(0), -2 * X(g)), "−2·x"),
        ("w = 0 ? 0 : c·w → c·w", g => X(g).Make(Equal, g.Constant(0)).Make(Select, g.Constant(0), -X(g)), "−x"),
        ("c·(portion w of x) → portion c·w of x", g => 3 * Y(g).Make(Portion, X(g)), "3·y·x"),
        ("exp(x) − y·x → exp(x) − portion y of x", g => X(g).Make(Exp) - Y(g) * X(g), "exp(x) − y·x"),
        ("x^0 → 1", g => X(g).Make(Pow, g.Constant(0)), "1"),
        ("x^1 → x", g => X(g).Make(Pow, g.Constant(1)), "x"),
        ("c ? x : x → x", g => X(g).Make(Less, Y(g)).Make(Select, X(g), X(g)), "x"),
        ("true ? x : y → x", g => g.Constant(0).Make(Select, X(g), Y(g)), "y"),
        ("x^2 → x²", g => X(g).Make(Pow, g.Constant(2)), "x²"),
        ("x^3 → x²·x", g => X(g).Make(Pow, g.Constant(3)), "x²·x"),
        ("x^4 → (x²)²", g => X(g).Make(Pow, g.Constant(4)), "(x²)²"),
        ("x^0.5 → √x", g => X(g).Make(Pow, g.Constant(0.5)), "sqrt(x)"),
        ("x^1.5 → x·√x", g => X(g).Make(Pow, g.Constant(1.5)), "x·sqrt(x)"),
        ("x^2.5 → x²·√x", g => X(g).Make(Pow, g.Constant(2.5)), "x²·sqrt(x)"),
        ("x^-0.5 → 1/√x", g => X(g).Make(Pow, g.Constant(-0.5)), "1/sqrt(x)"),
        ("x^-1 → 1/x", g => X(g).Make(Pow, g.Constant(-1)), "1/x"),
        ("x^-2 → (1/x)²", g => X(g).Make(Pow, g.Constant(-2)), "(1/x)²"),
        (Clamp, g => g.Constant(2).Make(Less, X(g).Magnitude).Make(Select, 2 * X(g).Make(Sign), X(g)), "max(−2, min(2, x))"),
        (Clamp, g => g.Constant(1).Make(Less, X(g).Magnitude).Make(Select, X(g).Make(Sign), X(g)), "max(−1, min(1, x))"),
        (CrossEntropy, g => Y(g) * (-X(g)).Make(Softplus) + (1 - Y(g)) * X(g).Make(Softplus), "(x < 0 ? y : 1 − y)·|x| + softplus(−|x|)"),
        (CrossEntropy, g => 3 * Y(g) * (-X(g)).Make(Softplus) + X(g).Make(Softplus) * (2 - Y(g)), "(x < 0 ? 3·y : 2 − y)·|x| + (3·y + 2 − y)·softplus(−|x|)"),
    ];

    public static TheoryData<int> AllRows() => [.. Enumerable.Range(0, Rows.Count)];

    [Fact]
    public void Every_rule_has_a_row() => Assert.Equal(StrengthRules.All.Select(r => r.Law).Order(), Rows.Select(r => r.Law).Distinct().Order());

    [Theory]
    [MemberData(nameof(AllRows))]
    public void Before_becomes_after(int row) =>
        Assert.Equal(Rows[row].After, Formatter.Format(new Rewriter(StrengthRules.All).Rewrite(Rows[row].Before(new()))));

    /// <summary>A rule that does not shrink what it is used on says so.</summary>
    [Theory]
    [MemberData(nameof(AllRows))]
    public void Shrinks_or_says_that_it_grows(int row)
    {
        Expression left = Rows[row].Before(new());
        Rule rule = StrengthRules.All.Single(r => r.Law == Rows[row].Law);
        Assert.Equal(rule.Grows, !PathOrder.Shrinks(left, rule.Apply(left)!));
    }

    [Theory]
    [MemberData(nameof(AllRows))]
    public void Both_sides_agree_to_the_bit_where_the_rule_says_exact(int row)
    {
        (string law, Func<Graph, Expression> before, _) = Rows[row];
        Rule rule = StrengthRules.All.Single(r => r.Law == law);
        Expression left = before(new());
        Expression right = rule.Apply(left) ?? throw new InvalidOperationException($"{law} does not match its own row.");
        foreach (double x in Awkward)
        {
            foreach (double y in Awkward)
            {
                RowInterpreter interpreter = new((name, _) => Value(name), 3);
                double expected = interpreter.Evaluate(left), actual = interpreter.Evaluate(right);
                if (rule.Precision == RulePrecision.Exact) Assert.Equal(Bits(expected), Bits(actual));
                else if (Moderate(x) && Moderate(y) && double.IsFinite(expected)) Assert.Equal(expected, actual, 1e-12 * Math.Max(1, Math.Abs(expected)));

                double Value(string name) => name == "y" ? y : x;
            }
        }
    }

    [Fact]
    public void Multiplying_by_0_is_not_folded() =>
        Assert.Equal("0·x + 0", Formatter.Format(new Rewriter(StrengthRules.All).Rewrite(0 * X(new()) + 0)));

    // All NaNs are one value: their payloads are nobody's promise.
    private static long Bits(double value) => double.IsNaN(value) ? 0x7ff8000000000000 : BitConverter.DoubleToInt64Bits(value);

    private static bool Moderate(double value) => Math.Abs(value) is < 1e10 and > 1e-10;

    private static Expression X(Graph graph) => graph.Input("x");

    private static Expression Y(Graph graph) => graph.Input("y");
}
