using System;
using System.Collections.Generic;
using LossGen.Benchmarks.Peers;

namespace LossGen.Benchmarks;

/// <summary>The losses of rows that are measured.</summary>
internal static class RowWorkloads
{
    public static IReadOnlyList<Workload> All { get; } =
    [
        Classes(65536, 10, b => RowLosses.CrossEntropy10(b.First, b.Labels, b.FirstGradient)),
        Classes(8192, 100, b => RowLosses.CrossEntropy100(b.First, b.Labels, b.FirstGradient)),
        Classes(1024, 1000, b => RowLosses.CrossEntropy1000(b.First, b.Labels, b.FirstGradient)),
        Classes(64, 32000, b => RowLosses.CrossEntropy32000(b.First, b.Labels, b.FirstGradient)),
        Classes(16, 128256, b => RowLosses.CrossEntropy128256(b.First, b.Labels, b.FirstGradient)),
        Classes(65536, 10),
        Classes(8192, 100),
        Classes(1024, 1000),
        Classes(64, 32000),
        Classes(16, 128256),
        new("CrossEntropy, forward only", "cross_entropy_forward", 65536, 10, Batches.ForwardOnly(Batches.Classes),
            b => RowLosses.CrossEntropy10(b.First, b.Labels), b => new ClassTensorPeer(b).CrossEntropyForward, ClassScalarPeer.CrossEntropyForward, MemoryPeer.Read),
        new("CrossEntropy, soft targets", "soft_cross_entropy", 8192, 100, Batches.SoftClasses,
            b => RowLosses.SoftCrossEntropy100(b.First, b.Second, b.FirstGradient),
            b => new ClassTensorPeer(b).SoftCrossEntropy, ClassScalarPeer.SoftCrossEntropy, MemoryPeer.Merge),
        new("KLDivergence", "kl_divergence", 4096, 256, Batches.Divergence,
            b => RowLosses.KLDivergence(b.First, b.Second, b.FirstGradient),
            b => new RowTensorPeer(b).KLDivergence, RowScalarPeer.KLDivergence, MemoryPeer.Merge),
        new("CosineSimilarity", "cosine_similarity", 4096, 256, Batches.Pairs,
            b => RowLosses.CosineSimilarity(b.First, b.Second, b.FirstGradient),
            b => new RowTensorPeer(b).CosineSimilarity, RowScalarPeer.CosineSimilarity, MemoryPeer.Merge),
        new("Triplet", "triplet", 4096, 128, Batches.Triplets,
            b => RowLosses.Triplet(b.First, b.Second, b.Third, b.FirstGradient, b.SecondGradient, b.ThirdGradient),
            b => new RowTensorPeer(b).Triplet, RowScalarPeer.Triplet, MemoryPeer.Copy),
        new("Dice", "dice", 16, 65536, Batches.Regions,
            b => RowLosses.Dice(b.First, b.Second, b.Rows, b.FirstGradient),
            b => new RowTensorPeer(b).Dice, RowScalarPeer.Dice, MemoryPeer.Merge),
    ];

    private static Workload Classes(int rows, int columns, LossCall? constant = null) => new(
        constant is null ? "CrossEntropy, any classes" : "CrossEntropy", "cross_entropy", rows, columns, Batches.Classes,
        constant ?? (b => RowLosses.CrossEntropy(b.First, b.Labels, b.FirstGradient)),
        b => new ClassTensorPeer(b).CrossEntropy, ClassScalarPeer.CrossEntropy, MemoryPeer.Copy);
}
