using System;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace LossGen.Tensors.Tests;

/// <summary>Every kind that torch has too: the loss and all its gradients are torch's.</summary>
public sealed class KindTests
{
    private const double Tolerance = 3e-6;

    public KindTests() => random.manual_seed(1);

    [Theory]
    [InlineData(new long[] { 7 })]
    [InlineData(new long[] { 3, 5 })]
    [InlineData(new long[] { 2, 3, 4, 5 })]
    [InlineData(new long[] { 1 })]
    public void Elements(long[] shape)
    {
        Tensor x = randn(shape), y = randn(shape), signs = sign(randn(shape)), labels = rand(shape), p = rand(shape).mul(0.98).add(0.01);
        Agree(i => Losses.SquaredError(i[0], y), i => F.mse_loss(i[0], y), x);
        Agree(i => Losses.SquaredErrors(i[0], y), i => F.mse_loss(i[0], y, nn.Reduction.None), x);
        Agree(i => Losses.AbsoluteError(i[0], y), i => F.l1_loss(i[0], y), x);
        Agree(i => Losses.Huber(i[0], y), i => F.huber_loss(i[0], y, 0.7), x);
        Agree(i => Losses.SmoothL1(i[0], y), i => F.smooth_l1_loss(i[0], y, nn.Reduction.Mean, 0.5), x);
        Agree(i => Losses.Poisson(i[0], labels), i => F.poisson_nll_loss(i[0], labels), x);
        Agree(i => Losses.Binary(i[0], labels), i => F.binary_cross_entropy(i[0], labels), p);
        Agree(i => Losses.BinaryWithLogits(i[0], labels), i => F.binary_cross_entropy_with_logits(i[0], labels), x);
        Agree(i => Losses.HingeEmbedding(i[0], signs), i => F.hinge_embedding_loss(i[0], signs, 1), x);
        Agree(i => Losses.SoftMargin(i[0], signs), i => F.soft_margin_loss(i[0], signs), x);
        Agree(i => Losses.MarginRanking(i[0], i[1], signs), i => F.margin_ranking_loss(i[0], i[1], signs, 0.3), x, y);
        Agree(i => Losses.FocalOfValues(i[0], labels), i => TorchFocal(i[0].to(ScalarType.Float64), labels).to(ScalarType.Float32), x);
        Agree(
            i => Losses.Gaussian(i[0], y, i[1]),
            i => i[1].clamp(1e-6).log().add(i[0].sub(y).square().div(i[1].clamp(1e-6))).mul(0.5).mean(),
            x,
            labels.add(0.1));
        Agree(
            i => Losses.CauchyLoss(i[0], y, 1.5f),
            i => i[0].sub(y).div(1.5).square().add(1).log().mul(0.5 * 1.5 * 1.5).mean(),
            x);
        Agree(i => Losses.Blend(i[0], y, 0.25f), i => F.mse_loss(i[0], y).mul(0.7).add(F.l1_loss(i[0], y).mul(0.25)), x);
    }

