using System;
using System.Collections.Generic;
using LossGen.Benchmarks.Peers;

namespace LossGen.Benchmarks;

/// <summary>The element-wise losses that are measured.</summary>
internal static class ElementWorkloads
{
    private const int K = 1024;

    public static IReadOnlyList<Workload> All { get; } =
    [
        .. Sizes("MeanSquaredError", "mean_squared_error", [K, 64 * K, K * K], Batches.Regression,
            Losses.MeanSquaredError, peer => peer.MeanSquaredError, ScalarPeer.MeanSquaredError),
        .. Sizes("Huber", "huber", [64 * K, K * K], Batches.Regression,
            Losses.Huber, peer => peer.Huber, ScalarPeer.Huber),
        .. Sizes("LogCosh", "log_cosh", [64 * K, K * K], Batches.Regression,
            Losses.LogCosh, peer => peer.LogCosh, ScalarPeer.LogCosh),
        .. Sizes("BinaryCrossEntropyWithLogits", "binary_cross_entropy_with_logits", [64 * K, K * K], Batches.Binary,
            Losses.BinaryCrossEntropyWithLogits, peer => peer.BinaryCrossEntropyWithLogits, ScalarPeer.BinaryCrossEntropyWithLogits),
        .. Sizes("Focal", "focal", [64 * K, K * K], Batches.Binary,
            Losses.Focal, peer => peer.Focal, ScalarPeer.Focal),
    ];

    private static IEnumerable<Workload> Sizes(
        string name, string key, int[] lengths, Func<int, int, Batch> data, ElementCall generated, Func<TensorPeer, ElementCall> tensor, ElementCall scalar)
    {
        foreach (int length in lengths)
        {
            yield return new(
                name, key, 1, length, data,
                Of(generated), batch => Of(tensor(new(batch.Length))), Of(scalar), MemoryPeer.Merge);
        }
    }

    private static LossCall Of(ElementCall call) => batch => call(batch.First, batch.Second, batch.FirstGradient);
}
