using System;
using LossGen.Generator.Tests.VectorMath;
using Xunit;

namespace LossGen.Generator.Tests.Rows;

/// <summary>The divergence of distributions one of which all but rules out what the other thinks likely, in float.</summary>
public sealed class JensenShannonAccuracyTests
{
    private const string Source = """
        using System;
        using LossGen;
        internal static partial class Losses
        {
            [Loss(Kind.JensenShannon)]
            private static partial float Divergence(ReadOnlySpan<float> first, ReadOnlySpan<float> second, int classes, Span<float> gradFirst, Span<float> gradSecond);

            public static float[] Run(float[] p, float[] q)
            {
                float[] g = new float[p.Length], h = new float[p.Length];
                float loss = Divergence(p, q, p.Length, g, h);
                return [loss, .. g, .. h];
            }
        }
        """;

    [Fact]
    public void Small_shares_have_logarithms_and_not_infinities()
    {
        using LoadedAssembly loaded = LossCompilation.Of(Source).Load();
        foreach (float share in new[] { 1e-5f, 1e-8f, 1e-9f, 1e-30f, 1e-39f, 1e-45f })
        {
            float[] p = [share, 1], q = [0.5f, 0.5f];
            float[] actual = (float[])loaded.Invoke("Losses", "Run", p, q)!;

            AssertWithin(6, actual[0], Term(p[0], q[0]) + Term(q[0], p[0]) + Term(p[1], q[1]) + Term(q[1], p[1]));
            for (int c = 0; c < 2; c++)
            {
                AssertWithin(6, actual[1 + c], HalfLog(p[c], q[c]));
                AssertWithin(6, actual[3 + c], HalfLog(q[c], p[c]));
            }
        }
    }

    private static double Term(double p, double q) => p * HalfLog(p, q);

    private static double HalfLog(double p, double q) => 0.5 * (Math.Log(p) - Math.Log((p + q) / 2));

    private static void AssertWithin(double ulps, float actual, double expected) =>
        Assert.True(Ulp.Error(actual, expected) <= ulps, $"{actual:G9} is {Ulp.Error(actual, expected)} ulp from {expected:R}");
}
