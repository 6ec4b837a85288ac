using System.Collections.Generic;
using System.Linq;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BreastCancer.Report;

/// <summary>What is shown while training: a progress bar and the loss curves of every network.</summary>
internal static class Dashboard
{
    private const int ChartHeight = 10;

    public static IRenderable Show(IReadOnlyList<Training> trainings) =>
        new Rows([Progress(trainings), Charts(trainings)]);

    private static Table Progress(IReadOnlyList<Training> trainings)
    {
        Table table = new Table().NoBorder().HideHeaders().AddColumns("loss", "bar", "epoch", "train", "validation").Expand();
        foreach (TableColumn column in table.Columns) column.NoWrap();
        foreach (Training training in trainings)
        {
            int done = training.TrainingLosses.Count;
            table.AddRow(
                new Text(training.Objective.Name, new Style(decoration: Decoration.Bold)),
                new ProgressLine((double)done / Training.Epochs),
                new Text($"{done,3}/{Training.Epochs}"),
                Latest("── train", training.TrainingLosses, Palette.Training),
                Latest("╌╌ validation", training.ValidationLosses, Palette.Validation));
        }

        return table;
    }

    // The line is the chart's, for a reader without colours.
    private static Text Latest(string name, IReadOnlyList<double> losses, Color color) =>
        new(losses.Count == 0 ? "" : $"{name} {Format.Loss(losses[^1])}", new Style(color));

    private static Grid Charts(IReadOnlyList<Training> trainings)
    {
        Grid grid = new Grid().Expand();
        foreach (Training _ in trainings) grid.AddColumn(new GridColumn().NoWrap().Padding(0, 0));
        return grid.AddRow([.. trainings.Select(Chart)]);
    }

    private static IRenderable Chart(Training training) =>
        new Panel(new Chart(
                ChartHeight,
                Training.Epochs,
                new Curve(training.TrainingLosses, Palette.Training),
                new Curve(training.ValidationLosses, Palette.Validation, IsDashed: true)))
            .Header(Markup.Escape(training.Objective.Name))
            .RoundedBorder()
            .BorderColor(Palette.Faint)
            .Padding(0, 0)
            .Expand();
}
