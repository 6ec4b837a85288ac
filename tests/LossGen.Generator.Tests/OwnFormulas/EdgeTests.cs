using System;
using System.Linq;
using Xunit;

namespace LossGen.Generator.Tests.OwnFormulas;

/// <summary>Formulas at the edge of what they are made for.</summary>
public sealed class EdgeTests(EdgeTests.Compiled compiled) : IClassFixture<EdgeTests.Compiled>
{
    private static readonly (FormulaText Text, double X, double Y, double GradX)[] Edges =
    [
        (FormulaText.Of("1 - M.Pow(M.Min(1, M.Max(0, x)), 2)"), 0, 0, 0),
        (FormulaText.Of("1 - M.Pow(M.Min(1, M.Max(0, x)), 2)"), -0.0, 0, 0),
        (FormulaText.Of("(1 - M.Pow(T.Clamp(x, 0, 1), (T)0.75)) / (T)0.75"), 0, 0, 0),
        (new("static T Formula(T x, T y) { T q = M.Tanh(x); return 1 - M.Pow(q * q, (T)1.5); }"), 0, 0, 0),
        (FormulaText.Of("1 - M.Pow(T.Clamp(x, 0, 1), y * y)"), 0, 0, 0),
        (FormulaText.Of("1 - M.Pow(T.Clamp(x, 0, 1), y * y)"), -1, 1, 0),
    ];

    public static TheoryData<int> Places => [.. Enumerable.Range(0, Edges.Length)];

    [Theory]
    [MemberData(nameof(Places))]
    public void PowersOfNothingHaveAnEnd(int place)
    {
        (FormulaText text, double x, double y, double slope) = Edges[place];
        foreach (bool isSingle in new[] { true, false })
        {
            FormulaResult result = compiled.Batch.Run(text, isSingle, [x], [y]);
            Assert.Equal(result.Direct[0], result.Losses[0]);
            Assert.Equal(slope, result.GradX[0]);
            Assert.True(double.IsFinite(result.GradY[0]));
        }
    }

    [Fact]
    public void ConstantsAreRoundedAsTheyAreInTheMethod()
    {
        FormulaResult fields = compiled.Batch.Run(Compiled.Fields, false, [1.0], [3.0]), folded = compiled.Batch.Run(Compiled.Folded, true, [1.0], [3.0]);

        Assert.Equal(fields.Direct[0], fields.Losses[0], 1e-14);
        Assert.Equal(folded.Direct[0], folded.Losses[0]);
    }

    [Fact]
    public void EveryNumberIsItsOwn()
    {
        using LoadedAssembly loaded = LossCompilation.Of("""
            using System;
            using LossGen;
            internal static partial class Losses
            {
                private static float F(float p, float t, float scale, float scale_, float p_, float totalA, float Q) => scale * p + scale_ * t + p_ + totalA + Q;

                [Loss(nameof(F))]
                public static partial float Loss(ReadOnlySpan<float> a, ReadOnlySpan<float> b, float scale, float scale_, float p_, float totalA, float Q);

                public static float Run() => Loss([1f], [3f], 10, 100, 1, 2, 3);
            }
            """).Load();

        Assert.Equal(316f, loaded.Invoke("Losses", "Run"));
    }

    [Theory]
    [InlineData("private static float F(float a, float b) => a; private static float F(ReadOnlySpan<float> a, ReadOnlySpan<float> b) => 100 * Row.Sum(a);", ", int classes", ", 2", 300f)]
    [InlineData("private static float F(ReadOnlySpan<float> a, ReadOnlySpan<float> b) => 100 * Row.Sum(a); private static float F(float a, float b) => a;", ", int classes", ", 2", 300f)]
    [InlineData("private static float F(ReadOnlySpan<float> a, ReadOnlySpan<float> b) => 100 * Row.Sum(a); private static float F(float a, float b) => a;", "", "", 1.5f)]
    [InlineData("private static float F(float a, float b) => F(a, b, 1); private static float F(float a, float b, float c) => c * a;", ", float c", ", 4", 6f)]
    public void OfOverloadsTheOneThatTheMethodCanFeedIsTaken(string formulas, string parameter, string argument, float expected)
    {
        using LoadedAssembly loaded = LossCompilation.Of($$"""
            using System;
            using LossGen;
            internal static partial class Losses
            {
                {{formulas}}

                [Loss(nameof(F))]
                public static partial float Loss(ReadOnlySpan<float> a, ReadOnlySpan<float> b{{parameter}});

                public static float Run() => Loss([1f, 2f], [0f, 0f]{{argument}});
            }
            """).Load();

        Assert.Equal(expected, loaded.Invoke("Losses", "Run"));
    }

    public sealed class Compiled : IDisposable
    {
        internal static FormulaText Fields { get; } =
            new("static readonly float Root = MathF.Sqrt(2); static readonly float Third = 1f / 3f; static T Formula(T x, T y) => x * (T)Root + y * (T)Third;");

        internal static FormulaText Folded { get; } =
            new("static T Tenth() => (T)0.1f; static T Third(T v) => v * 3; static T Formula(T x, T y) => Third(Tenth()) == (T)0.3f ? x : Third(Tenth()) > (T)0.3f ? y : 0;");

        internal FormulaBatch Batch { get; } = new([.. Edges.Select(e => e.Text), Fields, Folded]);

        public void Dispose() => Batch.Dispose();
    }
}
