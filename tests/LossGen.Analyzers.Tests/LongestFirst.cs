using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("LossGen.Analyzers.Tests.LongestFirst", "LossGen.Analyzers.Tests")]

namespace LossGen.Analyzers.Tests;

/// <summary>Starts what takes longest first, so that no core waits for it in the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest = [nameof(MisuseRobustnessTests), nameof(HalfTypedFormulaTests), nameof(HalfDeletedFormulaTests), nameof(HalfTypedTests)];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(c => Longest.Any(l => c.DisplayName.EndsWith("." + l, StringComparison.Ordinal)));
}
