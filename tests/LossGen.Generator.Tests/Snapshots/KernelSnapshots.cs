using Xunit;

namespace LossGen.Generator.Tests.Snapshots;

/// <summary>A few emitted files to be read by people.</summary>
public sealed class KernelSnapshots
{
    [Fact]
    public void MeanSquaredError() => Verify("""
        [Loss(Kind.MeanSquaredError)]
        public static partial float Squared(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradPredictions);
        """);

    [Fact]
    public void PosWeights() => Verify("""
        [Loss(Kind.BinaryCrossEntropyWithLogits)]
        public static partial double Entropy(ReadOnlySpan<double> logits, ReadOnlySpan<double> targets, ReadOnlySpan<double> posWeights, Span<double> gradLogits);
        """);

    [Fact]
    public void HalfPrecision() => Verify("""
        [Loss(Kind.Huber, Delta = 0.5, Reduction = Reduction.Sum)]
        public static partial float Robust(ReadOnlySpan<Half> predictions, ReadOnlySpan<Half> targets, Span<Half> gradPredictions);
        """);

    [Fact]
    public void ColumnsAsLanes() => Verify("""
        [Loss(Kind.CrossEntropy)]
        public static partial float Entropy(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradLogits);
        """);

    [Fact]
    public void RowsAsLanes() => Verify("""
        [Loss(Kind.CrossEntropy, Classes = 10)]
        public static partial float Entropy(ReadOnlySpan<float> logits, ReadOnlySpan<int> targets, Span<float> gradLogits);
        """);

    [Fact]
    public void Refused() => Verify("""
        [Loss(Kind.Huber, Gamma = 2)]
        public static partial float Robust(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        """);

    [Fact]
    public void UserComment() => Verify("""
        /// <summary>
        /// How far off we are, in <c>m²</c>.
        /// </summary>
        /// <param name="predictions">What the model says.</param>
        /// <param name="targets">What was measured.</param>
        /// <param name="weight">How much it matters.</param>
        /// <returns>The mean.</returns>
        [Loss(Kind.MeanAbsoluteError)]
        public static partial double Distance(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets, double weight);
        """);

    private static void Verify(string method, [System.Runtime.CompilerServices.CallerMemberName] string name = "") => Snapshot.Verify(
        LossCompilation.Of($$"""
            using System;
            using LossGen;

            namespace Demo;

            internal static partial class Losses
            {
            {{method}}
            }
            """).Generated,
        method: name);
}
