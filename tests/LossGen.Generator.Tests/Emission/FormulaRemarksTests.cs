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
}
