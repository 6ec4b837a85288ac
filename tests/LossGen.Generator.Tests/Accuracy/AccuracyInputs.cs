using System;
using System.Linq;

namespace LossGen.Generator.Tests.Accuracy;

/// <summary>One row of inputs, by input and column, for each family of losses.</summary>
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

    public static double[][] ClassLogits(Draws d, Difficulty difficulty, int columns)
    {
        int label = d.Next(columns);
        return [Logits(d, difficulty, columns, label), [label]];
    }

    public static double[][] SoftLabels(Draws d, Difficulty difficulty, int columns)
    {
        int likeliest = d.Next(columns);
        double[] targets = d.Many(columns, x => difficulty == Difficulty.Confident ? x.Tiny() / columns : x.Between(0, 1));
        if (difficulty == Difficulty.Confident) targets[likeliest] = 1;
        return [Logits(d, difficulty, columns, likeliest), Shares(targets)];
    }

    public static double[][] LogProbabilities(Draws d, Difficulty difficulty, int columns)
    {
        int label = d.Next(columns);
        double[] weights = d.Many(columns, x => difficulty switch
        {
            Difficulty.Normal => x.Between(0.01, 1),
            Difficulty.Confident => x.Tiny() / columns,
            _ => x.Tiny(120),
        });
        if (difficulty == Difficulty.Confident) weights[label] = 1;
        return [[.. Shares(weights).Select(p => Math.Log(p))], [label]];
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
        double[] first = Shares(d.Many(columns, x => difficulty == Difficulty.Extreme ? x.Tiny(100) : x.Between(0.01, 1)));
        double[] second = difficulty == Difficulty.Confident
            ? [.. first.Select(p => p * (1 + d.Sign() * d.Tiny()))]
            : Shares(d.Many(columns, x => difficulty == Difficulty.Extreme ? x.Tiny(100) : x.Between(0.01, 1)));
        return [first, second];
    }

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

    private static double BinaryLogit(Draws d, Difficulty difficulty, double sign) => difficulty switch
    {
        Difficulty.Normal => 2 * d.Bell(),
        Difficulty.Confident => sign * d.Between(4, 24),
        _ => d.Between(-200, 200),
    };

    private static double[] Logits(Draws d, Difficulty difficulty, int columns, int label)
    {
        double[] logits = d.Many(columns, x => (difficulty == Difficulty.Extreme ? 100 : 2) * x.Bell());
        if (difficulty == Difficulty.Confident) logits[label] = logits.Max() + d.Between(4, 24);
        return logits;
    }

    private static double[] Shares(double[] weights) => [.. weights.Select(w => w / weights.Sum())];
}
