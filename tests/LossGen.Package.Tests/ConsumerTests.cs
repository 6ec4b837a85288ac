using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace LossGen.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class ConsumerTests(PackageFixture package)
{
    private static readonly Regex Explanation = new(@"Refused\.cs\(8,\d+\): error LOSS0\d\d: .*Gamma");

    // The compiler's own complaint about the missing body, a generator it would not load, one that threw, and any warning.
    private static readonly Regex Noise = new("CS8795|CS9057|AD0001|CS8785|: warning ");

    // C# 13 is the oldest version promised; PublishTests build the same program with the one that .NET 10 projects get unasked.
    [Fact]
    public async Task The_strictest_consumer_builds_without_a_warning_and_gets_the_numbers()
    {
        ConsumerProject project = ConsumerProject
            .Create(package, "Strict", ConsumerProject.Strict + "<LangVersion>13</LangVersion>")
            .WithProgram("Strict.cs");

        (await project.Dotnet("build", "-c", "Release")).Succeeded();
        ExpectedNumbers.AreIn(await project.Execute("bin/Release/net10.0/Strict"));
    }

    [Fact]
    public async Task A_wrong_declaration_is_explained_and_nothing_else_is_reported()
    {
        ConsumerProject project = ConsumerProject.Create(package, "Refused", "").WithProgram("Refused.cs");

        CommandResult build = await project.Dotnet("build");

        Assert.True(build.ExitCode != 0, build.All);
        Assert.True(Explanation.IsMatch(build.Output), build.All);
        Assert.False(Noise.IsMatch(build.Output), build.All);
    }
}
