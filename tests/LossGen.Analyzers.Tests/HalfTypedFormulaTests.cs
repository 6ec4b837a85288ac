using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace LossGen.Analyzers.Tests;

/// <summary>No state of a formula that is being typed makes generator or analyzer throw.</summary>
public class HalfTypedFormulaTests
{
    internal const string Source =
        """
        using System;
        using LossGen;
        using static System.MathF;

        static partial class Losses
        {
            private static readonly float s_one = 1;

            static bool IsFar(float x, float @is = 2) => Abs(x) > @is || x is float.NaN or (> 3 and not 4);

            static float Own(float x, float y, float c = 0.5f)
            {
                float error = x - y, sign;
                float Scaled(float v) => v * c;
                if (IsFar(@is: 3, x: error)) { sign = -1; error++; } else sign = (float)Sign(error);
                if (error < 0) return sign * Scaled(error);
                for (int i = 0; i < 3; i++) error *= 2;
                return error switch { < 1 => Sqrt(error), var e when e > 2 => s_one, _ => y > 0 ? error : Own(x, y, c) };
            }

            static float OfRows(ReadOnlySpan<float> z, int y, float c = 1)
            {
                float most = Row.Max(z), at = z[y];
                return Row.Sum(z, z, (a, b) => { float d = a - at; return d * b; }) / z.Length - Row.Mean(z, Exp) + Row.LogSumExp(f: x => x - most, row: z);
            }

            [Loss(nameof(OfRows))]
            public static partial float Rows(ReadOnlySpan<float> z, ReadOnlySpan<int> y, Span<float> gradZ);

            [Loss(nameof(Own), Weight = 2)]
            [Loss("Own")]
            public static partial float Loss(ReadOnlySpan<float> p, ReadOnlySpan<float> t, float c1, float weight2, Span<float> gradP);
        }
        """;

    [Fact]
    public Task EveryPrefix() => new TypingSession().SurvivesAll(Tokens().Select(t => Source[..t.Span.End]));

    [Fact]
    public Task EveryTokenReplacedByTheNext() => new TypingSession().SurvivesAll(
        Tokens().Zip(Tokens().Skip(1), (t, next) => Source.Remove(t.SpanStart, t.Span.Length).Insert(t.SpanStart, next.Text + " ")));

    internal static IEnumerable<SyntaxToken> Tokens() => CSharpSyntaxTree.ParseText(Source, Sources.ParseOptions).GetRoot().DescendantTokens();
}
