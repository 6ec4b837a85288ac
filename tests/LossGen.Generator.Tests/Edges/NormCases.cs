using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Model;

namespace LossGen.Generator.Tests.Edges;

/// <summary>Norms of rows whose squares, or other powers, leave the range: right for every size that the type holds.</summary>
internal static class NormCases
{
    private static readonly IReadOnlyList<Dtype> _wide = [Dtype.Single, Dtype.Double];

    /// <summary>A user's own norm.</summary>
    public const string Formulas = """
        using System;
        using LossGen;
        internal static class EdgeFormulas
        {
            public static float Norm(ReadOnlySpan<float> v) => MathF.Sqrt(Row.Sum(v, x => x * x));

            public static double Norm(ReadOnlySpan<double> v) => Math.Sqrt(Row.Sum(v, x => x * x));
        }
        """;

    public static IReadOnlyList<EdgeCase> All { get; } =
    [
        .. new[] { 1e-15, 1e-6, 1, 1e15 }.Select(s => new EdgeCase(FormattableString.Invariant($"cosine of rows of size {s:R}"), "Kind.CosineSimilarity")
        {
            { "predictions", 3 * s, 4 * s },
            { "targets", 4 * s, 3 * s },
            { "dimensions", 2 },
            { "losses", -0.96 },
        } with { Dtypes = _wide }),
        new("cosine of a row of zeros", "Kind.CosineSimilarity")
        {
            { "predictions", 0, 0 },
            { "targets", 3, 4 },
            { "dimensions", 2 },
            { "losses", 0 },
        },
        .. new[] { 1e-37, 1e-25, 1e-10, 1, 1e10, 1e19, 1e30 }.SelectMany(s => Sizes(s, _wide)),
        .. new[] { 1e-300, 1e-200, 1e200, 1e300 }.SelectMany(s => Sizes(s, [Dtype.Double])),
        .. Powers(76, 100), .. Powers(3, 1e13), .. Powers(3, 1e-15), .. Powers(1.5, 1e30),
        new EdgeCase("a pair infinitely far apart that is not similar", "Kind.Contrastive")
        {
            { "first", 3e19, 4e19 },
            { "second", 0, 0 },
            { "targets", 0 },
            { "losses", 0 },
            { "gradFirst", 0, 0 },
        } with { Dtypes = _wide },
        new EdgeCase("a pair next to each other that is not similar", "Kind.Contrastive")
        {
            { "first", 3e-25, 4e-25 },
            { "second", 0, 0 },
            { "targets", 0 },
            { "losses", 1 },
            { "gradFirst", -1.2, -1.6 },
        } with { Dtypes = _wide },
        new EdgeCase("vectors of 1e200", "Kind.InfoNce, Temperature = 1")
        {
            { "anchors", 3e200, 4e200, 4e-200, -3e-200 },
            { "positives", 3e-200, 4e-200, 4e200, -3e200 },
            { "dimensions", 2 },
            { "losses", Math.Log(1 + Math.Exp(-1)), Math.Log(1 + Math.Exp(-1)) },
        } with { Dtypes = [Dtype.Double] },
    ];

    private static IEnumerable<EdgeCase> Sizes(double s, IReadOnlyList<Dtype> types)
    {
        yield return new EdgeCase(FormattableString.Invariant($"triplet at {s:R}"), "Kind.Triplet, Epsilon = 0, Margin = 0")
        {
            { "anchor", 3 * s, 4 * s },
            { "positive", 0, 0 },
            { "negative", 3 * s, 4 * s },
            { "dimensions", 2 },
            { "losses", 5 * s },
            { "gradAnchor", 0.6, 0.8 },
            { "gradPositive", -0.6, -0.8 },
        } with { Dtypes = types };
        yield return new EdgeCase(FormattableString.Invariant($"own norm at {s:R}"), "nameof(EdgeFormulas.Norm)")
        {
            { "v", 3 * s, 4 * s, 0, 0 },
            { "classes", 2 },
            { "losses", 5 * s, 0 },
            { "gradV", 0.6, 0.8, 0, 0 },
        } with { Dtypes = types };
    }

    private static IEnumerable<EdgeCase> Powers(double norm, double size)
    {
        EdgeCase edge = new EdgeCase(FormattableString.Invariant($"triplet, norm {norm:R} at {size:R}"), FormattableString.Invariant($"Kind.Triplet, Epsilon = 0, Margin = 0, Norm = {norm:R}"))
        {
            { "anchor", size, -size },
            { "positive", 0, 0 },
            { "negative", size, -size },
            { "dimensions", 2 },
            { "losses", size * Math.Pow(2, 1 / norm) },
            { "gradAnchor", Math.Pow(2, 1 / norm - 1), -Math.Pow(2, 1 / norm - 1) },
        } with { Dtypes = _wide };
        return [edge, edge.AtRunTime("Norm")];
    }
}
