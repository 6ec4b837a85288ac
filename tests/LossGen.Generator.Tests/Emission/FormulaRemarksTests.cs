using System.Linq;
using Xunit;

namespace LossGen.Generator.Tests.Emission;

/// <summary>What a user reads on hovering over a loss of their own.</summary>
public sealed class FormulaRemarksTests
{
    private const string Source = """
        using System;
        using LossGen;
        internal static partial class Losses
        {
            private static float CrossEntropy(float z, float y) => -(y * MathF.Log(1 / (1 + MathF.Exp(-z))) + (1 - y) * MathF.Log(1 - 1 / (1 + MathF.Exp(-z))));

            private static float Poly(ReadOnlySpan<float> z, int y) => Row.LogSumExp(z) - z[y] + (1 - MathF.Exp(z[y] - Row.LogSumExp(z)));

            [Loss(nameof(Poly))]
            public static partial float OfRows(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels, Span<float> gradScores);

            /// <summary>My own words.</summary>
            [Loss(nameof(CrossEntropy))]
            public static partial float Mine(ReadOnlySpan<float> scores, ReadOnlySpan<float> labels, Span<float> gradScores);
        }
        """;

    [Fact]
    public void TheFormulaItsStableFormAndItsSlopeStandBelowTheUsersWords()
    {
        string[] comment = [.. LossCompilation.Of(Source).GeneratedTexts.Single(t => t.Contains("partial float Mine")).Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith("///"))];

        Assert.Equal(
        [
            "/// <summary>My own words.</summary>",
            "/// <remarks>",
            "/// <para>ℓ = −(labels·log(1/(1 + exp(−scores))) + (1 − labels)·log(1 − 1/(1 + exp(−scores))))</para>",
            "/// <para>Computed as ℓ = (1 − labels)·softplus(scores) + labels·softplus(−scores), by 1/(1 + exp(−x)) → σ(x); log(σ(x)) → −softplus(−x); 1 − σ(x) → σ(−x).</para>",
            "/// <para>∂ℓ/∂scores = σ(scores)·(1 − labels) − σ(−scores)·labels</para>",
        ],
        comment[..5]);
    }

    [Fact]
    public void LossesOfRowsAreExplainedToo()
    {
        string[] comment = [.. LossCompilation.Of(Source).GeneratedTexts.Single(t => t.Contains("partial float OfRows")).Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith("/// <para>"))];

        Assert.Equal(
        [
            "/// <para>ℓ = max(scores) + log(Σ(exp(scores − max(scores)))) − scores[labels] + 1 − exp(scores[labels] − (max(scores) + log(Σ(exp(scores − max(scores))))))</para>",
            "/// <para>Computed as ℓ = log(1 + u/v) + u/(u + v), where u = Σ_(j ≠ labels)(exp(scores − max(scores))), v = exp(s), s = scores[labels] − max(scores), "
                + "by logsumexp(x) − x[y] → surprise; x[y] − logsumexp(x) → −surprise; exp(−surprise) → p; 1 − a/(a + b) → b/(b + a).</para>",
            "/// <para>∂ℓ/∂scores = j = labels ? −u − u/v·t : (t/v/v + 1/v)·a, where u = s/v, v = s + t, s = Σ_(j ≠ labels)(a), "
                + "t = exp(scores[labels] − max(scores)), a = exp(scores − max(scores))</para>",
        ],
        comment[..3]);
    }
}
