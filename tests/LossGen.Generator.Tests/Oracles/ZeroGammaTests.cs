using Xunit;

namespace LossGen.Generator.Tests.Oracles;

/// <summary>An exponent of 0 at run time is no exponent, also where the base is so small that its reciprocal is infinite.</summary>
public sealed class ZeroGammaTests
{
    private const string Source = """
        using System;
        using LossGen;
        internal static partial class Losses
        {
            [Loss(Kind.Focal)] private static partial float Focal(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, float gamma, Span<float> gradLogits);
            public static float[] Run(float[] x, float[] y) { float[] g = new float[x.Length]; return [Focal(x, y, 0, g), .. g]; }
        }
        """;

    [Fact]
    public void A_sure_and_right_prediction_costs_nothing()
    {
        using LoadedAssembly loaded = LossCompilation.Of(Source).Load();
        float[] logits = [50, 89, 95, 103, 104, 200], labels = [1, 1, 1, 1, 1, 1];

        foreach (float value in (float[])loaded.Invoke("Losses", "Run", logits, labels)!) Assert.InRange(value, -1e-20f, 1e-20f);
    }
}
