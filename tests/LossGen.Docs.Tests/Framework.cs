using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LossGen.Gallery;
using Microsoft.CodeAnalysis;

namespace LossGen.Docs.Tests;

/// <summary>What snippets are compiled against: the framework that runs the tests, and LossGen.</summary>
internal static class Framework
{
    public static IReadOnlyList<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(p => Path.GetDirectoryName(p) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Append(typeof(LossAttribute).Assembly.Location)
            .Append(Path.Combine(AppContext.BaseDirectory, "Libraries", "TorchSharp.dll"))
            .Select(p => MetadataReference.CreateFromFile(p)),
    ];

    public static Workbench Workbench { get; } = new(References);

    /// <summary>For sources with statements of their own.</summary>
    public static Workbench Programs { get; } = new(References, OutputKind.ConsoleApplication);
}
