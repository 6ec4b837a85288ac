using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace LossGen.Package.Tests;

/// <summary>The solution, packed once into a local feed that all tests share.</summary>
public sealed class PackageFixture : IAsyncLifetime
{
    /// <summary>A version of the tests' own: no folder of packages on this machine can already have one of that name.</summary>
    public const string Version = "0.1.0-packagetest";

    private static readonly string Root = Directory.CreateTempSubdirectory("LossGen.Package.Tests.").FullName;
    private static readonly Lazy<Task> Packing = new(Pack);

    public string Feed => FeedFolder;

    public string Package => Path.Combine(Feed, $"LossGen.{Version}.nupkg");

    public string Symbols => Path.Combine(Feed, $"LossGen.{Version}.snupkg");

    /// <summary>A folder of packages that was empty before the tests, apart from the machine's.</summary>
    public string InstalledPackages => Path.Combine(Root, "packages");

    private static string FeedFolder => Path.Combine(Root, "feed");

    public string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(Root, name)).FullName;

    public Task InitializeAsync() => Packing.Value;

    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task Pack()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Delete();
        CommandResult result = await CommandLine.Run(
            BuildFacts.Root,
            packages: BuildFacts.PackageRoot,
            "dotnet", "pack", "LossGen.sln", "--no-build", "-c", BuildFacts.Configuration, "-o", FeedFolder, $"-p:PackageVersion={Version}");
        result.Succeeded();
    }

    private static void Delete()
    {
        try
        {
            Directory.Delete(Root, recursive: true);
        }
        catch (IOException)
        {
            // A build server may still hold a file, and an exception here would fail tests that have passed; the folder is a temporary one.
        }
    }
}

/// <summary>Tests that build with the package, one after the other: a build keeps a core busy, and now and then two.</summary>
[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackageFixture>
{
    public const string Name = "package";
}

/// <summary>A second line of builds, so that both cores work.</summary>
[CollectionDefinition(Name)]
public sealed class SecondPackageCollection : ICollectionFixture<PackageFixture>
{
    public const string Name = "second package";
}
