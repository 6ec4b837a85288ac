using System;
using System.Globalization;
using System.Linq;
using Xunit;

namespace LossGen.Package.Tests;

/// <summary>What <c>Programs/Strict.cs</c> has to print: worked out by hand from the formulas.</summary>
internal static class ExpectedNumbers
{
    private static readonly double HalfLog = Math.Log(2);

    private static readonly (string Name, double Value)[] Lines =
    [
        ("mse", 14.0 / 3),
        ("mse slope", 2.0 / 3),
        ("mse slope", 4.0 / 3),
        ("mse slope", 2),
        ("bce", HalfLog),
        ("bce slope", -0.25),
        ("bce slope", 0.25),
        ("focal", 0.25 * 0.25 * HalfLog),
        ("focal", 0.75 * 0.25 * HalfLog),
        ("huber", 0.5 + (2 * (5 - 1))),
    ];

    public static void AreIn(CommandResult run)
    {
        string[][] printed = [.. run.Succeeded().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(" = "))];
        Assert.Equal(Lines.Select(line => line.Name), printed.Select(line => line[0]));
        Assert.All(Lines.Zip(printed), pair => Assert.Equal(pair.First.Value, double.Parse(pair.Second[1], CultureInfo.InvariantCulture), 1e-6));
    }
}
