using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Autodiff;
using LossGen.Generator.Ir;
using Xunit;

namespace LossGen.Generator.Tests.Autodiff;

/// <summary>Every rule of the table against central differences of the operation's own meaning.</summary>
public sealed class DerivativesTests
{
    // Away from kinks and from the ends of domains; in ascending order where operations need ordered arguments.
    private static readonly double[] Points = [-7.3, -1.7, -0.6, -0.04, 0.03, 0.37, 0.81, 1.9, 6.4];

    public static TheoryData<string> Differentiable() => [.. Operations.All.Where(o => o.Arity > 0 && !o.IsReduction).Select(o => o.Name)];

    [Fact]
    public void Every_operation_has_exactly_one_rule() =>
        Assert.Equal(Operations.All.Where(o => o.Arity > 0).OrderBy(o => o.Name), Derivatives.All.Select(d => d.Operation).OrderBy(o => o.Name));

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void Steps_are_what_nothing_flows_through(string name)
    {
        Operation operation = Operations.Find(name);
        Graph graph = new();
        Expression node = graph.Apply(operation, [.. Enumerable.Range(0, operation.Arity).Select(i => graph.Input("x" + i))]);

        Derivative derivative = Derivatives.Of(operation);
        bool isFlat = derivative.Rule(node, graph.Constant(1)).All(share => share is null);
        Assert.True(operation.IsStep ? isFlat && derivative.Convention is not null : !isFlat || derivative.Convention is not null);
    }

    /// <summary>Those whose rule is a slope: what is held has one, and passes none.</summary>
    public static TheoryData<string> Sloping() => [.. Operations.All.Where(o => o.Arity > 0 && !o.IsReduction && o != Operations.Held).Select(o => o.Name)];

    [Theory]
    [MemberData(nameof(Sloping))]
    public void Rule_is_the_slope(string name)
    {
        Operation operation = Operations.All.Single(o => o.Name == name);
        int compared = 0;
        foreach (double[] arguments in Tuples(operation.Arity))
        {
            Graph graph = new();
            Expression[] leaves = [.. Enumerable.Range(0, operation.Arity).Select(i => graph.Input("x" + i))];
            Expression[] applied = [.. leaves];

            // Its second argument is the exponential of the third, on which alone it depends otherwise.
            if (operation == Operations.Surprise) applied[1] = leaves[2].Make(Operations.Exp);
            IReadOnlyList<Expression> gradients = Differentiator.Gradients(graph.Apply(operation, applied), leaves);
            for (int i = 0; i < operation.Arity; i++)
            {
                // The floor's slope is a convention: it passes the gradient to its argument and none to its bound.
                if (operation == Operations.Floored && (i == 1 || arguments[0] < arguments[1])) continue;
                // Nor does the formula depend on a pivot.
                if (operation == Operations.Shift && i == 1) continue;

                // The sums of a sparsemax are those of its own share too: rows tell whether that is right.
                if (operation == Operations.SparseSurprise && i > 0) continue;
                double expected = CentralDifference(operation, arguments, i);
                if (double.IsNaN(expected)) continue;
                double actual = Interpreter.Evaluate(gradients[i], leaf => arguments[leaf[1] - '0']);
                Assert.True(Math.Abs(actual - expected) <= 1e-6 * Math.Max(1, Math.Abs(expected)), $"{name}({string.Join(", ", arguments)}), argument {i}: {actual}, not {expected}");
                compared++;
            }
        }

        Assert.True(compared >= 4, $"Only {compared} slopes of {name} were compared.");
    }

    [Theory]
    [InlineData("magnitude", 0, 0)]
    [InlineData("sqrt", 0, 0)]
    public void Convention_at_the_kink(string name, double at, double expected)
    {
        Graph graph = new();
        Expression x = graph.Input("x");
        Expression gradient = Differentiator.Gradients(graph.Apply(Operations.All.Single(o => o.Name == name), x), [x])[0];
        Assert.Equal(expected, Interpreter.Evaluate(gradient, _ => at));
    }

    [Theory]
    [InlineData(0.0, 0.0, 1e-12)]
    [InlineData(0.0, 1.0, -1e12)]
    [InlineData(1.0, 0.0, 1e12)]
    [InlineData(1.0, 1.0, 1e-12)]
    public void Binary_cross_entropy_at_certain_probabilities(double p, double y, double expected)
    {
        Graph graph = new();
        Expression probability = graph.Input("p");
        Expression gradient = Differentiator.Gradients(probability.Make(Operations.BinaryCrossEntropy, graph.Input("y")), [probability])[0];
        Assert.Equal(expected == 1e-12 ? 0 : expected, Interpreter.Evaluate(gradient, leaf => leaf == "p" ? p : y), 1e-3);
    }

    [Theory]
    [InlineData("max")]
    [InlineData("min")]
    public void A_tie_is_shared_between_values_and_left_to_the_value_beside_a_bound(string name)
    {
        Operation operation = Operations.All.Single(o => o.Name == name);
        Graph graph = new();
        Expression a = graph.Input("a"), b = graph.Input("b"), bound = graph.Parameter("bound");
        Assert.Equal([0.5, 0.5], Slopes(a.Make(operation, b), a, b));
        Assert.Equal([1], Slopes(bound.Make(operation, a), a));
        Assert.Equal([1], Slopes(a.Make(operation, bound), a));

        static IEnumerable<double> Slopes(Expression root, params Expression[] leaves) =>
            Differentiator.Gradients(root, leaves).Select(g => Interpreter.Evaluate(g, _ => 3));
    }

    private static double CentralDifference(Operation operation, double[] arguments, int index)
    {
        double step = 1e-5 * Math.Abs(arguments[index]);
        double[] low = [.. arguments], high = [.. arguments];
        low[index] -= step;
        high[index] += step;
        return (operation.Evaluate(high) - operation.Evaluate(low)) / (2 * step);
    }

    private static IEnumerable<double[]> Tuples(int arity) => arity switch
    {
        1 => Points.Select(a => new[] { a }),
        2 => from a in Points from b in Points where a != b select new[] { a, b },
        _ => from a in new[] { 0.0, 1.0 } from b in Points from c in Points select new[] { a, b, c },
    };
}