    [Theory]
    [InlineData(new long[] { 6, 5 })]
    [InlineData(new long[] { 3, 5, 4 })]
    [InlineData(new long[] { 2, 5, 3, 4 })]
    [InlineData(new long[] { 5 })]
    public void Classes(long[] shape)
    {
        long[] rows = shape.Length == 1 ? [] : [shape[0], .. shape[2..]];
        int axis = shape.Length == 1 ? 0 : 1;
        Tensor z = randn(shape), y = randint(5, rows), w = rand(5).add(0.5), p = F.softmax(randn(shape), axis);
        Agree(i => Losses.CrossEntropy(i[0], y, w), i => F.cross_entropy(i[0], y, w, label_smoothing: 0.1), z);
        Agree(i => Losses.CrossEntropy(i[0], p, w), i => F.cross_entropy(i[0], p, w, label_smoothing: 0.1), z);
        Agree(i => Losses.CrossEntropyUnreduced(i[0], y), i => F.cross_entropy(i[0], y, reduction: nn.Reduction.None), z);
        Agree(i => Losses.CrossEntropyUnreduced(i[0], p), i => F.cross_entropy(i[0], p, reduction: nn.Reduction.None), z);
        Agree(i => Losses.CrossEntropyInDouble(i[0], y), i => F.cross_entropy(i[0], y), 1e-13, z.to(ScalarType.Float64));
        Agree(i => Losses.Focal(i[0], y), i => TorchSoftmaxFocal(i[0], y, axis), z);
        if (shape.Length > 1)
        {
            Agree(i => Losses.Likelihood(i[0], y, w), i => F.nll_loss(i[0], y, w), F.log_softmax(z, axis));
            Tensor some = y.clone();
            some.view(-1)[0] = -100;
            Agree(i => Losses.CrossEntropyIgnoring(i[0], some), i => F.cross_entropy(i[0], some, ignore_index: -100), z);
        }

        foreach (ScalarType type in (ScalarType[])[ScalarType.Int32, ScalarType.Int16, ScalarType.Byte])
        {
            Agree(i => Losses.CrossEntropyPlain(i[0], y.to(type)), i => F.cross_entropy(i[0], y), z);
        }
    }

    [Theory]
    [InlineData(new long[] { 6, 5 })]
    [InlineData(new long[] { 5 })]
    public void Rows(long[] shape)
    {
        long[] rows = shape[..^1];
        Tensor z = randn(shape), y = randint(5, rows), labels = randint(2, shape).to(ScalarType.Float32), lists = full(shape, -1, ScalarType.Int64);
        lists.select(shape.Length - 1, 0).copy_(y);
        Agree(i => Losses.MultiMargin(i[0], y), i => F.multi_margin_loss(i[0], y), z);
        Agree(i => Losses.MultiLabelMargin(i[0], lists), i => F.multi_label_margin_loss(i[0], lists), z);
        Agree(i => Losses.MultiLabelSoftMargin(i[0], labels), i => F.multilabel_soft_margin_loss(i[0], labels), z);
    }

    [Theory]
    [InlineData(new long[] { 4, 5 })]
    [InlineData(new long[] { 5 })]
    public void Distributions(long[] shape)
    {
        int axis = shape.Length - 1;
        Tensor q = F.log_softmax(randn(shape), axis), p = F.softmax(randn(shape), axis), r = F.softmax(randn(shape), axis);
        Agree(i => Losses.Divergence(i[0], p), i => F.kl_div(i[0], p, false, nn.Reduction.Sum).div(shape[0]), q);
        Agree(i => Losses.JensenShannon(i[0], i[1]), i => TorchJensenShannon(i[0], i[1], axis), p, r);
    }

    [Theory]
    [InlineData(new long[] { 6, 8 })]
    [InlineData(new long[] { 8 })]
    public void Embeddings(long[] shape)
    {
        Tensor a = randn(shape), b = randn(shape), c = randn(shape), signs = sign(randn(shape[..^1]));
        Agree(i => Losses.Triplet(i[0], i[1], i[2]), i => F.triplet_margin_loss(i[0], i[1], i[2]), a, b, c);
        Agree(i => Losses.TripletUnreduced(i[0], i[1], i[2]), i => F.triplet_margin_loss(i[0], i[1], i[2], reduction: nn.Reduction.None), a, b, c);
        Agree(i => Losses.CosineEmbedding(i[0], i[1], signs), i => F.cosine_embedding_loss(i[0], i[1], signs, 0.2), a, b);
    }

    [Fact]
    public void Pairs()
    {
        Tensor a = randn(6, 8), b = randn(6, 8);
        Agree(
            i => Losses.InfoNce(i[0], i[1]),
            i => F.cross_entropy(F.normalize(i[0], 2, 1).matmul(F.normalize(i[1], 2, 1).t()).div(0.1), arange(6, ScalarType.Int64)),
            a,
            b);
    }

