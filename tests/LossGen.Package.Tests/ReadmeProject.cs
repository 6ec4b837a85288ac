using System.Threading.Tasks;
using Xunit;

namespace LossGen.Package.Tests;

/// <summary>The README's snippets as one program, built once for all tests of it.</summary>
public sealed class ReadmeProject(PackageFixture package) : IAsyncLifetime
{
    private const string Name = "Readme";

    private readonly ConsumerProject project =
        ConsumerProject.Create(package, Name, "<Nullable>enable</Nullable><TreatWarningsAsErrors>true</TreatWarningsAsErrors>");

    internal CommandResult Build { get; private set; } = null!;

    internal string GeneratedCode => project.GeneratedCode;

    public async Task InitializeAsync()
    {
        for (int i = 0; i < Readme.Snippets.Count; i++) project.WithFile($"Snippet{i}.cs", Readme.Snippets[i]);
        Build = await project.Dotnet("build");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    internal Task<CommandResult> Run() => project.Execute($"bin/Debug/net10.0/{Name}");
}
