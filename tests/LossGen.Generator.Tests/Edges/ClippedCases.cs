using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Model;

namespace LossGen.Generator.Tests.Edges;

/// <summary>Probabilities clipped to [ε, 1 − ε] and [ε, 1]: exactly so, also where the computed type cannot tell 1 − ε from 1, or ε from 0.</summary>
internal static class ClippedCases
{
    private const double Tiny = 1e-50;

    private static readonly IReadOnlyList<Dtype> _wide = [Dtype.Single, Dtype.Double];

    public static IReadOnlyList<EdgeCase> All { get; } =
    [
        .. Both(1e-8, e => new("binary cross-entropy clipped by 1e-8", "Kind.BinaryCrossEntropy, Epsilon = 1e-8")
        {
            { "probabilities", 1, 1, 0, 0, 0.25, 0.75, 0.5 },
            { "targets", 1, 0, 1, 0, 1, 0, 0.5 },
            { "losses", Above(e), -Math.Log(e), -Math.Log(e), Above(e), Math.Log(4), Math.Log(4), Math.Log(2) },
            { "gradProbabilities", 0, 0, 0, 0, -4, 4, 0 },
        }),
        .. Both(1e-7, e => new("binary cross-entropy clipped by 1e-7", "Kind.BinaryCrossEntropy, Epsilon = 1e-7")
        {
            { "probabilities", 1, 1, 0, 0 },
            { "targets", 1, 0, 1, 0 },
            { "losses", Above(e), -Math.Log(e), -Math.Log(e), Above(e) },
            { "gradProbabilities", 0, 0, 0, 0 },
        }),
        .. Both(0.25, e => new("binary cross-entropy clipped by much", "Kind.BinaryCrossEntropy, Epsilon = 0.25")
        {
            { "probabilities", 0.125, 0.875, 0.25, 0.75, double.NaN },
            { "targets", 1, 1, 1, 1, 1 },
            { "losses", Math.Log(4), -Math.Log(0.75), Math.Log(4), -Math.Log(0.75), double.NaN },
            { "gradProbabilities", 0, 0, -4, -1 / 0.75, 0 },
        }),
        new("binary cross-entropy clipped by what float does not hold", $"Kind.BinaryCrossEntropy, Epsilon = 1e-50")
        {
            { "probabilities", 1, 1, 0, 0 },
            { "targets", 1, 0, 1, 0 },
            { "losses", Tiny, -Math.Log(Tiny), -Math.Log(Tiny), Tiny },
            { "gradProbabilities", 0, 0, 0, 0 },
        },
        .. Of(1e-7), .. Of(1e-42), .. Of(1e-50),
    ];

    private static IEnumerable<EdgeCase> Of(double e)
    {
        string epsilon = FormattableString.Invariant($"Epsilon = {e:R}");
        IReadOnlyList<Dtype> types = e < 1e-37 ? [Dtype.Double] : _wide;
        EdgeCase[] cases =
        [
            new($"categorical cross-entropy clipped, {epsilon}", $"Kind.CategoricalCrossEntropy, {epsilon}")
            {
                { "probabilities", 0, 1, 0.5, 0.5 },
                { "targets", 1, 0, 0.5, 0.5 },
                { "classes", 2 },
                { "losses", -Math.Log(e), Math.Log(2) },
                { "gradProbabilities", 0, 0, -1, -1 },
            },
            new($"sparse categorical cross-entropy clipped, {epsilon}", $"Kind.SparseCategoricalCrossEntropy, {epsilon}")
            {
                { "probabilities", 0, 1, 1, 0 },
                { "labels", 0, 0 },
                { "losses", -Math.Log(e), 0 },
                { "gradProbabilities", 0, 0, -1, 0 },
            },
            new($"divergence of clipped probabilities, {epsilon}", $"Kind.KLDivergence, Probabilities = true, {epsilon}")
            {
                { "probabilities", 0, 1, 0.5, 0 },
                { "targets", 1, 1, 0.25, 0 },
                { "losses", -Math.Log(e), 0, 0.25 * Math.Log(0.5), 0 },
                { "gradProbabilities", 0, -1, -0.5, 0 },
            },
        ];
        return cases.SelectMany(c => new[] { c, c.AtRunTime("Epsilon") with { Dtypes = types } });
    }

    // −log(1 − ε)
    private static double Above(double epsilon) => epsilon + epsilon * epsilon / 2 + epsilon * epsilon * epsilon / 3;

    private static EdgeCase[] Both(double epsilon, Func<double, EdgeCase> make)
    {
        EdgeCase edge = make(epsilon);
        return [edge, edge.AtRunTime("Epsilon")];
    }
}
