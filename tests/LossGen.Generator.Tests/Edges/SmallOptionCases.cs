using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Model;

namespace LossGen.Generator.Tests.Edges;

/// <summary>Options so small that their reciprocals leave the range.</summary>
internal static class SmallOptionCases
{
    public static IReadOnlyList<EdgeCase> All { get; } =
    [
        .. new[] { 1e-40, 1e-45, 1e-320 }.SelectMany(Smooth),
        new EdgeCase("SmoothL1, β inside its parabola", "Kind.SmoothL1, Beta = 1e-40")
        {
            { "predictions", 5e-41 },
            { "targets", 0 },
            { "losses", 1.25e-41 },
            { "gradPredictions", 0.5 },
        } with { Dtypes = [Dtype.Single, Dtype.Double], Ulps = 400 },
        new("SmoothL1, no float β", "Kind.SmoothL1, Beta = 1e-50")
        {
            { "predictions", 0, 1, -1 },
            { "targets", 0, 0, 0 },
            { "losses", 0, 1, 1 },
            { "gradPredictions", 0, 1, -1 },
        },
        new("Huber, tiny δ", "Kind.Huber, Delta = 1e-40")
        {
            { "predictions", 0, 1 },
            { "targets", 0, 0 },
            { "losses", 0, 1e-40 },
            { "gradPredictions", 0, 1e-40 },
        },
    ];

    private static IEnumerable<EdgeCase> Smooth(double beta)
    {
        IReadOnlyList<Dtype> types = beta < 1e-45 ? [Dtype.Double] : [Dtype.Single, Dtype.Double];
        EdgeCase edge = new(FormattableString.Invariant($"SmoothL1, β = {beta:R}"), FormattableString.Invariant($"Kind.SmoothL1, Beta = {beta:R}"))
        {
            { "predictions", 0, 1, -1 },
            { "targets", 0, 0, 0 },
            { "losses", 0, 1, 1 },
            { "gradPredictions", 0, 1, -1 },
        };
        return [edge with { Dtypes = types }, edge.AtRunTime("Beta") with { Dtypes = types }];
    }
}
