using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Samples.Report;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Diabetes.Report;

/// <summary>What is shown at the end.</summary>
internal static class Summary
{
    /// <summary>How far the networks are off, in the unit of the data.</summary>
    public static IRenderable Comparison(IReadOnlyList<Training> trainings)
    {
        Table table = New("Trained with 5 % wrong targets, judged by right ones", "mean |error|", "predicts too much by");
        foreach (Training training in trainings) table.AddRow(Markup.Escape(training.Name), Hundreds(training.MeanError), Hundreds(training.Bias));
        return table;
    }

    /// <summary>How many patients are inside the interval of two quantiles, and how wide that is.</summary>
    public static IRenderable Interval(Training low, Training high, Dataset validation)
    {
        (float Low, float High)[] intervals = [.. low.Predictions.Zip(high.Predictions)];
        int inside = intervals.Zip(validation.Targets).Count(p => p.First.Low <= p.Second && p.Second <= p.First.High);
        Table table = New("Interval that should hold 90 % of the patients", "holds", "mean width");
        table.AddRow($"from {low.Name} to {high.Name}", Format.Percent((double)inside / validation.Count), Hundreds(intervals.Average(i => i.High - i.Low)));
        return table;
    }

    private static Table New(string title, params string[] columns)
    {
        Table table = new Table().RoundedBorder().BorderColor(Palette.Faint).Expand();
        table.AddColumn(new TableColumn(title).NoWrap());
        foreach (string name in columns) table.AddColumn(new TableColumn(name).RightAligned().NoWrap());
        return table;
    }

    private static string Hundreds(double value) => (value * 100).ToString("0", CultureInfo.InvariantCulture);
}
