using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace LossGen.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class PackageContentTests(PackageFixture package)
{
    [Fact]
    public void The_solution_packs_one_package_and_its_symbols() =>
        Assert.Equal(
            [Path.GetFileName(package.Package), Path.GetFileName(package.Symbols)],
            Directory.GetFiles(package.Feed).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void The_package_holds_the_library_the_compiler_extensions_and_their_papers() =>
        Assert.Equal(
            [
                "CONTRIBUTING.md",
                "LICENSE",
                "LossGen.nuspec",
                "README.md",
                "analyzers/dotnet/cs/LossGen.Analyzers.dll",
                "analyzers/dotnet/cs/LossGen.CodeFixes.dll",
                "analyzers/dotnet/cs/LossGen.Generator.dll",
                "build/LossGen.targets",
                "buildTransitive/LossGen.targets",
                "lib/net10.0/LossGen.dll",
                "lib/net10.0/LossGen.xml",
            ],
            Files(package.Package).Where(name => !IsPage(name)));

    [Fact]
    public void The_package_holds_every_page_where_links_look_for_it() =>
        Assert.Equal(
            new[] { "docs", Path.Combine("analyzers", "LossGen.Analyzers", "docs") }
                .SelectMany(folder => Directory.GetFiles(Path.Combine(BuildFacts.Root, folder), "*", SearchOption.AllDirectories))
                .Select(path => Path.GetRelativePath(BuildFacts.Root, path).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
            Files(package.Package).Where(IsPage));

    [Fact]
    public void The_symbols_are_the_librarys() =>
        Assert.Equal(["LossGen.nuspec", "lib/net10.0/LossGen.pdb"], Files(package.Symbols));

    [Fact]
    public void Nothing_flows_to_the_consumer() => Assert.DoesNotContain(Nuspec().Descendants(), element => element.Name.LocalName == "dependency");

    [Fact]
    public void The_package_describes_itself()
    {
        XElement metadata = Nuspec();
        Assert.Equal("LossGen", Text("id"));
        Assert.Equal("MIT", Text("license"));
        Assert.Equal("README.md", Text("readme"));
        Assert.NotEmpty(Text("description"));
        Assert.NotEmpty(Text("tags"));

        string Text(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
    }

    [Fact]
    public void The_package_names_no_repository() =>
        Assert.DoesNotContain(Nuspec().Elements(), element => element.Name.LocalName is "repository" or "projectUrl");

    private static bool IsPage(string name) => name.StartsWith("docs/", StringComparison.Ordinal) || name.StartsWith("analyzers/LossGen.Analyzers/docs/", StringComparison.Ordinal);

    private XElement Nuspec()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.Package);
        using Stream stream = archive.GetEntry("LossGen.nuspec")!.Open();
        return XDocument.Load(stream).Root!.Elements().Single();
    }

    /// <summary>What a package holds, but for the parts that the container format itself wants.</summary>
    private static string[] Files(string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        return
        [
            .. archive.Entries.Select(entry => entry.FullName)
                .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal))
                .Where(name => name != "[Content_Types].xml")
                .Order(StringComparer.Ordinal),
        ];
    }
}
