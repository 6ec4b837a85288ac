using System;
using System.Linq;

namespace LossGen.Generator.Tests.Accuracy;

/// <summary>One row of inputs, by input and column, of the losses of classes.</summary>
internal static class ClassInputs
{
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

    /// <summary>A student's logits and a teacher's, from which they differ little where the student is good.</summary>
    public static double[][] TwoLogits(Draws d, Difficulty difficulty, int columns)
    {
        double[] teacher = Logits(d, difficulty, columns, 0);
        return [[.. teacher.Select(z => difficulty == Difficulty.Normal ? 2 * d.Bell() : z + d.Bell() / 8)], teacher];
    }

    public static double[][] Cosines(Draws d, Difficulty difficulty, int columns)
    {
        int label = d.Next(columns);
        double[] cosines = d.Many(columns, x => (difficulty == Difficulty.Extreme ? 0.99 : 0.3) * (2 * x.Between(0, 1) - 1));
        if (difficulty == Difficulty.Confident) cosines[label] = d.Between(0.7, 0.95);
        return [cosines, [label]];
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

    public static double[][] ClassProbabilities(Draws d, Difficulty difficulty, int columns)
    {
        int label = d.Next(columns);
        double[] targets = difficulty == Difficulty.Confident ? OneHot(columns, label) : Shares(d.Many(columns, x => x.Between(0.01, 1)));
        return [Likelihoods(d, difficulty, columns, label), targets];
    }

    public static double[][] LabelProbabilities(Draws d, Difficulty difficulty, int columns)
    {
        int label = d.Next(columns);
        return [Likelihoods(d, difficulty, columns, label), [label]];
    }

    public static double[][] Scores(Draws d, Difficulty difficulty, int columns)
    {
        int label = d.Next(columns);
        return [ScoresOf(d, difficulty, columns, [label]), [label]];
    }

    public static double[][] OneHotScores(Draws d, Difficulty difficulty, int columns)
    {
        int label = d.Next(columns);
        return [ScoresOf(d, difficulty, columns, [label]), OneHot(columns, label)];
    }

    public static double[][] ScoresOfLists(Draws d, Difficulty difficulty, int columns)
    {
        int[] labels = [.. Enumerable.Range(0, 1 + d.Next(4)).Select(_ => d.Next(columns)).Distinct()];
        return [ScoresOf(d, difficulty, columns, labels), [.. Enumerable.Range(0, columns).Select(i => i < labels.Length ? labels[i] : -1.0)]];
    }

    public static double[][] ManyBinaryLogits(Draws d, Difficulty difficulty, int columns)
    {
        double[] labels = d.Many(columns, x => x.Next(2));
        return [[.. labels.Select(y => AccuracyInputs.BinaryLogit(d, difficulty, 2 * y - 1))], labels];
    }

    /// <summary>A sequence: frames of logits, and labels, each of which has as many frames as the others where the network is sure.</summary>
    public static double[][] Alignments(Draws d, Difficulty difficulty, int columns)
    {
        int each = SequenceTruth.Frames / SequenceTruth.Labels;
        double[] labels = d.Many(SequenceTruth.Labels, x => 1 + x.Next(SequenceTruth.Classes - 1));

        // The last frame of a label is blank, so that its repetition reads as another.
        return [[.. Enumerable.Range(0, SequenceTruth.Frames).SelectMany(t => Logits(d, difficulty, SequenceTruth.Classes, t % each == each - 1 ? 0 : (int)labels[t / each]))], labels];
    }

    public static double[] Shares(double[] weights) => [.. weights.Select(w => w / weights.Sum())];

    private static double[] Logits(Draws d, Difficulty difficulty, int columns, int label)
    {
        double[] logits = d.Many(columns, x => (difficulty == Difficulty.Extreme ? 100 : 2) * x.Bell());
        if (difficulty == Difficulty.Confident) logits[label] = logits.Max() + d.Between(4, 24);
        return logits;
    }

    private static double[] Likelihoods(Draws d, Difficulty difficulty, int columns, int label)
    {
        double[] weights = d.Many(columns, x => difficulty switch
        {
            Difficulty.Normal => x.Between(0.01, 1),
            Difficulty.Confident => x.Tiny() / columns,
            _ => x.Tiny(120),
        });
        if (difficulty == Difficulty.Confident) weights[label] = 1;
        return Shares(weights);
    }

    /// <summary>Those of labels exceed the others by nearly the margin where the network is sure.</summary>
    private static double[] ScoresOf(Draws d, Difficulty difficulty, int columns, int[] labels)
    {
        double[] scores = d.Many(columns, x => (difficulty == Difficulty.Extreme ? 1e4 : 2) * x.Bell());
        double greatest = scores.Max();
        if (difficulty != Difficulty.Confident) return scores;
        foreach (int label in labels) scores[label] = greatest + 1 + d.Sign() * d.Tiny();
        return scores;
    }

    private static double[] OneHot(int columns, int label) => [.. Enumerable.Range(0, columns).Select(c => c == label ? 1.0 : 0)];
}
