using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace LossGen.Package.Tests;

[Collection(SecondPackageCollection.Name)]
public sealed class ReadmeTests(ReadmeProject project) : IClassFixture<ReadmeProject>
{
    private const string Elision = "// …";

    [Fact]
    public void Snippets_compile() => project.Build.Succeeded();

    [Fact]
    public async Task Snippets_print_what_is_said()
    {
        CommandResult run = await project.Run();
        Assert.Equal(Readme.Printed, run.Succeeded().Output);
    }

    [Fact]
    public void The_excerpt_is_what_is_generated()
    {
        IEnumerable<string> sources = Directory.GetFiles(project.GeneratedCode, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);
        string[] excerpt = [.. Readme.Excerpt.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line != Elision)];

        Assert.Empty(sources.Select(source => Missing(excerpt, source)).MinBy(lines => lines.Length)!);
    }

    [Fact]
    public void The_table_has_every_kind() => Assert.Equal(Enum.GetNames<Kind>().Order(), Readme.Kinds.Select(row => row.Kind).Order());

    [Fact]
    public void The_table_names_options_of_the_attribute() =>
        Assert.All(Readme.Kinds.SelectMany(row => row.Options), option => Assert.NotNull(typeof(LossAttribute).GetProperty(option)));

    [Fact]
    public void The_test_command_is_the_one_that_ci_runs()
    {
        string test = Assert.Single(Readme.Commands, command => command.StartsWith("dotnet test", StringComparison.Ordinal));
        Assert.Contains(test, File.ReadAllText(Path.Combine(BuildFacts.Root, ".ci", "run")), StringComparison.Ordinal);
    }

    /// <summary>The lines of the excerpt that do not follow, in their order, in the source.</summary>
    private static string[] Missing(string[] excerpt, string source)
    {
        Queue<string> wanted = new(excerpt);
        foreach (string line in source.Split('\n'))
        {
            if (wanted.TryPeek(out string? next) && line.Trim() == next) wanted.Dequeue();
        }

        return [.. wanted];
    }
}
