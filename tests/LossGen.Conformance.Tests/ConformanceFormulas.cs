namespace LossGen.Conformance.Tests;

/// <summary>Losses of the cases that are no kinds, as formulas in source.</summary>
internal static class ConformanceFormulas
{
    /// <summary>The method that computes max_c(z_c + [c ≠ y]) − z_y.</summary>
    public const string MultiClassHinge = nameof(MultiClassHinge);

    /// <summary>All of them, in both precisions.</summary>
    public const string Source = """
        using System;
        using LossGen;

        internal static class ConformanceFormulas
        {
            public static float MultiClassHinge(ReadOnlySpan<float> scores, int label) => Row.Max(scores, (z, j) => j == label ? z : z + 1) - scores[label];

            public static double MultiClassHinge(ReadOnlySpan<double> scores, int label) => Row.Max(scores, (z, j) => j == label ? z : z + 1) - scores[label];
        }
        """;
}
