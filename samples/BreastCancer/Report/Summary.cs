using System.Collections.Generic;
using Samples.Report;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BreastCancer.Report;

/// <summary>What is shown at the end: how the losses compare.</summary>
internal static class Summary
{
    private static readonly string[] Columns = ["loss", "accuracy", "F1", "recall", "malignant found", "benign cleared"];

    public static IRenderable Comparison(IReadOnlyList<Training> trainings)
    {
        Table table = new Table().RoundedBorder().BorderColor(Palette.Faint).Expand();
        table.AddColumn(new TableColumn("On the validation rows").NoWrap());
        foreach (string name in Columns) table.AddColumn(new TableColumn(name).RightAligned().NoWrap());
        foreach (Training training in trainings)
        {
            Confusion confusion = training.Confusion;
            table.AddRow(
                Markup.Escape(training.Name),
                Format.Loss(training.ValidationLosses[^1]),
                Format.Percent(confusion.Accuracy),
                Format.Percent(confusion.F1),
                Format.Percent(confusion.Recall),
                $"{confusion.TruePositives} of {confusion.TruePositives + confusion.FalseNegatives}",
                $"{confusion.TrueNegatives} of {confusion.TrueNegatives + confusion.FalsePositives}");
        }

        return table;
    }
}
