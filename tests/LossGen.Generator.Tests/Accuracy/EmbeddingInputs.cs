using System;
using System.Linq;

namespace LossGen.Generator.Tests.Accuracy;

/// <summary>One row of inputs, by input and dimension, of the losses of embeddings.</summary>
internal static class EmbeddingInputs
{
    public static double[][] LatentGaussians(Draws d, Difficulty difficulty, int columns) => difficulty switch
    {
        Difficulty.Normal => [d.Many(columns, x => x.Bell()), d.Many(columns, x => x.Bell())],
        Difficulty.Confident => [d.Many(columns, x => x.Sign() * x.Tiny()), d.Many(columns, x => x.Sign() * x.Tiny())],
        _ => [d.Many(columns, x => 100 * x.Bell()), d.Many(columns, x => x.Between(-80, 80))],
    };

    public static double[][] TwoVectors(Draws d, Difficulty difficulty, int columns)
    {
        double near = difficulty == Difficulty.Confident ? d.Tiny() : 1, scale = difficulty == Difficulty.Extreme ? Math.ScaleB(1, d.Next(50)) : 1;
        double[] first = d.Many(columns, x => x.Bell());
        return [[.. first.Select(x => x * scale)], [.. first.Select(x => difficulty == Difficulty.Confident ? x + near * d.Bell() : d.Bell())]];
    }

    public static double[][] ThreeVectors(Draws d, Difficulty difficulty, int columns)
    {
        double scale = difficulty == Difficulty.Extreme ? 1e4 : 1, near = difficulty == Difficulty.Confident ? d.Tiny() : 0.3;
        double[] anchor = d.Many(columns, x => scale * x.Bell());
        return [anchor, [.. anchor.Select(x => x + scale * near * d.Bell())], [.. anchor.Select(x => x + scale * 0.15 * d.Bell())]];
    }

    public static double[][] SignedVectors(Draws d, Difficulty difficulty, int columns) => [.. TwoVectors(d, difficulty, columns), [d.Sign()]];

    /// <summary>Two vectors whose distance is about the margin, or nothing beside it, or far beyond.</summary>
    public static double[][] Couples(Draws d, Difficulty difficulty, int columns)
    {
        double[] first = d.Many(columns, x => x.Bell());
        double apart = difficulty switch { Difficulty.Normal => 0.25, Difficulty.Confident => d.Tiny(), _ => Math.ScaleB(1, d.Next(40)) };
        return [first, [.. first.Select(x => x + apart * d.Bell())], [d.Next(2)]];
    }

    /// <summary>Two boxes: apart, or all but the same, or of very different sizes.</summary>
    public static double[][] Boxes(Draws d, Difficulty difficulty, int columns)
    {
        double[] target = Box(d, difficulty == Difficulty.Extreme ? d.Next(10) : 0);
        if (difficulty != Difficulty.Confident) return [Box(d, difficulty == Difficulty.Extreme ? d.Next(10) : 0), target];
        return [[.. target.Select(x => x + d.Bell() / 256)], target];
    }

    private static double[] Box(Draws d, int scale)
    {
        double left = d.Bell(), top = d.Bell();
        return [left, top, left + Math.ScaleB(d.Between(0.5, 3), scale), top + Math.ScaleB(d.Between(0.5, 3), scale)];
    }

    /// <summary>A vector about that of its label, of which there are eight.</summary>
    public static double[][] Clusters(Draws d, Difficulty difficulty, int columns)
    {
        int label = d.Next(8);
        double apart = difficulty switch { Difficulty.Normal => 1, Difficulty.Confident => 0.1, _ => 30 };
        return [[.. Enumerable.Range(0, columns).Select(i => (i % 8 == label ? 1 : 0) + apart * d.Bell() / 4)], [label]];
    }
}
