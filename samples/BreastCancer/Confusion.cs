using System;

namespace BreastCancer;

/// <summary>How the network's verdicts compare with the findings; positive is malignant.</summary>
internal readonly record struct Confusion(int TruePositives, int FalsePositives, int TrueNegatives, int FalseNegatives)
{
    public double Accuracy => (double)(TruePositives + TrueNegatives) / (TruePositives + FalsePositives + TrueNegatives + FalseNegatives);

    public double Precision => (double)TruePositives / (TruePositives + FalsePositives);

    /// <summary>The share of the malignant biopsies that were recognised.</summary>
    public double Recall => (double)TruePositives / (TruePositives + FalseNegatives);

    public double F1 => 2.0 * TruePositives / ((2 * TruePositives) + FalsePositives + FalseNegatives);

    /// <summary>Counts, taking a logit above 0 (a probability above one half) as the verdict "malignant".</summary>
    public static Confusion Count(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets)
    {
        var counts = new int[2, 2];
        for (int i = 0; i < logits.Length; i++) counts[logits[i] > 0 ? 1 : 0, (int)targets[i]]++;
        return new(counts[1, 1], counts[1, 0], counts[0, 0], counts[0, 1]);
    }
}
