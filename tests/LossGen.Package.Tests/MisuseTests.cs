using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace LossGen.Package.Tests;

/// <summary>The analyzers and fixes that are in the package, as a build and <c>dotnet format</c> run them.</summary>
[Collection(PackageCollection.Name)]
public sealed class MisuseTests(PackageFixture package)
{
    private static readonly Regex Warning = new(@"Misuse\.cs\(\d+,\d+\): warning (?<id>\w+):");

    [Fact]
    public async Task Misuse_is_flagged_when_built_and_fixed_by_format()
    {
        ConsumerProject project = ConsumerProject.Create(package, "Misuse", "").WithProgram("Misuse.cs");

        Assert.Equal(["LOSS101", "LOSS102", "LOSS104", "LOSS107", "LOSS110"], Warnings(await project.Dotnet("build")));

        (await project.Dotnet("format", "analyzers", "--no-restore", "--severity", "warn")).Succeeded();
        Assert.Equal(Read("MisuseFixed.cs"), project.ReadFile("Misuse.cs"));

        Assert.Empty(Warnings(await project.Dotnet("build")));
        CommandResult run = (await project.Execute("bin/Debug/net10.0/Misuse")).Succeeded();
        // Worked out by hand: log(1 + 1/e + 1/e²), the mean of log(1 + e⁻²), log(1 + 1/e) and log 2, twice, and 14/3 with slope 2·3/3.
        Assert.Equal("cross-entropy = 0.4076\nbinary = 0.3778\nplain = 0.3778\nerror = 4.6667\nslope = 2.0000\n", run.Output);
    }

    private static string[] Warnings(CommandResult build) =>
        [.. Warning.Matches(build.Succeeded().Output).Select(m => m.Groups["id"].Value).Distinct().Order(StringComparer.Ordinal)];

    private static string Read(string program)
    {
        using Stream source = Assembly.GetExecutingAssembly().GetManifestResourceStream(program)!;
        return new StreamReader(source).ReadToEnd();
    }
}
