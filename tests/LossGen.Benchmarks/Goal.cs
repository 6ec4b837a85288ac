using System.Collections.Generic;
using System.Linq;
using LossGen.Benchmarks.Peers;

namespace LossGen.Benchmarks;

/// <summary>What a ratio of the table should be at least; at most, where it is that to the limit.</summary>
/// <param name="Loss">The loss.</param>
/// <param name="Peer">The column.</param>
/// <param name="Ratio">The ratio.</param>
/// <param name="Shapes">The shapes that it is a goal for.</param>
internal sealed record Goal(string Loss, string Peer, double Ratio, params string[] Shapes)
{
    private const string Compiler = "g++", Tensors = "TensorPrimitives";

    private static readonly string[] EverySize = ["1024", "65536", "1048576", "16777216"], Middle = ["65536", "1048576"], TenClasses = ["65536×10"];

    private static readonly string[] ClassShapes = [.. TenClasses, "8192×100", "1024×1000", "64×32000", "16×128256"];

    public static IReadOnlyList<Goal> All { get; } =
    [
        new("MeanSquaredError", Compiler, 1.0, EverySize),
        new("Huber", Compiler, 1.0, EverySize),
        new("LogCosh", Compiler, 1.6, Middle),
        new("BinaryCrossEntropyWithLogits", Compiler, 1.8, Middle),
        new("BinaryCrossEntropyWithLogits, forward only", Compiler, 1.8, Middle),
        new("Focal", Compiler, 1.9, Middle),
        .. Classes(Compiler, 6, 2.2, 1.8, 2, 1.6),
        new("CrossEntropy, forward only", Compiler, 4, TenClasses),

        new("MeanSquaredError", Tensors, 1.5, EverySize),
        new("Huber", Tensors, 2.5, EverySize),
        new("BinaryCrossEntropyWithLogits", Tensors, 3.5, Middle),
        new("BinaryCrossEntropyWithLogits, forward only", Tensors, 3, Middle),
        new("Focal", Tensors, 8, Middle),
        .. Classes(Tensors, 10, 2.8, 2.8, 2.8, 2.8),
        new("CrossEntropy, forward only", Tensors, 8, TenClasses),

        .. new[] { "MeanSquaredError", "Huber" }.SelectMany(loss => new Goal[]
        {
            new(loss, Workload.Limit, 2, "1024"),
            new(loss, Workload.Limit, 1.1, "65536"),
            new(loss, Workload.Limit, 1.15, "1048576", "16777216"),
        }),
        .. new[] { "MeanSquaredError", "Huber" }.Select(loss => new Goal(loss, TorchPeer.Names[0], 5, EverySize)),
        .. new[] { "LogCosh", "BinaryCrossEntropyWithLogits", "Focal" }.Select(loss => new Goal(loss, TorchPeer.Names[0], 5, Middle)),
        new("CrossEntropy", TorchPeer.Names[0], 5, ClassShapes),
    ];

    /// <summary>The goal for a cell of the table, or null.</summary>
    public static Goal? For(Result result, string peer) =>
        All.FirstOrDefault(g => g.Loss == result.Loss && g.Peer == peer && g.Shapes.Contains(result.Shape));

    public bool IsMet(double ratio) => Peer == Workload.Limit ? ratio <= Ratio : ratio >= Ratio;

    private static IEnumerable<Goal> Classes(string peer, params double[] ratios) =>
        ratios.Zip(ClassShapes, (ratio, shape) => new Goal("CrossEntropy", peer, ratio, shape));
}
