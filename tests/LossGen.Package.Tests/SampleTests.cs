using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace LossGen.Package.Tests;

/// <summary>The samples, run as they are built with these tests, their output redirected.</summary>
public sealed class SampleTests
{
    [Fact]
    public async Task Biopsies_are_told_apart_with_every_loss()
    {
        string[] lines = await Run("BreastCancer");

        double[] accuracies = [.. lines.Where(IsResult).Select(line => Percent(line, 3))];
        Assert.True(accuracies is [>= 93, >= 93, >= 93], string.Join('\n', lines));
    }

    [Fact]
    public async Task Digits_are_read_and_placed_beside_their_like()
    {
        string[] lines = await Run("Digits");

        (double[] accuracies, double[] before, double[] after) = (
            [.. lines.Where(line => IsResult(line) && Cells(line) == 4).Select(line => Percent(line, 3))],
            [.. lines.Where(line => IsResult(line) && Cells(line) == 3).Select(line => Percent(line, 2))],
            [.. lines.Where(line => IsResult(line) && Cells(line) == 3).Select(line => Percent(line, 3))]);
        Assert.True(accuracies is [>= 94, >= 94] && before is [< 60, < 60] && after is [>= 92, >= 92], string.Join('\n', lines));
        Assert.Equal(10, lines.Count(line => IsDigit(line.Split('│')) && Cells(line) == 11));
    }

    [Fact]
    public async Task Outliers_move_the_squared_error_only_and_an_interval_holds_what_it_should()
    {
        string[] lines = await Run("Diabetes");

        double Error(string loss) => double.Parse(lines.Single(line => line.StartsWith("│ " + loss, StringComparison.Ordinal)).Split('│')[2], CultureInfo.InvariantCulture);
        double inside = Percent(lines.Single(line => line.StartsWith("│ from quantile", StringComparison.Ordinal)), 2);
        Assert.True(Error("Huber") < 60 && Error("absolute") < 60 && Error("squared") > 75 && inside is > 75 and < 97, string.Join('\n', lines));
    }

    /// <summary>Runs a sample, which shows plain text and at its end where the generated code is.</summary>
    private static async Task<string[]> Run(string sample)
    {
        string program = Path.Combine(BuildFacts.Root, "samples", sample, "bin", BuildFacts.Configuration, "net10.0", sample);

        CommandResult run = (await CommandLine.Run(BuildFacts.Root, packages: null, program)).Succeeded();

        string[] lines = run.Output.Split('\n');
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Contains(lines, IsFolderOfSources);
        return lines;
    }

    private static bool IsResult(string line) => line.StartsWith('│') && line.Contains(" % │", StringComparison.Ordinal);

    private static bool IsDigit(string[] cells) => cells.Length > 1 && int.TryParse(cells[1], out _);

    private static int Cells(string line) => line.Count(c => c == '│') - 1;

    private static double Percent(string line, int cell) => double.Parse(line.Split('│')[cell].Trim(' ', '%'), CultureInfo.InvariantCulture);

    private static bool IsFolderOfSources(string line)
    {
        string folder = Path.Combine(BuildFacts.Root, line);
        return line.Length > 0 && Directory.Exists(folder) && Directory.GetFiles(folder, "Losses.*.cs").Length > 0;
    }
}
