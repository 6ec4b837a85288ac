using System;
using System.Linq;
using Xunit;
using static TorchSharp.torch;

namespace LossGen.Tensors.Tests;

/// <summary>Compares a loss and its gradients with those that torch computes by autograd.</summary>
internal static class Agreement
{
    /// <summary>Runs both on copies of the same inputs, and compares what they return and what reaches the inputs.</summary>
    /// <param name="ours">LossGen's loss.</param>
    /// <param name="torch">The same by torch.</param>
    /// <param name="tolerance">The greatest difference, as a share of the greatest value.</param>
    /// <param name="inputs">What a model computes; each gets a gradient.</param>
    public static void Check(Func<Tensor[], Tensor> ours, Func<Tensor[], Tensor> torch, double tolerance, params Tensor[] inputs)
    {
        using IDisposable scope = NewDisposeScope();
        (Tensor value, Tensor[] gradients) = Run(ours, inputs);
        (Tensor expected, Tensor[] expectedGradients) = Run(torch, inputs);

        Assert.Equal(expected.shape, value.shape);
        Close(expected, value, tolerance, "The loss");
        for (int i = 0; i < inputs.Length; i++)
        {
            Assert.Equal(inputs[i].dtype, gradients[i].dtype);
            Close(expectedGradients[i], gradients[i], tolerance, $"The gradient of input {i}");
        }
    }

    public static void Close(Tensor expected, Tensor actual, double tolerance, string what)
    {
        Assert.Equal(expected.shape, actual.shape);
        double[] wanted = Values(expected), found = Values(actual);
        double greatest = Math.Max(wanted.Select(Math.Abs).Where(double.IsFinite).DefaultIfEmpty(0).Max(), 1e-30);
        for (int i = 0; i < wanted.Length; i++)
        {
            bool isSame = wanted[i].Equals(found[i]) || Math.Abs(wanted[i] - found[i]) <= tolerance * greatest;
            Assert.True(isSame, $"{what} is {found[i]} at {i}, torch's {wanted[i]}; the greatest is {greatest}.");
        }
    }

    public static double[] Values(Tensor tensor) => tensor.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray();

    // Each starts from a leaf, and the loss is part of a sum: what flows in is not 1.
    private static (Tensor Value, Tensor[] Gradients) Run(Func<Tensor[], Tensor> loss, Tensor[] inputs)
    {
        Tensor[] leaves = [.. inputs.Select(i => i.detach().clone().requires_grad_())];
        Tensor value = loss(leaves);
        Tensor weights = arange(1, value.numel() + 1, value.dtype).view(value.shape).mul(0.5);
        value.mul(weights).sum().backward();
        return (value, [.. leaves.Select(l => l.grad!)]);
    }
}
