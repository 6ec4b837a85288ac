using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;
using LossGen.Generator.Rewriting;
using Xunit;
using static LossGen.Generator.Ir.Operations;

namespace LossGen.Generator.Tests.Rewriting;

/// <summary>What is the same for a row comes first, and out of sums: written so, and of the same value.</summary>
public sealed class RowFactorsTests
{
    private static readonly List<(Func<Graph, Expression> Before, string After)> Rows =
    [
        (g => X(g) * S(g), "s·x"),
        (g => X(g) / S(g), "1/s·x"),
        (g => X(g) * S(g) / T(g), "s/t·x"),
        (g => X(g) * (S(g) * Y(g)), "s·x·y"),
        (g => -(S(g) * X(g)), "−s·x"),
        (g => (X(g) / S(g)).Make(RowSum), "1/s·Σ(x)"),
        (g => (X(g) * Y(g)).Make(RowSum), "Σ(x·y)"),
        (g => T(g) * X(g).Make(Less, Y(g)).Make(Select, S(g) * X(g), g.Constant(0)), "x < y ? t·s·x : 0"),
        (g => T(g) * X(g).Make(Less, Y(g)).Make(Select, S(g), Y(g)), "x < y ? t·s : t·y"),
        (g => S(g) * T(g), "s·t"),
    ];

    public static TheoryData<int> AllRows => [.. Enumerable.Range(0, Rows.Count)];

    [Theory]
    [MemberData(nameof(AllRows))]
    public void Factors_of_the_row_come_first(int row) => Assert.Equal(Rows[row].After, Formatter.Format(new RowFactors().Apply(Rows[row].Before(new()))));

    [Theory]
    [MemberData(nameof(AllRows))]
    public void The_value_stays(int row)
    {
        Expression before = Rows[row].Before(new());
        RowInterpreter interpreter = new((name, c) => name switch { "x" => 0.3 + c, "y" => 1.7 - c * c, "s" => -2.5, _ => 0.7 }, 4);
        for (int c = 0; c < 4; c++) Assert.Equal(interpreter.Evaluate(before, c), interpreter.Evaluate(new RowFactors().Apply(before), c), 1e-12);
    }

    private static Expression X(Graph graph) => graph.Input("x");

    private static Expression Y(Graph graph) => graph.Input("y");

    private static Expression S(Graph graph) => graph.Input("s", Level.Row);

    private static Expression T(Graph graph) => graph.Input("t", Level.Row);
}
