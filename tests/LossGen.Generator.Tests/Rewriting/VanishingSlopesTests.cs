using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;
using LossGen.Generator.Rewriting;
using Xunit;
using static LossGen.Generator.Ir.Operations;

namespace LossGen.Generator.Tests.Rewriting;

/// <summary>Every rule for slopes at infinity: what it makes of its left side, and that both sides agree where the left is a number.</summary>
public sealed class VanishingSlopesTests
{
    private static readonly List<(string Law, Func<Expression, Expression, Expression> Before, double AtInfinity)> Rows =
    [
        ("σ(x)·σ(−x)·r → portion σ(x)·σ(−x) of r", (x, y) => x.Make(Sigmoid) * (-x).Make(Sigmoid) * y * x.Make(Softplus), 0),
        ("exp(x)·r → exp(x)·(x = −∞ ? 0 : r)", (x, y) => x.Make(Exp) * (x - y), 0),
        ("y/y → 1", (x, _) => x / x, 1),
        ("a·y/y → a", (x, y) => y * x / x, 2),
    ];

    public static TheoryData<int> AllRows => [.. Enumerable.Range(0, Rows.Count)];

    [Fact]
    public void EveryRuleHasARow() => Assert.Equal(VanishingSlopes.All.Select(r => r.Law), Rows.Select(r => r.Law));

    [Theory]
    [MemberData(nameof(AllRows))]
    public void TheRightSideHasTheLimit(int row)
    {
        Graph graph = new();
        Expression before = Rows[row].Before(graph.Input("x"), graph.Input("y"));
        Expression after = VanishingSlopes.All.Single(r => r.Law == Rows[row].Law).Apply(before) ?? throw new InvalidOperationException(Rows[row].Law);
        foreach (double x in new[] { -3, -0.5, 0.25, 2 }) Assert.Equal(At(before, x), At(after, x), 1e-14);
        Assert.True(double.IsNaN(At(before, row == 0 ? double.PositiveInfinity : double.NegativeInfinity)));
        Assert.Equal(Rows[row].AtInfinity, At(after, row == 0 ? double.PositiveInfinity : double.NegativeInfinity));
    }

    private static double At(Expression e, double x) => Interpreter.Evaluate(e, name => name == "x" ? x : 2);
}
