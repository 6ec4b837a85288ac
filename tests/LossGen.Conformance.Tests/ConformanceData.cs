using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LossGen.Conformance.Tests;

/// <summary>All cases of the folder <c>data</c>.</summary>
internal static class ConformanceData
{
    private const string HelperPrefix = "helper.";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "data");

    private static readonly ILookup<bool, ConformanceCase> ByUse = Directory.GetFiles(Folder, "*.json")
        .Order(StringComparer.Ordinal)
        .SelectMany(ConformanceCase.Load)
        .ToLookup(c => c.Loss.StartsWith(HelperPrefix, StringComparison.Ordinal));

    /// <summary>Those of losses.</summary>
    public static IReadOnlyList<ConformanceCase> Cases { get; } = [.. ByUse[false]];

    /// <summary>Those of what the library offers beside losses.</summary>
    public static IReadOnlyList<ConformanceCase> HelperCases { get; } = [.. ByUse[true]];
}
