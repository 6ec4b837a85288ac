using Xunit;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace LossGen.Tensors.Tests;

/// <summary>Tensors of any layout and type: the loss is that of a dense copy.</summary>
public sealed class MemoryTests
{
    private const double Tolerance = 3e-6;

    [Fact]
    public void Views()
    {
        Tensor whole = randn(6, 10), y = randn(4, 6);
        Agreement.Check(i => Losses.SquaredError(i[0].narrow(1, 3, 4).t(), y), i => F.mse_loss(i[0].narrow(1, 3, 4).t(), y), Tolerance, whole);
        Agreement.Check(i => Losses.SquaredErrors(i[0][.., 2..6].t(), y), i => F.mse_loss(i[0][.., 2..6].t(), y, nn.Reduction.None), Tolerance, whole);
        Agreement.Check(i => Losses.SquaredError(i[0].narrow(0, 2, 2), y.narrow(0, 0, 2)[.., ..].repeat(1, 2)[.., ..10]), i => F.mse_loss(i[0].narrow(0, 2, 2), y.narrow(0, 0, 2).repeat(1, 2)[.., ..10]), Tolerance, whole);
    }

    [Fact]
    public void Expanded()
    {
        Tensor one = randn(1, 5), y = randn(4, 5), labels = tensor(new long[] { 3 });
        Agreement.Check(i => Losses.SquaredError(i[0].expand(4, 5), y), i => F.mse_loss(i[0].expand(4, 5), y), Tolerance, one);
        Agreement.Check(i => Losses.CrossEntropyPlain(i[0], labels.expand(4)), i => F.cross_entropy(i[0], labels.expand(4)), Tolerance, y);
        Agreement.Check(i => Losses.SquaredError(i[0], one.expand(4, 5)), i => F.mse_loss(i[0], one.expand(4, 5)), Tolerance, y);
    }

    [Fact]
    public void ChannelsLast()
    {
        Tensor z = randn(2, 4, 5, 3), y = randint(3, [2, 4, 5]);
        Agreement.Check(i => Losses.CrossEntropyPlain(i[0].permute(0, 3, 1, 2), y), i => F.cross_entropy(i[0].permute(0, 3, 1, 2), y), Tolerance, z);
    }

    [Fact]
    public void WrittenToViews()
    {
        Tensor z = randn(2, 3, 4), y = randint(3, [2, 4]), gradient = zeros(2, 4, 6), leaf = z.clone().requires_grad_();
        double loss = Losses.CrossEntropyWritten(z, y, gradient[.., .., 1..4].transpose(1, 2));
        using Tensor expected = F.cross_entropy(leaf, y);
        expected.backward();

        Assert.Equal(Agreement.Values(expected)[0], loss, 1e-6);
        Agreement.Close(leaf.grad!, gradient[.., .., 1..4].transpose(1, 2), Tolerance, "The gradient");
        Assert.Equal(0, gradient[.., .., 4..].abs().sum().item<float>());
    }

    [Fact]
    public void InPlace()
    {
        Tensor x = randn(5, 3), y = randn(5, 3), expected = x.sub(y).clamp(-1, 1).div(15);
        Losses.HuberWritten(x, y, x, 1);
        Agreement.Close(expected, x, Tolerance, "The gradient");
    }

    [Fact]
    public void Scalars()
    {
        Tensor x = tensor(2f), y = tensor(0.5f);
        Agreement.Check(i => Losses.SquaredError(i[0], y), i => F.mse_loss(i[0], y), Tolerance, x);
        Agreement.Check(i => Losses.SquaredErrors(i[0], y), i => F.mse_loss(i[0], y, nn.Reduction.None), Tolerance, x);
    }

    [Fact]
    public void Empty()
    {
        Tensor x = zeros(0, 3).requires_grad_(), y = zeros(0, 3);
        using Tensor loss = Losses.SquaredError(x, y);
        loss.backward();

        Assert.True(float.IsNaN(loss.item<float>()));
        Assert.Equal([0, 3], x.grad!.shape);
        Assert.Equal(0, Losses.BinaryWeighted(x, y, ones(3), zeros(0, 3)).item<float>());
        Assert.True(float.IsNaN(Losses.CrossEntropyPlain(zeros(0, 3), zeros(0, ScalarType.Int64)).item<float>()));
        Assert.Equal([0], Losses.CrossEntropyUnreduced(x, zeros(0, ScalarType.Int64)).shape);
    }

    [Theory]
    [InlineData(ScalarType.Float16, 2e-3)]
    [InlineData(ScalarType.BFloat16, 1e-2)]
    public void NarrowTypes(ScalarType type, double tolerance)
    {
        Tensor z = randn(6, 5).to(type), leaf = z.clone().requires_grad_(), single = z.to(ScalarType.Float32).requires_grad_(), y = randint(5, 6);
        using Tensor loss = Losses.CrossEntropyPlain(leaf, y), expected = F.cross_entropy(single, y);
        loss.backward();
        expected.backward();

        Assert.Equal(ScalarType.Float32, loss.dtype);
        Assert.Equal(type, leaf.grad!.dtype);
        Agreement.Close(expected, loss, 1e-6, "The loss");
        Agreement.Close(single.grad!, leaf.grad!, tolerance, "The gradient");

        Tensor written = zeros(6, 5, type);
        Losses.CrossEntropyWritten(z, y, written);
        Agreement.Close(single.grad!, written, tolerance, "The gradient written");
    }

    [Fact]
    public void Double()
    {
        Tensor x = randn(7, ScalarType.Float64), y = randn(7, ScalarType.Float64);
        Agreement.Check(i => Losses.SquaredErrorInDouble(i[0], y), i => F.mse_loss(i[0], y), 1e-14, x);
        Agreement.Check(i => Losses.BinaryInDouble(i[0], sigmoid(y)), i => F.binary_cross_entropy_with_logits(i[0], sigmoid(y)), 1e-14, x);
    }

    [Theory]
    [InlineData(ScalarType.Bool)]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Byte)]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float16)]
    public void LabelsOfAnyType(ScalarType type)
    {
        Tensor z = randn(4, 3), y = randint(2, [4, 3]);
        Agreement.Check(
            i => Losses.BinaryWithLogits(i[0], y.to(type)), i => F.binary_cross_entropy_with_logits(i[0], y.to(ScalarType.Float32)), Tolerance, z);
    }

    [Fact]
    public void ChosenByTheTargets()
    {
        Tensor z = randn(4, 3), labels = rand(4, 3), indices = randint(3, 4);
        Assert.Equal(Losses.FocalOfValues(z, ones(4, 3)).item<float>(), Losses.Focal(z, ones(4, 3)).item<float>() * 0.25f, 1e-6f);
        Assert.NotEqual(Losses.Focal(z, labels).item<float>(), Losses.Focal(z, indices).item<float>());
        Assert.Equal(Losses.Focal(z, labels.gt(0.5)).item<float>(), Losses.Focal(z, labels.gt(0.5).to(ScalarType.Float32)).item<float>());
    }
}
