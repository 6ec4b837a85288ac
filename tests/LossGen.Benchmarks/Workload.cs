using System;
using System.Collections.Generic;
using LossGen.Benchmarks.Peers;

namespace LossGen.Benchmarks;

/// <summary>A loss and all who compute it.</summary>
/// <param name="Name">The kind.</param>
/// <param name="Lengths">The numbers of elements it is measured at.</param>
/// <param name="HasLabels">Whether targets are 0 or 1.</param>
/// <param name="Generated">The generated method.</param>
/// <param name="Tensor">Composed TensorPrimitives.</param>
/// <param name="Scalar">A loop in C#.</param>
/// <param name="Native">The function in losses.cpp.</param>
internal sealed record Workload(
    string Name, int[] Lengths, bool HasLabels, LossCall Generated, Func<TensorPeer, LossCall> Tensor, LossCall Scalar, string Native)
{
    /// <summary>The contestant that only moves the bytes.</summary>
    public const string Limit = "limit";

    private const int K = 1024;

    public static IReadOnlyList<Workload> All { get; } =
    [
        new("MeanSquaredError", [K, 64 * K, K * K], false,
            Losses.MeanSquaredError, peer => peer.MeanSquaredError, ScalarPeer.MeanSquaredError, "mean_squared_error"),
        new("Huber", [64 * K, K * K], false,
            Losses.Huber, peer => peer.Huber, ScalarPeer.Huber, "huber"),
        new("LogCosh", [64 * K, K * K], false,
            Losses.LogCosh, peer => peer.LogCosh, ScalarPeer.LogCosh, "log_cosh"),
        new("BinaryCrossEntropyWithLogits", [64 * K, K * K], true,
            Losses.BinaryCrossEntropyWithLogits, peer => peer.BinaryCrossEntropyWithLogits, ScalarPeer.BinaryCrossEntropyWithLogits,
            "binary_cross_entropy_with_logits"),
        new("Focal", [64 * K, K * K], true,
            Losses.Focal, peer => peer.Focal, ScalarPeer.Focal, "focal"),
    ];

    /// <summary>Predictions from a bell curve, as a network's are, and targets.</summary>
    public (float[] Predictions, float[] Targets) Data(int length)
    {
        Random random = new(length);
        float[] predictions = new float[length];
        float[] targets = new float[length];
        for (int i = 0; i < length; i++)
        {
            predictions[i] = (float)(4 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5));
            targets[i] = HasLabels ? random.Next(2) : (float)(predictions[i] + 2 * (random.NextDouble() + random.NextDouble() - 1));
        }

        return (predictions, targets);
    }

    /// <summary>The generated method first, then its peers.</summary>
    public IReadOnlyList<Contestant> Contestants(int length, NativePeer? native) =>
    [
        new("LossGen", Generated),
        .. native is null ? Array.Empty<Contestant>() : [new("g++", native.Bind(Native))],
        new("TensorPrimitives", Tensor(new(length))),
        new("scalar C#", Scalar),
        new(Limit, MemoryPeer.Move),
    ];
}
