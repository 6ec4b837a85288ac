using System;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace LossGen.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class ConsumerTests(PackageFixture package)
{
    // A generator that the compiler would not load or that threw, an analyzer that threw, and any warning.
    private static readonly Regex Noise = new("CS9057|CS8785|AD0001|: warning ");

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

    [Theory]
    [InlineData("Debugged", "", true)]
    [InlineData("Silenced", "<LossGenDebugNotice>false</LossGenDebugNotice>", false)]
    [InlineData("Optimised", "<Optimize>true</Optimize>", false)]
    public async Task A_build_without_optimisation_says_what_it_costs(string name, string property, bool isSaid)
    {
        ConsumerProject project = ConsumerProject.Create(package, name, property).WithProgram("Strict.cs");
        CommandResult build = (await project.Dotnet("build", "-c", "Debug")).Succeeded();
        Assert.Equal(isSaid, build.Output.Contains("times slower", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_declaration_is_explained_without_the_compilers_complaint_about_the_missing_body()
    {
        CommandResult build = await BuildRefused("Refused", @"Refused\.cs\(8,\d+\): error LOSS014: Gamma ");
        Assert.DoesNotContain("CS8795", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_type_that_cannot_be_extended_is_explained_beside_the_compilers_complaint() =>
        await BuildRefused("NotPartial", @"NotPartial\.cs\(6,\d+\): error LOSS003: 'Losses' is not partial");

    private async Task<CommandResult> BuildRefused(string name, string explanation)
    {
        CommandResult build = await ConsumerProject.Create(package, name, "").WithProgram(name + ".cs").Dotnet("build");
        Assert.True(build.ExitCode != 0, build.All);
        Assert.True(Regex.IsMatch(build.Output, explanation), build.All);
        Assert.False(Noise.IsMatch(build.Output), build.All);
        return build;
    }
}
