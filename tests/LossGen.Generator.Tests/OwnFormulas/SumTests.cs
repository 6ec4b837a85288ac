using System;
using System.Linq;
using LossGen.Generator.Emission;
using LossGen.Generator.Formulas;
using Xunit;

namespace LossGen.Generator.Tests.OwnFormulas;

/// <summary>Sums of kinds and formulas: one pass, with shared loads and values.</summary>
public sealed class SumTests
{
    private const string Source = """
        using System;
        using LossGen;
        internal static partial class Losses
        {
            private static float Excess(float prediction, float target, float delta, float scale = 2) => scale * MathF.Max(0, MathF.Abs(prediction - target) - delta);

            private static float Size(float prediction) => prediction * prediction;

            [Loss(Kind.Huber, Weight = 0.5)]
            [Loss(nameof(Excess))]
            [Loss(nameof(Size), Weight = 0.25)]
            public static partial float Sum(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, float delta1, float delta2, float weight2, Span<float> gradPredictions);

            [Loss(Kind.Huber)]
            [Loss(nameof(Excess))]
            public static partial float Shared(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, float delta, float scale, Span<float> gradPredictions);

            [Loss(nameof(Excess))]
            [Loss(Kind.MeanSquaredError)]
            public static partial Half Halves(ReadOnlySpan<Half> predictions, ReadOnlySpan<Half> targets, float delta, Half scale, Span<Half> gradPredictions);

            public static float[] RunSum(float[] p, float[] t, float delta1, float delta2, float weight2)
            {
                float[] gradient = new float[p.Length];
                return [Sum(p, t, delta1, delta2, weight2, gradient), .. gradient];
            }

            public static float[] RunShared(float[] p, float[] t, float delta, float scale)
            {
                float[] gradient = new float[p.Length];
                return [Shared(p, t, delta, scale, gradient), .. gradient];
            }

            public static float[] RunHalves(float[] p, float[] t, float delta, float scale)
            {
                Half[] gradient = new Half[p.Length];
                float loss = (float)Halves(Array.ConvertAll(p, v => (Half)v), Array.ConvertAll(t, v => (Half)v), delta, (Half)scale, gradient);
                return [loss, .. Array.ConvertAll(gradient, v => (float)v)];
            }
        }
        """;

    private static readonly float[] Predictions = [0.5f, -2, 3.5f, 1], Targets = [0, 1, 3, -4];

    [Fact]
    public void TermsAreAddedWithTheirWeightsAndOptions()
    {
        float[] actual = Run("RunSum", Predictions, Targets, 1.5f, 0.25f, 3f);

        AssertIs(actual, (x, p) => 0.5 * Huber(x, 1.5) + 3 * 2 * Math.Max(0, Math.Abs(x) - 0.25) + 0.25 * p * p,
            (x, p) => 0.5 * Math.Clamp(x, -1.5, 1.5) + 6 * (Math.Abs(x) > 0.25 ? Math.Sign(x) : 0) + 0.5 * p);
    }

    [Fact]
    public void AParameterWithoutNumberIsForAllTermsThatHaveIt()
    {
        float[] actual = Run("RunShared", Predictions, Targets, 0.75f, 4f);

        AssertIs(actual, (x, _) => Huber(x, 0.75) + 4 * Math.Max(0, Math.Abs(x) - 0.75), (x, _) => Math.Clamp(x, -0.75, 0.75) + 4 * (Math.Abs(x) > 0.75 ? Math.Sign(x) : 0));
    }

    [Fact]
    public void HalvesAreComputedInFloat()
    {
        float[] actual = Run("RunHalves", Predictions, Targets, 0.75f, 4f);

        AssertIs(actual, (x, _) => x * x + 4 * Math.Max(0, Math.Abs(x) - 0.75), (x, _) => 2 * x + 4 * (Math.Abs(x) > 0.75 ? Math.Sign(x) : 0), 1e-3);
    }

    [Fact]
    public void LoadsAndValuesAreShared()
    {
        string kernel = ElementKernelEmitter.Emit(FormulaSources.Kernel(Source, "Losses", "Shared"));
        string loop = kernel[kernel.IndexOf("Run128(in global", kernel.IndexOf("private void Run256", StringComparison.Ordinal), StringComparison.Ordinal)..];

        Assert.Equal(1, Count(loop, "LoadUnsafe(ref predictions"));
        Assert.Equal(1, Count(loop, "LoadUnsafe(ref targets"));
        Assert.Equal(1, Count(loop, ".Abs("));
    }

    [Fact]
    public void FormulasAndKindsReadTheSameSpans()
    {
        KernelSpec kernel = FormulaSources.Kernel(Source, "Losses", "Sum");

        Assert.All(kernel.Terms.Where(t => t.Formula is not null), t => Assert.Equal(2, t.Formula!.Inputs.Count));
        Assert.Equal(["Huber", "Excess", "Size"], kernel.Terms.Select(t => t.Kind));
    }

    private static void AssertIs(float[] actual, Func<double, double, double> loss, Func<double, double, double> slope, double slack = 1e-5)
    {
        (double X, double P)[] elements = [.. Predictions.Zip(Targets, (p, t) => ((double)p - t, (double)p))];
        Assert.Equal(elements.Average(e => loss(e.X, e.P)), actual[0], slack * 10);
        for (int i = 0; i < elements.Length; i++) Assert.Equal(slope(elements[i].X, elements[i].P) / elements.Length, actual[i + 1], slack);
    }

    private static double Huber(double x, double delta) => Math.Abs(x) > delta ? delta * (Math.Abs(x) - delta / 2) : x * x / 2;

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static float[] Run(string method, params object[] arguments)
    {
        using LoadedAssembly loaded = LossCompilation.Of(Source).Load();
        return (float[])loaded.Invoke("Losses", method, arguments)!;
    }
}
