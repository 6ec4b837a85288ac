using Xunit;

namespace LossGen.Generator.Tests.Oracles;

/// <summary>Focal where its factors are as small or as large as they get: all it returns stays finite.</summary>
public sealed class FocalEdgeTests
{
    private const string Source = """
        using System;
        using LossGen;
        internal static partial class Losses
        {
            [Loss(Kind.Focal, Reduction = Reduction.None)]
            private static partial void Given(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, float gamma, Span<float> losses, Span<float> gradLogits);

            [Loss(Kind.Focal, Reduction = Reduction.None)]
            private static partial void Squared(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> losses, Span<float> gradLogits);

            [Loss(Kind.Focal, Alpha = 0.25, Reduction = Reduction.None)]
            private static partial void Weighted(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> losses, Span<float> gradLogits);

            public static float[] RunGiven(float[] x, float[] y, float gamma)
            {
                float[] l = new float[x.Length], g = new float[x.Length];
                Given(x, y, gamma, l, g);
                return [.. l, .. g];
            }

            public static float[] RunSquared(float[] x, float[] y)
            {
                float[] l = new float[x.Length], g = new float[x.Length];
                Squared(x, y, l, g);
                return [.. l, .. g];
            }

            public static float[] RunWeighted(float[] x, float[] y)
            {
                float[] l = new float[x.Length], g = new float[x.Length];
                Weighted(x, y, l, g);
                return [.. l, .. g];
            }
        }
        """;

    [Theory]
    [InlineData(0)]
    [InlineData(0.02)]
    [InlineData(0.5)]
    [InlineData(1.5)]
    [InlineData(2)]
    public void A_sure_and_right_prediction_costs_nothing(float gamma)
    {
        using LoadedAssembly loaded = LossCompilation.Of(Source).Load();
        float[] logits = [50, 89, 95, 103, 104, 200, 3e38f], labels = [1, 1, 1, 1, 1, 1, 1];

        foreach (float value in (float[])loaded.Invoke("Losses", "RunGiven", logits, labels, gamma)!) Assert.InRange(value, -1e-20f, 1e-20f);
    }

    [Fact]
    public void A_sure_and_wrong_prediction_has_the_slope_of_its_logarithm()
    {
        using LoadedAssembly loaded = LossCompilation.Of(Source).Load();
        float[] logits = [-3e38f, -1e30f, 1e30f, 3e38f], labels = [1, 1, 0, 0];

        Assert.Equal([-1, -1, 1, 1], ((float[])loaded.Invoke("Losses", "RunSquared", logits, labels)!)[4..]);
        Assert.Equal([-1, -1, 1, 1], ((float[])loaded.Invoke("Losses", "RunGiven", logits, labels, 1.5f)!)[4..]);
        Assert.Equal([-0.25f, -0.25f, 0.75f, 0.75f], ((float[])loaded.Invoke("Losses", "RunWeighted", logits, labels)!)[4..]);
    }
}
