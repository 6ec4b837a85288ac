using System;
using System.Linq;
using System.Runtime.CompilerServices;
using Xunit;

namespace LossGen.Generator.Tests.Snapshots;

/// <summary>Methods of torch's tensors, without their kernels.</summary>
public sealed class TensorSnapshots
{
    [Fact]
    public void Graph() => Verify("""
        [Loss(Kind.CrossEntropy, LabelSmoothing = 0.1)]
        public static partial Tensor CrossEntropy(Tensor logits, Tensor targets, Tensor classWeights);
        """);

    [Fact]
    public void Written() => Verify("""
        [Loss(Kind.Huber)]
        public static partial float Huber(Tensor predictions, Tensor targets, Tensor gradPredictions, float delta);
        """);

    [Fact]
    public void Unreduced() => Verify("""
        [Loss(Kind.Dice, Reduction = Reduction.None)]
        public static partial Tensor Dice(Tensor probabilities, Tensor targets);
        """);

    private static void Verify(string method, [CallerMemberName] string name = "") =>
        Snapshot.Verify(Torch.Compile(method).Generated.Where(g => g.HintName.StartsWith("Losses.", StringComparison.Ordinal)), method: name);
}
