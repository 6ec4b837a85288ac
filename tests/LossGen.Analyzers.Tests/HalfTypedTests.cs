using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LossGen.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace LossGen.Analyzers.Tests;

/// <summary>No state that a file passes through while it is typed makes generator or analyzer throw; and both recover.</summary>
public class HalfTypedTests
{
    private const string Declarations =
        """
        using System;
        using LossGen;
        using Number = System.Half;

        namespace @namespace.Inner;

        /// <summary>See <see cref="Math.Log(double)"/>.</summary>
        public partial interface IOuter<in T> where T : class
        {
            protected internal partial record struct Inner<U>(int X)
            {
                /** <summary>Loss.</summary> */
                [Loss(Kind.Huber, Weight = 0.5, Reduction = Reduction.WeightedMean)]
                [Loss(kind: Kind.SmoothL1, Beta = 0.5, Reduction = Reduction.WeightedMean)]
                public readonly partial double Both(scoped ReadOnlySpan<float> @params, params ReadOnlySpan<float> sampleWeights, float delta = 1, Span<float> gradParams = default);

                [Loss(Kind.Focal, Gamma = 1.5)] public static unsafe partial Number Focal(ReadOnlySpan<Number> z, ReadOnlySpan<Number> y, float* p, ref readonly float alpha);
            }
        }
        """;

    [Fact]
    public Task EveryPrefix() =>
        new TypingSession().SurvivesAll(Tokens().SelectMany(t => new[] { t.SpanStart, t.SpanStart + (t.Span.Length / 2), t.Span.End }).Distinct().Select(n => Declarations[..n]));

    [Fact]
    public Task EveryTokenMissing() =>
        new TypingSession().SurvivesAll(Tokens().Select(t => Declarations.Remove(t.SpanStart, t.Span.Length)));

    [Fact]
    public Task EveryTokenTwice() =>
        new TypingSession().SurvivesAll(Tokens().Select(t => Declarations.Insert(t.Span.End, " " + t.Text)));

    [Fact]
    public Task EveryLineMissing()
    {
        string[] lines = Declarations.Split('\n');
        return new TypingSession().SurvivesAll(lines.Select((_, i) => string.Join('\n', lines.Where((_, index) => index != i))));
    }

    private static IEnumerable<SyntaxToken> Tokens() => CSharpSyntaxTree.ParseText(Declarations, Sources.ParseOptions).GetRoot().DescendantTokens();
}
