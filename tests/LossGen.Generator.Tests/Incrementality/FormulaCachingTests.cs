using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace LossGen.Generator.Tests.Incrementality;

/// <summary>A loss follows its formula, wherever that is, and nothing else.</summary>
public sealed class FormulaCachingTests
{
    private const string Losses = """
        using System;
        using LossGen;

        internal static partial class Losses
        {
            [Loss(nameof(Own.Error))]
            public static partial float Error(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);

            [Loss(nameof(Own.Error))]
            public static partial float Again(ReadOnlySpan<float> a, ReadOnlySpan<float> b);

            [Loss(Kind.Huber)]
            public static partial float Huber(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets);
        }
        """;

    private const string Formulas = """
        internal static class Own
        {
            private const float Half = 0.5f;

            public static float Error(float prediction, float target)
            {
                float error = prediction - target;
                return Square(error) * Half;
            }

            private static float Square(float x) => x * x;
        }
        """;

    [Theory]
    [InlineData("Half = 0.5f", "Half = 0.25f")]
    [InlineData("x * x", "x * x * x")]
    [InlineData("prediction - target;", "prediction + target;")]
    public void AnEditOfTheFormulaChangesItsLosses(string before, string after)
    {
        TrackedRun run = Run().Edit("Source1.cs", s => s.Replace(before, after, StringComparison.Ordinal));

        Assert.Equal(2, run.Steps[TrackingNames.Declarations].Count(r => r == Modified));
        Assert.Single(run.Steps[TrackingNames.DistinctKernels], r => r is Modified or New);
    }

    [Theory]
    [InlineData("error", "difference")]
    [InlineData("internal static class Own", "// A comment.\ninternal static class Own")]
    [InlineData("Square(error) * Half", "Square(x: error) * (1 - Half)")]
    [InlineData("private const float Half = 0.5f;", "private const float Half = 0.5f; public static int Other;")]
    public void AnEditThatMeansTheSameChangesNothing(string before, string after)
    {
        TrackedRun run = Run().Edit("Source1.cs", s => s.Replace(before, after, StringComparison.Ordinal));

        Assert.All(run.Steps.Values.SelectMany(r => r), r => Assert.True(r is Cached or Unchanged, r.ToString()));
        Assert.All(run.Outputs, r => Assert.Equal(Cached, r));
    }

    [Fact]
    public void TwoLossesOfOneFormulaShareAKernel() => Assert.Equal(5, Run().Result.GeneratedSources.Length);

    [Fact]
    public void HalfTypedFormulasNeitherThrowNorStick()
    {
        TrackedRun run = Run();
        string[] before = Emitted(run);
        for (int length = Formulas.Length - 1; length > 0; length -= 5)
        {
            run.Edit("Source1.cs", _ => Formulas[..length]);
            Assert.Null(run.Result.Exception);
        }

        Assert.Equal(before, Emitted(run.Edit("Source1.cs", _ => Formulas)));
    }

    private static TrackedRun Run() => new(Losses, Formulas);

    private static string[] Emitted(TrackedRun run) => [.. run.Result.GeneratedSources.Select(g => g.HintName + g.SourceText).Order(StringComparer.Ordinal)];
}
