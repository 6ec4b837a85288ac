using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace LossGen.Generator.Tests.Accuracy;

/// <summary>What <c>torch_accuracy.py</c> once measured.</summary>
internal static class TorchFigures
{
    private static readonly Dictionary<(string, string), string[]> Lines =
        File.ReadAllLines(Path()).Skip(1).Select(l => l.Split(',')).ToDictionary(l => (l[0], l[1]));

    /// <summary>The relative error of the mean of 16M floats.</summary>
    public static double LongSum => Number(Lines[("sum", "")][2]);

    /// <summary>Whether it measured the kind: what came later has no figures.</summary>
    public static bool Has(AccuracySubject subject) => Lines.ContainsKey((subject.Id, nameof(Difficulty.Normal)));

    public static Figures? Of(AccuracySubject subject, Difficulty difficulty)
    {
        if (!Has(subject)) return null;
        double[] numbers = [.. Lines[(subject.Id, difficulty.ToString())][2..6].Select(Number)];
        return new Figures(new(numbers[0], numbers[1]), new(numbers[2], numbers[3]));
    }

    /// <summary>What the inputs were that it was measured with.</summary>
    public static string Fingerprint(AccuracySubject subject, Difficulty difficulty) => Lines[(subject.Id, difficulty.ToString())][6];

    private static double Number(string text) => text == "inf" ? double.PositiveInfinity : double.Parse(text, CultureInfo.InvariantCulture);

    private static string Path([CallerFilePath] string file = "") => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(file)!, "torch_accuracy.csv");
}
