using LossGen.Generator.Autodiff;
using LossGen.Generator.Ir;
using Xunit;
using static LossGen.Generator.Ir.Operations;

namespace LossGen.Generator.Tests.Autodiff;

/// <summary>How rules are put together: sharing, branches, and what must not leak from branches that are not taken.</summary>
public sealed class DifferentiatorTests
{
    private readonly Graph _graph = new();

    [Fact]
    public void A_value_used_twice_gets_the_sum()
    {
        Expression x = _graph.Input("x");
        Assert.Equal(3 * 25 + 2 * 5, Slope(x.Squared * x + x.Squared, x, 5));
    }

    [Fact]
    public void An_input_that_does_not_matter_has_gradient_0()
    {
        Expression x = _graph.Input("x"), y = _graph.Input("y");
        Assert.Equal(0, Slope(x.Squared, y, 5));
    }

    [Theory]
    [InlineData(4, 0.5 / 1.7320508075688772)]
    [InlineData(1, 0)]
    [InlineData(-3, 0)]
    public void The_infinite_slope_of_an_untaken_branch_does_not_leak(double at, double expected)
    {
        Expression x = _graph.Input("x"), one = _graph.Constant(1);
        Expression root = one.Make(Less, x).Make(Select, (x - one).Make(Sqrt), _graph.Constant(0));
        Assert.Equal(expected, Slope(root, x, at), 1e-15);
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(0)]
    public void Nor_does_it_through_shared_values_and_nested_branches(double at)
    {
        Expression x = _graph.Input("x"), zero = _graph.Constant(0);
        Expression logarithm = x.Make(Log);
        Expression positive = zero.Make(Less, x);
        Expression inner = _graph.Constant(3).Make(Less, x).Make(Select, logarithm.Squared, logarithm);
        Expression root = positive.Make(Select, inner / x, zero) + positive.Make(Select, logarithm, 2 * x);
        Assert.Equal(2, Slope(root, x, at));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(5)]
    public void Nested_branches_have_the_slope_of_the_one_taken(double at)
    {
        Expression x = _graph.Input("x"), zero = _graph.Constant(0);
        Expression inner = _graph.Constant(3).Make(Less, x).Make(Select, x.Squared, x.Make(Log));
        Assert.Equal(at > 3 ? 2 * at : 1 / at, Slope(zero.Make(Less, x).Make(Select, inner, zero), x, at), 1e-15);
    }

    [Fact]
    public void A_run_time_exponent_of_0_has_slope_0_at_0()
    {
        Expression x = _graph.Input("x");
        Expression gradient = Differentiator.Gradients(x.Make(Pow, _graph.Parameter("gamma")), [x])[0];
        Assert.Equal(0, Interpreter.Evaluate(gradient, _ => 0));
    }

    private static double Slope(Expression root, Expression leaf, double at) =>
        Interpreter.Evaluate(Differentiator.Gradients(root, [leaf])[0], _ => at);
}
