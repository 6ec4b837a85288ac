using System;
using System.Linq;

namespace LossGen.Generator.Tests.Accuracy;

/// <summary>One row of inputs, by input and column, of losses whose elements stand by themselves, or of two distributions.</summary>
internal static class AccuracyInputs
{
    public static double[][] Values(Draws d, Difficulty difficulty, int columns)
    {
        double target = 2 * d.Bell();
        return difficulty switch
        {
            Difficulty.Normal => [[2 * d.Bell()], [target]],
            Difficulty.Confident => [[target + d.Sign() * d.Tiny()], [target]],
            _ => [[Math.ScaleB(d.Bell(), d.Next(14))], [Math.ScaleB(d.Bell(), d.Next(14))]],
        };
    }

    /// <summary>Two numbers of at least 0.</summary>
    public static double[][] Sizes(Draws d, Difficulty difficulty, int columns) => [.. Values(d, difficulty, columns).Select(v => new[] { Math.Abs(v[0]) })];

    /// <summary>A distance, which about reaches the margin 1, and whether it should be none.</summary>
    public static double[][] Distances(Draws d, Difficulty difficulty, int columns) =>
    [
        [difficulty switch { Difficulty.Normal => d.Between(0, 2), Difficulty.Confident => 1 - d.Tiny(), _ => Math.ScaleB(d.Between(0, 1), d.Next(14)) }],
        [d.Next(2)],
    ];

    public static double[][] Counts(Draws d, Difficulty difficulty, int columns)
    {
        double count = d.Next(12);
        return [[difficulty switch
        {
            Difficulty.Normal => d.Bell(),
            Difficulty.Confident => Math.Log(count + 0.5) + d.Tiny(),
            _ => d.Between(-80, 80),
        }], [count]];
    }

    public static double[][] Spreads(Draws d, Difficulty difficulty, int columns) =>
    [
        .. Values(d, difficulty, columns),
        [difficulty switch
        {
            Difficulty.Normal => d.Between(0.1, 2),
            Difficulty.Confident => d.Tiny(16),
            _ => Math.ScaleB(d.Between(1, 2), d.Next(48) - 16),
        }],
    ];

    public static double[][] Rankings(Draws d, Difficulty difficulty, int columns) => [.. Values(d, difficulty, columns), [d.Sign()]];

    public static double[][] Features(Draws d, Difficulty difficulty, int columns)
    {
        double[][][] pairs = [.. Enumerable.Range(0, columns).Select(_ => Values(d, difficulty, 1))];
        return [[.. pairs.Select(p => p[0][0])], [.. pairs.Select(p => p[1][0])]];
    }

    public static double[][] Probabilities(Draws d, Difficulty difficulty, int columns)
    {
        double[] labels = d.Many(columns, x => x.Next(2));
        return [[.. labels.Select(y => difficulty switch
        {
            Difficulty.Normal => d.Between(0.01, 0.99),
            Difficulty.Confident => y == 1 ? 1 - d.Tiny() : d.Tiny(),
            _ => y == 1 ? d.Tiny(120) : 1 - d.Tiny(),
        })], labels];
    }

    public static double[][] BinaryLogits(Draws d, Difficulty difficulty, int columns)
    {
        double label = d.Next(2);
        return [[BinaryLogit(d, difficulty, 2 * label - 1)], [label]];
    }

    public static double[][] SignLogits(Draws d, Difficulty difficulty, int columns)
    {
        double label = d.Sign();
        return [[BinaryLogit(d, difficulty, label)], [label]];
    }

    public static double[][] Margins(Draws d, Difficulty difficulty, int columns)
    {
        double label = d.Sign();
        return [[difficulty switch
        {
            Difficulty.Normal => 1.5 * d.Bell(),
            Difficulty.Confident => label * (1 + d.Sign() * d.Tiny()),
            _ => Math.ScaleB(d.Bell(), d.Next(14)),
        }], [label]];
    }

    public static double[][] Divergence(Draws d, Difficulty difficulty, int columns)
    {
        double target = difficulty == Difficulty.Extreme ? d.Tiny(120) : d.Between(0.01, 0.99);
        return [[difficulty switch
        {
            Difficulty.Normal => Math.Log(d.Between(0.01, 0.99)),
            Difficulty.Confident => Math.Log(target) + d.Sign() * d.Tiny(),
            _ => -d.Between(0, 1000),
        }], [target]];
    }

    public static double[][] TwoDistributions(Draws d, Difficulty difficulty, int columns)
    {
        double[] first = ClassInputs.Shares(d.Many(columns, x => difficulty == Difficulty.Extreme ? x.Tiny(100) : x.Between(0.01, 1)));
        double[] second = difficulty == Difficulty.Confident
            ? [.. first.Select(p => p * (1 + d.Sign() * d.Tiny()))]
            : ClassInputs.Shares(d.Many(columns, x => difficulty == Difficulty.Extreme ? x.Tiny(100) : x.Between(0.01, 1)));
        return [first, second];
    }

    public static double BinaryLogit(Draws d, Difficulty difficulty, double sign) => difficulty switch
    {
        Difficulty.Normal => 2 * d.Bell(),
        Difficulty.Confident => sign * d.Between(4, 24),
        _ => d.Between(-200, 200),
    };
}
