using System;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace LossGen.Generator.Tests.OwnFormulas;

/// <summary>Formulas of rows beside kinds of rows, and with all that a method of rows may have.</summary>
public sealed class RowSumTests
{
    private const string Source = """
        using System;
        using LossGen;
        internal static partial class Losses
        {
            // Confident rows cost more.
            private static T Confidence(ReadOnlySpan<T> logits, T strength = 0.5f) => strength * Row.LogSumExp(logits) * Row.LogSumExp(logits);

            private static T Surprise(ReadOnlySpan<T> logits, int target) => Row.LogSumExp(logits) - logits[target];

            [Loss(Kind.CrossEntropy)]
            [Loss(nameof(Confidence))]
            public static partial S Sum(ReadOnlySpan<S> logits, ReadOnlySpan<short> targets, ReadOnlySpan<S> sampleWeights, S weight2, Span<S> losses, Span<S> gradLogits);

            [Loss(nameof(Surprise), Reduction = Reduction.None)]
            public static partial void Rows(ReadOnlySpan<S> logits, ReadOnlySpan<short> targets, ReadOnlySpan<S> upstream, Span<S> losses, Span<S> gradLogits);

            public static double[] RunSum(double[] z, short[] y, double[] w, double weight)
            {
                S[] losses = new S[y.Length], gradient = new S[z.Length];
                double sum = (double)Sum(Of(z), y, Of(w), (S)weight, losses, gradient);
                return [sum, .. Array.ConvertAll(losses, v => (double)v), .. Array.ConvertAll(gradient, v => (double)v)];
            }

            public static double[] RunRows(double[] z, short[] y, double[] upstream)
            {
                S[] losses = new S[y.Length], gradient = Of(z);
                Rows(gradient, y, Of(upstream), losses, gradient);
                return [.. Array.ConvertAll(losses, v => (double)v), .. Array.ConvertAll(gradient, v => (double)v)];
            }

            private static S[] Of(double[] values) => Array.ConvertAll(values, v => (S)v);
        }
        """;

    private const int Columns = 3;

    private static readonly double[] Logits = [0.5, -2, 3.5, 1, 0, -4], Weights = [0.5, 2];

    private static readonly short[] Targets = [2, 0];

    [Theory]
    [InlineData("double", 1e-12)]
    [InlineData("float", 1e-5)]
    [InlineData("Half", 1e-2)]
    public void TermsAreAddedWithTheirWeights(string type, double slack)
    {
        double[] actual = Run(type, "RunSum", Logits, Targets, Weights, 3.0);

        double[] losses = [.. Enumerable.Range(0, 2).Select(r => Weights[r] * (LogSumExp(r) - Logits[r * Columns + Targets[r]] + 1.5 * LogSumExp(r) * LogSumExp(r)))];
        Assert.Equal(losses.Average(), actual[0], slack * 10);
        for (int r = 0; r < 2; r++)
        {
            Assert.Equal(losses[r], actual[1 + r], slack * 10);
            for (int j = 0; j < Columns; j++)
            {
                double share = Math.Exp(Logits[r * Columns + j] - LogSumExp(r));
                Assert.Equal(Weights[r] / 2 * (share * (1 + 3 * LogSumExp(r)) - (j == Targets[r] ? 1 : 0)), actual[3 + r * Columns + j], slack * 10);
            }
        }
    }

    [Theory]
    [InlineData("double", 1e-12)]
    [InlineData("float", 1e-5)]
    [InlineData("Half", 1e-2)]
    public void RowsMayHaveUpstreamAndBeWrittenInPlace(string type, double slack)
    {
        double[] actual = Run(type, "RunRows", Logits, Targets, Weights);

        for (int r = 0; r < 2; r++)
        {
            Assert.Equal(LogSumExp(r) - Logits[r * Columns + Targets[r]], actual[r], slack);
            for (int j = 0; j < Columns; j++)
            {
                Assert.Equal(Weights[r] * (Math.Exp(Logits[r * Columns + j] - LogSumExp(r)) - (j == Targets[r] ? 1 : 0)), actual[2 + r * Columns + j], slack);
            }
        }
    }

    private static double LogSumExp(int row) => Math.Log(Logits.Skip(row * Columns).Take(Columns).Sum(Math.Exp));

    // Half computes in float.
    private static string In(string type) => Regex.Replace(Source, @"\b[ST]\b", m => m.Value == "S" ? type : type == "double" ? "double" : "float");

    private static double[] Run(string type, string method, params object[] arguments)
    {
        using LoadedAssembly loaded = LossCompilation.Of(In(type)).Load();
        return (double[])loaded.Invoke("Losses", method, arguments)!;
    }
}
