using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace LossGen.Package.Tests;

/// <summary>The solution, packed once into a local feed that all tests share.</summary>
public sealed class PackageFixture : IAsyncLifetime
{
    /// <summary>A version of the tests' own: no folder of packages on this machine can already have one of that name.</summary>
    public const string Version = "0.1.0-packagetest";

    private readonly string root = Directory.CreateTempSubdirectory("LossGen.Package.Tests.").FullName;

    public string Feed => Path.Combine(root, "feed");

    public string Package => Path.Combine(Feed, $"LossGen.{Version}.nupkg");

    public string Symbols => Path.Combine(Feed, $"LossGen.{Version}.snupkg");

    /// <summary>A folder of packages that was empty before the tests, apart from the machine's.</summary>
    public string InstalledPackages => Path.Combine(root, "packages");

    public string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(root, name)).FullName;

    public async Task InitializeAsync()
    {
        CommandResult result = await CommandLine.Run(
            BuildFacts.Root,
            packages: BuildFacts.PackageRoot,
            "dotnet", "pack", "LossGen.sln", "--no-build", "-c", BuildFacts.Configuration, "-o", Feed, $"-p:PackageVersion={Version}");
        result.Succeeded();
    }

    public Task DisposeAsync()
    {
        Directory.Delete(root, recursive: true);
        return Task.CompletedTask;
    }
}

/// <summary>All tests here share the packed solution, and run one after the other: each may start a build that keeps both cores busy.</summary>
[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackageFixture>
{
    public const string Name = "package";
}
