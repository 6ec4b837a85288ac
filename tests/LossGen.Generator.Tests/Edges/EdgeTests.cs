using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace LossGen.Generator.Tests.Edges;

/// <summary>Losses at the edges of their domains, in every precision: each case says what is right.</summary>
public sealed class EdgeTests(EdgeTests.Compiled compiled) : IClassFixture<EdgeTests.Compiled>
{
    private static readonly IReadOnlyList<EdgeCase> _all =
    [
        .. ClippedCases.All, .. DivergenceCases.All, .. TieCases.All, .. InfinityCases.All, .. SmallOptionCases.All, .. ZeroWeightCases.All, .. NormCases.All,
    ];

    public static TheoryData<string> Names => [.. _all.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryEdgeHasItsValue(string name)
    {
        EdgeCase edge = _all.Single(c => c.Name == name);
        string[] failures = [.. edge.Dtypes.SelectMany(d => edge.Failures(compiled.Batch, d))];
        Assert.True(failures.Length == 0, string.Join(Environment.NewLine, failures));
    }

    public sealed class Compiled : IDisposable
    {
        internal LossBatch Batch { get; } = new(_all.SelectMany(c => c.Dtypes.Select(c.Text)), NormCases.Formulas);

        public void Dispose() => Batch.Dispose();
    }
}
