using System.Collections.Generic;
using System.Linq;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Samples.Report;

/// <summary>What is shown while training: a progress bar and the loss curves of every network.</summary>
internal static class Dashboard
{
    private const int ChartHeight = 10;

    /// <summary>Trains one network after the other, and shows how far all are.</summary>
    public static void Train(IReadOnlyList<TrainingRun> runs) =>
        Terminal.Animate(() => Show(runs), afterEpoch =>
        {
            foreach (TrainingRun run in runs)
            {
                for (int epoch = 0; epoch < run.Epochs; epoch++)
                {
                    run.RunEpoch();
                    afterEpoch();
                }
            }
        });

    private static IRenderable Show(IReadOnlyList<TrainingRun> runs) =>
        new Rows([Progress(runs), Charts(runs)]);

    private static Table Progress(IReadOnlyList<TrainingRun> runs)
    {
        Table table = new Table().NoBorder().HideHeaders().AddColumns("loss", "bar", "epoch", "train", "validation").Expand();
        foreach (TableColumn column in table.Columns) column.NoWrap();
        foreach (TrainingRun run in runs)
        {
            int done = run.TrainingLosses.Count;
            table.AddRow(
                new Text(run.Name, new Style(decoration: Decoration.Bold)),
                new ProgressLine((double)done / run.Epochs),
                new Text($"{done,3}/{run.Epochs}"),
                Latest("── train", run.TrainingLosses, Palette.Training),
                Latest("╌╌ validation", run.ValidationLosses, Palette.Validation));
        }

        return table;
    }

    // The line is the chart's, for a reader without colours.
    private static Text Latest(string name, IReadOnlyList<double> losses, Color color) =>
        new(losses.Count == 0 ? "" : $"{name} {Format.Loss(losses[^1])}", new Style(color));

    private static Grid Charts(IReadOnlyList<TrainingRun> runs)
    {
        Grid grid = new Grid().Expand();
        foreach (TrainingRun _ in runs) grid.AddColumn(new GridColumn().NoWrap().Padding(0, 0));
        return grid.AddRow([.. runs.Select(Chart)]);
    }

    private static IRenderable Chart(TrainingRun run) =>
        new Panel(new Chart(
                ChartHeight,
                run.Epochs,
                new Curve(run.TrainingLosses, Palette.Training),
                new Curve(run.ValidationLosses, Palette.Validation, IsDashed: true)))
            .Header(Markup.Escape(run.Name))
            .RoundedBorder()
            .BorderColor(Palette.Faint)
            .Padding(0, 0)
            .Expand();
}
