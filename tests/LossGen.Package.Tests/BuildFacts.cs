using System.Linq;
using System.Reflection;

namespace LossGen.Package.Tests;

/// <summary>What the build of these tests knew, and the tests need: where the repository is and how it was built.</summary>
internal static class BuildFacts
{
    public static string Root { get; } = Fact("Root");

    public static string Configuration { get; } = Fact("Configuration");

    /// <summary>The runtime identifier of this machine.</summary>
    public static string RuntimeIdentifier { get; } = Fact("RuntimeIdentifier");

    /// <summary>The folder that this build's own packages were restored to.</summary>
    public static string PackageRoot { get; } = Fact("PackageRoot");

    private static string Fact(string key) =>
        typeof(BuildFacts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}
