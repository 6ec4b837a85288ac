using System;
using System.Collections.Generic;
using LossGen.Generator.Model;

namespace LossGen.Generator.Tests.Edges;

/// <summary>Divergences of distributions where shares are 0 or next to it: 0·log 0 is 0, and so is the slope where both are 0.</summary>
internal static class DivergenceCases
{
    private const double Infinity = double.PositiveInfinity;
    private const double Small = 1e-41;
    private const double Least = 5e-320;

    public static IReadOnlyList<EdgeCase> All { get; } =
    [
        new("Jensen-Shannon of rows that share a 0", "Kind.JensenShannon")
        {
            { "first", 0, 1, 0, 0.5, 0.5, 0 },
            { "second", 0, 1, 0, 0.5, 0, 0.5 },
            { "classes", 3 },
            { "losses", 0, 0.5 * Math.Log(2) },
            { "gradFirst", 0, 0, 0, 0, 0.5 * Math.Log(2), -Infinity },
            { "gradSecond", 0, 0, 0, 0, -Infinity, 0.5 * Math.Log(2) },
        },
        Shares("subnormal floats", Small) with { Dtypes = [Dtype.Single, Dtype.Double] },
        Shares("subnormal doubles", Least) with { Dtypes = [Dtype.Double] },
        new("Kullback-Leibler at a target of 0", "Kind.KLDivergence")
        {
            { "logProbabilities", -1, -Infinity, 0, -Infinity },
            { "targets", 0, 0, 1, 0.5 },
            { "losses", 0, 0, 0, Infinity },
            { "gradLogProbabilities", 0, 0, -1, -0.5 },
            { "gradTargets", -Infinity, double.NaN, 1, Infinity },
        },
        new("Kullback-Leibler at a log target of −∞", "Kind.KLDivergence, LogTarget = true")
        {
            { "logProbabilities", -1, -Infinity, 0, -1 },
            { "targets", -Infinity, -Infinity, 0, -1 },
            { "losses", 0, 0, 0, 0 },
            { "gradLogProbabilities", 0, 0, -1, -Math.Exp(-1) },
            { "gradTargets", 0, double.NaN, 1, Math.Exp(-1) },
        },
    ];

    private static EdgeCase Shares(string what, double share)
    {
        double expected = 0.5 * Math.Log(2) + 0.5 * Math.Log(share);
        return new("Jensen-Shannon of " + what, "Kind.JensenShannon")
        {
            { "first", share, share, share, 0 },
            { "second", 1, share, 0, share },
            { "classes", 1 },
            { "losses", 0.5 * Math.Log(2), 0, 0.5 * share * Math.Log(2), 0.5 * share * Math.Log(2) },
            { "gradFirst", expected, 0, 0.5 * Math.Log(2), -Infinity },
            { "gradSecond", 0.5 * Math.Log(2), 0, -Infinity, 0.5 * Math.Log(2) },
        };
    }
}
