using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Samples.Report;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Digits.Report;

/// <summary>What is shown at the end: how the losses compare, and what was taken for what.</summary>
internal static class Summary
{
    public static IRenderable Classifications(IReadOnlyList<Classification> runs)
    {
        Table table = Frame("On the validation digits", "loss", "accuracy", "certainty");
        foreach (Classification run in runs)
        {
            table.AddRow(
                Markup.Escape(run.Name), Format.Loss(run.ValidationLosses[^1]), Format.Percent(run.Confusion.Accuracy), Format.Percent(run.Confusion.Certainty));
        }

        return table;
    }

    /// <summary>A row for every digit that was meant, a column for every digit that was read.</summary>
    public static IRenderable Matrix(Classification run)
    {
        Table table = new Table().RoundedBorder().BorderColor(Palette.Faint).Title($"Confusion: {Markup.Escape(run.Name)}");
        table.AddColumn(new TableColumn("meant \\ read").NoWrap());
        for (int digit = 0; digit < Losses.Classes; digit++) table.AddColumn(new TableColumn(Number(digit)).RightAligned());
        for (int meant = 0; meant < Losses.Classes; meant++)
        {
            table.AddRow([new Text(Number(meant)), .. Enumerable.Range(0, Losses.Classes).Select(read => Cell(run.Confusion[meant, read], meant == read))]);
        }

        return table;
    }

    public static IRenderable Embeddings(IReadOnlyList<Embedding> runs)
    {
        Table table = Frame("Nearest neighbour is the same digit", "before training", "after");
        foreach (Embedding run in runs) table.AddRow(Markup.Escape(run.Name), Format.Percent(run.AccuracyBefore), Format.Percent(run.Accuracy()));
        return table;
    }

    private static Table Frame(string title, params string[] columns)
    {
        Table table = new Table().RoundedBorder().BorderColor(Palette.Faint).Expand();
        table.AddColumn(new TableColumn(title).NoWrap());
        foreach (string name in columns) table.AddColumn(new TableColumn(name).RightAligned().NoWrap());
        return table;
    }

    private static Text Cell(int count, bool isRight) =>
        count == 0 ? new Text("·", new Style(Palette.Faint)) : new Text(Number(count), new Style(isRight ? Palette.Done : Palette.Validation));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