    [Theory]
    [InlineData(new long[] { 3, 4 })]
    [InlineData(new long[] { 3, 4, 5 })]
    [InlineData(new long[] { 2, 3, 4, 5 })]
    public void Regions(long[] shape)
    {
        Tensor z = randn(shape), p = rand(shape), y = randint(2, shape).to(ScalarType.Float32);
        Agree(i => Losses.Dice(i[0], y), i => TorchDice(F.softmax(i[0], 1), y).mean(), z);
        Agree(i => Losses.DiceUnreduced(i[0], y), i => TorchDice(i[0], y), p);
        Agree(i => Losses.DiceOfClasses(i[0], y), i => TorchDice(i[0].transpose(0, 1).unsqueeze(0), y.transpose(0, 1).unsqueeze(0)).view(-1), p);
    }

    [Fact]
    public void Layers()
    {
        Tensor x = randn(10), y = randn(10);
        Agree(
            i => Losses.Perceptual(i[0], y, tensor(new[] { 4, 6 }), tensor(new[] { 0.5f, 2f })),
            i => F.mse_loss(i[0][..4], y[..4]).mul(0.5).add(F.mse_loss(i[0][4..], y[4..]).mul(2)),
            x);
    }

    [Fact]
    public void Sequences()
    {
        Tensor z = randn(9, 2, 5), y = randint(1, 5, [2, 3]), frames = tensor(new long[] { 9, 7 }), lengths = tensor(new long[] { 3, 2 });
        Agree(i => Losses.Ctc(i[0], y, frames, lengths), i => F.ctc_loss(F.log_softmax(i[0], 2), y, frames, lengths), 2e-5, z);
        Tensor one = z.select(1, 0).contiguous();
        Agree(
            i => Losses.Ctc(i[0], y[0], frames[0], lengths[0]),
            i => F.ctc_loss(F.log_softmax(i[0].unsqueeze(1), 2), y[..1], frames[..1], lengths[..1]),
            2e-5,
            one);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(1)]
    public void Weights(long last)
    {
        Tensor z = randn(4, 3, 5), y = rand(4, 3, 5), pos = rand(3, last).add(0.5), w = rand(4, 3, 5);
        Agree(
            i => Losses.BinaryWeighted(i[0], y, pos, w),
            i => F.binary_cross_entropy_with_logits(i[0], y, w, nn.Reduction.Sum, pos.expand(3, 5)),
            z);
    }

    private static void Agree(Func<Tensor[], Tensor> ours, Func<Tensor[], Tensor> torch, params Tensor[] inputs) => Agreement.Check(ours, torch, Tolerance, inputs);

    private static void Agree(Func<Tensor[], Tensor> ours, Func<Tensor[], Tensor> torch, double tolerance, params Tensor[] inputs) =>
        Agreement.Check(ours, torch, tolerance, inputs);

    private static Tensor TorchFocal(Tensor logits, Tensor targets)
    {
        Tensor p = sigmoid(logits), pt = p.mul(targets).add(p.neg().add(1).mul(targets.neg().add(1)));
        Tensor alpha = targets.mul(0.25).add(targets.neg().add(1).mul(0.75));
        return F.binary_cross_entropy_with_logits(logits, targets, reduction: nn.Reduction.None).mul(pt.neg().add(1).square()).mul(alpha).mean();
    }

    private static Tensor TorchSoftmaxFocal(Tensor logits, Tensor targets, int axis)
    {
        Tensor log = F.log_softmax(logits, axis).gather(axis, targets.unsqueeze(axis)).squeeze(axis);
        return log.exp().neg().add(1).square().mul(log).neg().mean();
    }

    private static Tensor TorchJensenShannon(Tensor p, Tensor q, int axis)
    {
        Tensor m = p.add(q).div(2);
        return p.mul(p.log().sub(m.log())).add(q.mul(q.log().sub(m.log()))).sum(axis).div(2).mean();
    }

    private static Tensor TorchDice(Tensor p, Tensor y)
    {
        Tensor flat = p.reshape(p.shape[0], p.shape[1], -1), target = y.reshape(p.shape[0], p.shape[1], -1);
        return flat.mul(target).sum(2).mul(2).add(1).div(flat.sum(2).add(target.sum(2)).add(1)).neg().add(1);
    }
}
