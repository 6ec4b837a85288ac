using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Tests.Accuracy;
using LossGen.Generator.Tests.Widths;
using Xunit;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("LossGen.Generator.Tests.LongestFirst", "LossGen.Generator.Tests")]

namespace LossGen.Generator.Tests;

/// <summary>Starts what takes longest first, so that no core waits for it in the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest = [nameof(WidthTests), nameof(AccuracyTests)];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(c => Longest.Any(l => c.DisplayName.EndsWith("." + l, StringComparison.Ordinal)));
}
