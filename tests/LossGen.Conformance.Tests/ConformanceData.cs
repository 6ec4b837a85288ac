using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LossGen.Conformance.Tests;

/// <summary>All cases of the folder <c>data</c>.</summary>
internal static class ConformanceData
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "data");

    public static IReadOnlyList<ConformanceCase> Cases { get; } =
        [.. Directory.GetFiles(Folder, "*.json").Order(StringComparer.Ordinal).SelectMany(ConformanceCase.Load)];
}
