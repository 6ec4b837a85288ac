using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Autodiff;
using LossGen.Generator.Ir;
using Xunit;

namespace LossGen.Generator.Tests.Rows;

/// <summary>Every reduction of the table: what it means, and its rule against central differences of that.</summary>
public sealed class RowReductionTests
{
    private const int Index = 2;

    private static readonly double[] Row = [0.3, -1.7, 0.9, 2.5, -0.2];

    public static TheoryData<string> Names => [.. Operations.All.Where(o => o.IsReduction).Select(o => o.Name)];

    [Theory]
    [InlineData("rowsum", 1.8)]
    [InlineData("rownorm", 3.1749015732775088)]
    [InlineData("others", 0.9)]
    [InlineData("rowmax", 2.5)]
    [InlineData("pivot", 2.5)]
    [InlineData("gather", 0.9)]
    public void Means(string name, double expected) => Assert.Equal(expected, Value(Reduced(new Graph(), name), Row), 1e-15);

    [Fact]
    public void All_are_told_the_meaning_of() => Assert.Equal(7, Names.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void Rule_is_the_slope(string name)
    {
        Graph graph = new();
        Expression root = Reduced(graph, name).Squared;
        Expression gradient = Differentiator.Gradients(root, [graph.Input("x")])[0];
        for (int c = 0; c < Row.Length; c++)
        {
            double[] low = [.. Row], high = [.. Row];
            low[c] -= 1e-6;
            high[c] += 1e-6;

            // On which number the pivot is no value depends, and on a threshold none at first order, so that they have no slope.
            double expected = name is "pivot" or "threshold" ? 0 : (Value(root, high) - Value(root, low)) / 2e-6;
            Assert.Equal(expected, Value(gradient, Row, c), 1e-6);
        }
    }

    [Fact]
    public void What_is_the_greatest_twice_is_shared()
    {
        Graph graph = new();
        Expression gradient = Differentiator.Gradients(Reduced(graph, "rowmax"), [graph.Input("x")])[0];

        Assert.Equal([0, 0.5, 0.5], Enumerable.Range(0, 3).Select(c => Value(gradient, [1, 3, 3], c)));
    }

    [Fact]
    public void No_column_has_the_index_of_an_ignored_row()
    {
        Graph graph = new();
        Expression x = graph.Input("x"), none = graph.Constant(-1);

        Assert.Equal(0, Value(x.Make(Operations.Gather, none), Row));
        Assert.Equal(Row.Sum(), Value(x.Make(Operations.SumOfOthers, none), Row), 1e-15);
    }

    [Fact]
    public void A_value_of_the_row_collects_the_gradients_of_all_columns()
    {
        Graph graph = new();
        Expression x = graph.Input("x"), scale = graph.Input("scale", Level.Row);
        Expression gradient = Differentiator.Gradients((x * scale).Squared.Make(Operations.RowSum), [scale])[0];

        Assert.Equal(2 * 3 * Row.Sum(v => v * v), Value(gradient, Row), 1e-12);
    }

    private static Expression Reduced(Graph graph, string name)
    {
        Operation operation = Operations.All.Single(o => o.Name == name);
        return graph.Apply(operation, [graph.Input("x"), .. operation.Arity == 2 ? [graph.Input("at", Level.Row)] : Array.Empty<Expression>()]);
    }

    private static double Value(Expression e, IReadOnlyList<double> row, int column = 0) =>
        new RowInterpreter((name, c) => name switch { "x" => row[c], "at" => Index, _ => 3 }, row.Count).Evaluate(e, column);
}
