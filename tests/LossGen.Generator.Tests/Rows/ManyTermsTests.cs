using System;
using System.Globalization;
using System.Linq;
using Xunit;

namespace LossGen.Generator.Tests.Rows;

/// <summary>A sum of more terms than the library has room for in one row: it takes its own, and is still the sum.</summary>
public sealed class ManyTermsTests
{
    private const int Terms = 9;

    [Theory]
    [InlineData("")]
    [InlineData(", Classes = 9")]
    public void A_sum_of_many_terms_is_their_sum(string columns)
    {
        string[] epsilons = [.. Enumerable.Range(1, Terms).Select(i => (i * 0.125).ToString(CultureInfo.InvariantCulture))];
        const string Parameters = "ReadOnlySpan<double> anchor, ReadOnlySpan<double> positive, ReadOnlySpan<double> negative, Span<double> gradAnchor, int dimensions";
        string parameters = columns.Length == 0 ? Parameters : Parameters[..^", int dimensions".Length];
        string arguments = "a, p, n, g" + (columns.Length == 0 ? ", 9" : "");
        string source = $$"""
            using System;
            using LossGen;
            internal static partial class Losses
            {
                {{string.Join("\n", epsilons.Select(e => $"[Loss(Kind.Triplet, Swap = true, Epsilon = {e}{columns})]"))}}
                private static partial double All({{parameters}});

                [Loss(Kind.Triplet, Swap = true{{columns}})]
                private static partial double One({{parameters}}, double epsilon);

                public static double[] RunAll(double[] a, double[] p, double[] n)
                {
                    double[] g = new double[a.Length];
                    return [All({{arguments}}), .. g];
                }

                public static double[] RunEach(double[] a, double[] p, double[] n)
                {
                    double[] sum = new double[a.Length + 1], g = new double[a.Length];
                    {{string.Join("\n", epsilons.Select(e => $"sum[0] += One({arguments}, {e}); for (int k = 0; k < g.Length; k++) sum[k + 1] += g[k];"))}}
                    return sum;
                }
            }
            """;
        using LoadedAssembly loaded = LossCompilation.Of(source).Load();
        Random random = new(1);
        double[][] inputs = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 130 * 9).Select(_ => random.NextDouble()).ToArray())];

        double[] all = (double[])loaded.Invoke("Losses", "RunAll", [.. inputs])!, each = (double[])loaded.Invoke("Losses", "RunEach", [.. inputs])!;

        for (int i = 0; i < all.Length; i++) Assert.Equal(each[i], all[i], 1e-12);
    }
}
