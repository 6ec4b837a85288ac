using System.IO;
using System.Reflection;
using System.Threading.Tasks;

namespace LossGen.Package.Tests;

/// <summary>A project of someone who has the package and nothing else of this repository.</summary>
internal sealed class ConsumerProject
{
    /// <summary>Every switch a consumer can tighten. An executable is asked to keep its types internal (CA1515), but only public ones need documentation (CS1591).</summary>
    public const string Strict = """
        <Nullable>enable</Nullable>
        <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
        <GenerateDocumentationFile>true</GenerateDocumentationFile>
        <AnalysisLevel>latest-all</AnalysisLevel>
        <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
        <CheckForOverflowUnderflow>true</CheckForOverflowUnderflow>
        <NoWarn>$(NoWarn);CA1515</NoWarn>
        """;

    private readonly string folder;
    private readonly string packages;

    private ConsumerProject(string folder, string packages)
    {
        this.folder = folder;
        this.packages = packages;
    }

    /// <summary>Where the compiler is asked to leave what was generated.</summary>
    public string GeneratedCode => Path.Combine(folder, "obj", "generated");

    /// <summary>Writes a project that knows the local feed only.</summary>
    /// <param name="package">The packed solution.</param>
    /// <param name="name">Of the project; each test has its own.</param>
    /// <param name="properties">Of the project, as MSBuild writes them.</param>
    /// <param name="fallback">A folder with further packages, or null.</param>
    public static ConsumerProject Create(PackageFixture package, string name, string properties, string? fallback = null)
    {
        string folder = package.NewFolder(name);
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
                <CompilerGeneratedFilesOutputPath>obj/generated</CompilerGeneratedFilesOutputPath>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="LossGen" Version="{PackageFixture.Version}" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "NuGet.config"), $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="feed" value="{package.Feed}" />
              </packageSources>
              <fallbackPackageFolders>
                <clear />
                {(fallback is null ? "" : $"""<add key="machine" value="{fallback}" />""")}
              </fallbackPackageFolders>
            </configuration>
            """);
        return new(folder, package.InstalledPackages);
    }

    /// <summary>Adds one of the files of <c>Programs</c>.</summary>
    public ConsumerProject WithProgram(string name)
    {
        using Stream source = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(source);
        return WithFile(name, reader.ReadToEnd());
    }

    public ConsumerProject WithFile(string name, string text)
    {
        File.WriteAllText(Path.Combine(folder, name), text);
        return this;
    }

    public string ReadFile(string name) => File.ReadAllText(Path.Combine(folder, name));

    public Task<CommandResult> Dotnet(params string[] arguments) => Run("dotnet", arguments);

    /// <summary>Runs a command in the project's folder.</summary>
    public Task<CommandResult> Run(string command, params string[] arguments) => CommandLine.Run(folder, packages, command, arguments);

    /// <summary>Runs what was built or published, from a folder inside the project's.</summary>
    public Task<CommandResult> Execute(string file) => Run(Path.Combine(folder, file));
}
