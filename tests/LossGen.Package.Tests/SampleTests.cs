using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace LossGen.Package.Tests;

/// <summary>The README's main job, run as it is built with these tests, its output redirected.</summary>
public sealed class SampleTests
{
    private const double LeastAccuracy = 93;

    private static readonly string Folder = Path.Combine(BuildFacts.Root, "samples", "BreastCancer");

    [Fact]
    public async Task The_sample_learns_with_every_loss_and_shows_where_the_code_is()
    {
        string program = Path.Combine(Folder, "bin", BuildFacts.Configuration, "net10.0", "BreastCancer");

        CommandResult run = (await CommandLine.Run(BuildFacts.Root, packages: null, program)).Succeeded();

        string[] lines = run.Output.Split('\n');
        double[] accuracies = [.. lines.Where(IsResult).Select(line => double.Parse(line.Split('│')[3].Trim(' ', '%'), CultureInfo.InvariantCulture))];
        Assert.True(accuracies is [>= LeastAccuracy, >= LeastAccuracy, >= LeastAccuracy], run.All);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Contains(lines, IsFolderOfSources);
    }

    private static bool IsResult(string line) => line.StartsWith('│') && line.Contains(" % │", StringComparison.Ordinal);

    private static bool IsFolderOfSources(string line)
    {
        string folder = Path.Combine(BuildFacts.Root, line);
        return line.Length > 0 && Directory.Exists(folder) && Directory.GetFiles(folder, "Losses.*.cs").Length > 0;
    }
}
