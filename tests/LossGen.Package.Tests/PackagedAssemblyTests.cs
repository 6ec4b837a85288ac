using Xunit;

namespace LossGen.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class PackagedAssemblyTests(PackageFixture package)
{
    private const string Library = "lib/net10.0/LossGen.dll";
    private const string Generator = "analyzers/dotnet/cs/LossGen.Generator.dll";
    private const string Analyzers = "analyzers/dotnet/cs/LossGen.Analyzers.dll";
    private const string CodeFixes = "analyzers/dotnet/cs/LossGen.CodeFixes.dll";

    private static readonly string[] Supplied =
        ["netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "System.Memory"];

    [Theory]
    [InlineData(Library)]
    [InlineData(Generator)]
    [InlineData(Analyzers)]
    [InlineData(CodeFixes)]
    public void Assemblies_are_the_same_wherever_they_are_built(string path)
    {
        PackagedAssembly assembly = PackagedAssembly.Read(package.Package, path);
        Assert.True(assembly.IsReproducible);
        Assert.StartsWith("/_/", assembly.SymbolPath);
    }

    [Fact]
    public void The_library_references_the_framework_only() => Assert.Empty(Read(Library).ReferencesBeyond("System."));

    // No Workspaces: command-line compilers have none, and would not load what asks for them. Only code fixes, which run in editors alone, may.
    [Theory]
    [InlineData(Generator)]
    [InlineData(Analyzers)]
    public void Compiler_extensions_reference_what_the_compiler_supplies(string path) =>
        Assert.All(
            Read(path).ReferencesBeyond("LossGen."),
            name => Assert.Contains(name, Supplied));

    private PackagedAssembly Read(string path) => PackagedAssembly.Read(package.Package, path);
}
