using System;
using Xunit;
using static TorchSharp.torch;

namespace LossGen.Tensors.Tests;

/// <summary>What cannot be computed says what was given, and what to do.</summary>
public sealed class ErrorTests
{
    private readonly Tensor _x = randn(4, 3);
    private readonly Tensor _y = randn(4, 3);
    private readonly Tensor _indices = zeros(4, ScalarType.Int64);

    [Fact]
    public void Shapes()
    {
        Throws("targets has the shape [4] but predictions has [4, 1]", () => Losses.SquaredError(zeros(4, 1), zeros(4)));
        Throws("targets has the shape [4, 1] but logits has [4, 3]; it must hold one class index for each row, [4]", () => Losses.CrossEntropyPlain(_x, _indices.unsqueeze(1)));
        Throws("looks like one-hot", () => Losses.CrossEntropyPlain(_x, _y.to(ScalarType.Int64)));
        Throws("classWeights has the shape [4]", () => Losses.CrossEntropy(_x, _indices, ones(4)));
        Throws("logits has the shape []", () => Losses.CrossEntropyPlain(tensor(1f), _indices));
        Throws("logits has the shape [4, 3]: 3 classes; the attribute says 5", () => Losses.CrossEntropyInDouble(_x.to(ScalarType.Float64), _indices));
        Throws("anchor has the shape [2, 2, 3]", () => Losses.Triplet(zeros(2, 2, 3), zeros(2, 2, 3), zeros(2, 2, 3)));
        Throws("negative has the shape [4, 2] but anchor has [4, 3]", () => Losses.Triplet(_x, _y, zeros(4, 2)));
        Throws("posWeights has the shape [2]", () => Losses.BinaryWeighted(_x, _y, ones(2), ones(4, 3)));
        Throws("sampleWeights has the shape [4]", () => Losses.BinaryWeighted(_x, _y, ones(3), ones(4)));
        Throws("gradPredictions has the shape [3, 4] but predictions has [4, 3]", () => Losses.HuberWritten(_x, _y, zeros(3, 4), 1));
        Throws("probabilities has the shape [3]", () => Losses.DiceUnreduced(zeros(3), zeros(3)));
        Throws("targetLengths has the shape [3]", () => Losses.Ctc(zeros(5, 2, 4), ones(2, 2, ScalarType.Int64), ones(2, ScalarType.Int64), ones(3, ScalarType.Int64)));
    }

    [Fact]
    public void Types()
    {
        Throws("predictions is of the type Float64, but the loss is computed in Float32; write Precision = Precision.Double", () => Losses.SquaredError(_x.to(ScalarType.Float64), _y));
        Throws("leave Precision = Precision.Double out", () => Losses.SquaredErrorInDouble(_x, _y));
        Throws("predictions is of the type Int64", () => Losses.SquaredError(_x.to(ScalarType.Int64), _y));
        Throws("predictions is complex", () => Losses.SquaredError(_x.to(ScalarType.ComplexFloat32), _y));
        Throws("targets is complex", () => Losses.SquaredError(_x, _y.to(ScalarType.ComplexFloat32)));
        Throws("targets is quantised", () => Losses.SquaredError(_x, quantize_per_tensor(_y, 0.1, 0, ScalarType.QInt8)));
        Throws("gradPredictions is of the type Float64; what is written to it is of the type Float32", () => Losses.HuberWritten(_x, _y, zeros(4, 3, ScalarType.Float64), 1));
        Throws("targets is of the type Float32; it must hold integers", () => Losses.CrossEntropyPlain(_x, zeros(4)));
    }

    [Fact]
    public void Memory()
    {
        Throws("predictions is on the device meta", () => Losses.SquaredError(zeros(4, 3, device: device("meta")), _y));
        Throws("targets is on the device meta", () => Losses.SquaredError(_x, zeros(4, 3, device: device("meta"))));
        Throws("predictions is sparse; pass predictions.to_dense()", () => Losses.SquaredError(_x.to_sparse(), _y));
        Tensor huge = zeros(1).expand(1L << 31);
        Throws("predictions has 2147483648 elements", () => Losses.SquaredError(huge, huge));
        Assert.Throws<ArgumentNullException>(() => Losses.SquaredError(null!, _y));
        Tensor gone = zeros(4, 3);
        gone.Dispose();
        Assert.Contains("targets", Assert.Throws<ObjectDisposedException>(() => Losses.SquaredError(_x, gone)).Message);
    }

    [Fact]
    public void Gradients()
    {
        Throws("targets requires a gradient, but the loss has none for it; pass targets.detach()", () => Losses.SquaredError(_x, _y.clone().requires_grad_()));
        Throws("classWeights requires a gradient", () => Losses.CrossEntropy(_x, _indices, ones(3).requires_grad_()));
        Throws("posWeights requires a gradient", () => Losses.BinaryWeighted(_x, _y, ones(3).requires_grad_(), ones(4, 3)));
        Throws("gradPredictions is written, so that it must not require a gradient", () => Losses.HuberWritten(_x, _y, zeros(4, 3).requires_grad_(), 1));
    }

    [Fact]
    public void NothingIsWrittenWhereAnIndexIsOutOfRange()
    {
        Tensor gradient = full(4, 3, 7f), indices = tensor(new long[] { 0, 1, 3, 2 });

        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(() => Losses.CrossEntropyWritten(_x, indices, gradient));

        Assert.Contains("Row 2 of targets is 3", exception.Message);
        Assert.All(Agreement.Values(gradient), v => Assert.Equal(7, v));
        Assert.Throws<ArgumentOutOfRangeException>(() => Losses.CrossEntropyPlain(_x.clone().requires_grad_(), indices));
        Assert.Throws<ArgumentOutOfRangeException>(() => Losses.HuberWritten(_x, _y, zeros(4, 3), float.NaN));
    }

    private static void Throws(string message, Action action) => Assert.Contains(message, Assert.Throws<ArgumentException>(action).Message);

    private static void Throws(string message, Func<object> action) => Throws(message, () => { _ = action(); });
}
