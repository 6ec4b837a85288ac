using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Benchmarks.Peers;

namespace LossGen.Benchmarks;

/// <summary>The element-wise losses that are measured.</summary>
internal static class ElementWorkloads
{
    private const int K = 1024;

    public static IReadOnlyList<Workload> All { get; } =
    [
        .. Sizes(Squared, [K, 64 * K, K * K, 16 * K * K]),
        .. Sizes(
            new("Huber", "huber", Batches.Regression, Of(Losses.Huber), t => Of(t.Huber), Of(ScalarPeer.Huber), MemoryPeer.Merge),
            [K, 64 * K, K * K, 16 * K * K]),
        .. Sizes(new("LogCosh", "log_cosh", Batches.Regression, Of(Losses.LogCosh), t => Of(t.LogCosh), Of(ScalarPeer.LogCosh), MemoryPeer.Merge), [64 * K, K * K]),
        .. Sizes(Binary, [64 * K, K * K]),
        .. Sizes(
            new("BinaryCrossEntropyWithLogits, forward only", "binary_cross_entropy_forward", Batches.ForwardOnly(Batches.Binary),
                b => Losses.BinaryCrossEntropyWithLogits(b.First, b.Second), t => b => t.BinaryCrossEntropyForward(b.First, b.Second),
                b => ScalarPeer.BinaryCrossEntropyForward(b.First, b.Second), MemoryPeer.ReadBoth),
            [64 * K]),
        .. Sizes(new("Focal", "focal", Batches.Binary, Of(Losses.Focal), t => Of(t.Focal), Of(ScalarPeer.Focal), MemoryPeer.Merge), [64 * K, K * K]),
    ];

    /// <summary>What speed is drawn of, against size.</summary>
    public static IReadOnlyList<Workload> Drawn { get; } =
        [.. new[] { Squared, Binary }.SelectMany(loss => Sizes(loss, [.. Enumerable.Range(2, 10).Select(i => 1 << (2 * i))]))];

    private static ElementLoss Squared => new(
        "MeanSquaredError", "mean_squared_error", Batches.Regression, Of(Losses.MeanSquaredError), t => Of(t.MeanSquaredError), Of(ScalarPeer.MeanSquaredError), MemoryPeer.Merge);

    private static ElementLoss Binary => new(
        "BinaryCrossEntropyWithLogits", "binary_cross_entropy_with_logits", Batches.Binary,
        Of(Losses.BinaryCrossEntropyWithLogits), t => Of(t.BinaryCrossEntropyWithLogits), Of(ScalarPeer.BinaryCrossEntropyWithLogits), MemoryPeer.Merge);

    private static IEnumerable<Workload> Sizes(ElementLoss loss, int[] lengths) =>
        lengths.Select(length => new Workload(loss.Name, loss.Key, 1, length, loss.Data, loss.Generated, batch => loss.Tensor(new(batch.Length)), loss.Scalar, loss.Move));

    private static LossCall Of(ElementCall call) => batch => call(batch.First, batch.Second, batch.FirstGradient);

    /// <summary>A loss and its peers, of whatever size.</summary>
    private sealed record ElementLoss(
        string Name, string Key, Func<int, int, Batch> Data, LossCall Generated, Func<TensorPeer, LossCall> Tensor, LossCall Scalar, LossCall Move);
}
