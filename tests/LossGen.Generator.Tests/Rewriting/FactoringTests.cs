using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;
using LossGen.Generator.Rewriting;
using Xunit;

namespace LossGen.Generator.Tests.Rewriting;

public sealed class FactoringTests
{
    private static readonly Graph Graph = new();
    private static readonly Expression A = Graph.Input("a"), B = Graph.Input("b"), X = Graph.Input("x"), Y = Graph.Input("y");

    private static readonly List<(Expression Before, string After)> Rows =
    [
        (A * X + B * X, "x·(a + b)"),
        (A * X - B * X, "x·(a − b)"),
        (-(A * X) - B * X, "x·(−a − b)"),
        (X.Squared * A + X * B, "x·(x·a + b)"),
        (2 * (A * X) - 2 * (B * X), "2·x·(a − b)"),
        (A * X + B * X - Y, "x·(a + b) − y"),
        (A * X + X, "x·(a + 1)"),
        (A * X + B * Y, "a·x + b·y"),
        (A * B, "a·b"),
    ];

    public static TheoryData<int> AllRows() => [.. Enumerable.Range(0, Rows.Count)];

    [Theory]
    [MemberData(nameof(AllRows))]
    public void Common_factors_are_taken_out(int row)
    {
        (Expression before, string after) = Rows[row];
        Expression factored = Factoring.Apply(before, Graph.Constant(0));
        Assert.Equal(after, Formatter.Format(factored));
        Assert.Equal(Interpreter.Evaluate(before, Value), Interpreter.Evaluate(factored, Value), 1e-14);

        static double Value(string name) => name[0] * 0.01 - 0.9;
    }

    [Fact]
    public void What_is_computed_anyway_is_not_computed_again() =>
        Assert.Equal("a·x + b·x", Formatter.Format(Factoring.Apply(A * X + B * X, (A * X).Magnitude + B * X)));
}
