using System;
using System.Runtime.InteropServices;
using Xunit;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace LossGen.Tensors.Tests;

/// <summary>A loss is a node of the graph like torch's own.</summary>
public sealed class GraphTests
{
    private readonly Tensor _x = randn(6, 4).requires_grad_();
    private readonly Tensor _y = randn(6, 4);

    [Fact]
    public void IsPartOfTheGraph()
    {
        using Tensor loss = Losses.SquaredError(_x, _y);

        Assert.True(loss.requires_grad);
        Assert.Equal(0, loss.dim());
        Assert.Equal(ScalarType.Float32, loss.dtype);
        loss.backward();
        Agreement.Close(_x.detach().sub(_y).mul(2.0 / 24), _x.grad!, 1e-6, "The gradient");
    }

    [Fact]
    public void ReachesWhatTheInputIsComputedFrom()
    {
        Tensor w = randn(4, 4).requires_grad_(), expected = w.detach().clone().requires_grad_();
        Losses.Huber(_y.matmul(w).t(), _x.detach().t()).backward();
        F.huber_loss(_y.matmul(expected).t(), _x.detach().t(), 0.7).backward();

        Agreement.Close(expected.grad!, w.grad!, 1e-6, "The gradient");
    }

    [Fact]
    public void AddsUpWithOthers()
    {
        Tensor other = _x.detach().clone().requires_grad_();
        Losses.SquaredError(_x, _y).mul(3).add(Losses.AbsoluteError(_x, _y)).add(F.mse_loss(_x, _y)).backward();
        F.mse_loss(other, _y).mul(4).add(F.l1_loss(other, _y)).backward();

        Agreement.Close(other.grad!, _x.grad!, 1e-6, "The gradient");
    }

    [Fact]
    public void IsWalkedTwiceWhereTheGraphIsKept()
    {
        using Tensor loss = Losses.SquaredError(_x, _y);
        loss.backward(retain_graph: true);
        Tensor once = _x.grad!.clone();
        loss.backward();

        Agreement.Close(once.mul(2), _x.grad!, 1e-6, "The gradient");
        Assert.Throws<ExternalException>(() => loss.backward());
    }

    [Fact]
    public void IsNotWalkedTwiceWhereItIsNot()
    {
        using Tensor loss = Losses.SquaredError(_x, _y);
        loss.backward();

        Assert.Throws<ExternalException>(() => loss.backward());
    }

    [Fact]
    public void TwoLossesOfOneNetwork()
    {
        Tensor w = randn(4, 4).requires_grad_(), h = _y.matmul(w);
        using Tensor first = Losses.SquaredError(h, _y), second = Losses.AbsoluteError(h, _y);
        first.backward(retain_graph: true);
        second.backward();

        Tensor expected = w.detach().clone().requires_grad_(), g = _y.matmul(expected);
        F.mse_loss(g, _y).add(F.l1_loss(g, _y)).backward();
        Agreement.Close(expected.grad!, w.grad!, 1e-6, "The gradient");
    }

    [Fact]
    public void SurvivesACollection()
    {
        using Tensor loss = Losses.SquaredError(_x.mul(1), _y.mul(1));
        GC.Collect();
        GC.WaitForPendingFinalizers();
        loss.backward();

        Agreement.Close(_x.detach().sub(_y).mul(2.0 / 24), _x.grad!, 1e-6, "The gradient");
    }

    [Fact]
    public void HasNoneUnderNoGrad()
    {
        using Tensor with = Losses.SquaredError(_x, _y);
        using (no_grad())
        {
            using Tensor loss = Losses.SquaredError(_x, _y);
            Assert.False(loss.requires_grad);
            Assert.Equal(Agreement.Values(with), Agreement.Values(loss));
            Assert.False(Losses.SquaredErrors(_x, _y).requires_grad);
        }

        using (inference_mode())
        {
            Assert.False(Losses.SquaredError(_x, _y).requires_grad);
            Assert.False(Losses.SquaredError(_x.mul(2), _y).requires_grad);
        }

        Assert.False(Losses.SquaredError(_x.detach(), _y).requires_grad);
    }

    [Fact]
    public void InputsThatRequireNoGradientHaveNone()
    {
        Tensor positive = randn(6, 4).requires_grad_(), other = positive.detach().clone().requires_grad_();
        Losses.Triplet(_x.detach(), positive, _y).backward();
        F.triplet_margin_loss(_x.detach(), other, _y).backward();

        Agreement.Close(other.grad!, positive.grad!, 1e-6, "The gradient");
        Assert.Null(_x.grad);
    }

    [Fact]
    public void TheGradientIsTheFirstOnly()
    {
        using Tensor loss = Losses.SquaredError(_x, _y);
        Tensor gradient = autograd.grad([loss], [_x], create_graph: true)[0];

        Agreement.Close(_x.detach().sub(_y).mul(2.0 / 24), gradient, 1e-6, "The gradient");
    }

    [Fact]
    public void WrittenGradientsFlowOn()
    {
        Tensor w = randn(4, 4).requires_grad_(), h = _y.matmul(w), gradient = zeros_like(h);
        float loss = Losses.HuberWritten(h, _x.detach(), gradient, 0.7f);
        h.backward([gradient]);

        Tensor expected = w.detach().clone().requires_grad_();
        using Tensor torch = F.huber_loss(_y.matmul(expected), _x.detach(), 0.7);
        torch.backward();
        Agreement.Close(expected.grad!, w.grad!, 1e-6, "The gradient");
        Assert.Equal(Agreement.Values(torch)[0], loss, 1e-6);
    }

    [Fact]
    public void WrittenLossesAndUpstream()
    {
        Tensor upstream = randn(6, 4), losses = empty(6, 4), gradient = empty(6, 4);
        Losses.SquaredErrorsWritten(_x, _y, upstream, losses, gradient);

        Tensor difference = _x.detach().sub(_y);
        Agreement.Close(difference.square(), losses, 1e-6, "The losses");
        Agreement.Close(difference.mul(2).mul(upstream), gradient, 1e-6, "The gradient");
    }

    [Fact]
    public void AGradientThatOverwritesItsInputIsNoticed()
    {
        Tensor h = sigmoid(_x), values = h.detach();
        Losses.HuberWritten(values, _y, values, 1);

        // The values of h are gone, of which sigmoid's backward step is made.
        Assert.Throws<ExternalException>(() => h.backward([values.clone()]));
    }
}
