using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Samples.Report;

/// <summary>Curves over epochs on a logarithmic scale, drawn with Braille dots, as wide as there is room.</summary>
/// <param name="height">In characters, the line of epochs below excepted.</param>
/// <param name="epochs">How many epochs the width stands for.</param>
/// <param name="curves">Drawn in this order, later ones on top; positive values.</param>
internal sealed class Chart(int height, int epochs, params IReadOnlyList<Curve> curves) : Renderable
{
    private const int LabelWidth = 7;
    private static readonly Style Faint = new(Palette.Faint);

    protected override Measurement Measure(RenderOptions options, int maxWidth) => new(maxWidth, maxWidth);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var canvas = new DotCanvas(Math.Max(1, maxWidth - LabelWidth), height);
        double[] values = [.. curves.SelectMany(curve => curve.Values)];
        var range = (Bottom: values.DefaultIfEmpty().Min(), Top: values.DefaultIfEmpty().Max());
        foreach (Curve curve in curves) Draw(canvas, curve, range);

        for (int row = 0; row < height; row++)
        {
            double? label = values.Length == 0 ? null : row == 0 ? range.Top : row == height - 1 ? range.Bottom : null;
            string tick = label?.ToString("0.000", CultureInfo.InvariantCulture) ?? "";
            yield return new Segment(tick.PadLeft(LabelWidth - 2) + (label is null ? " │" : " ┤"), Faint);
            foreach (Segment segment in canvas.Row(row, options.Unicode)) yield return segment;
            yield return Segment.LineBreak;
        }

        string end = epochs.ToString(CultureInfo.InvariantCulture);
        yield return new Segment(new string(' ', LabelWidth) + "1" + end.PadLeft(maxWidth - LabelWidth - 1), Faint);
        yield return Segment.LineBreak;
    }

    private void Draw(DotCanvas canvas, Curve curve, (double Bottom, double Top) range)
    {
        if (curve.Values.Count == 0) return;

        int drawn = canvas.Width * curve.Values.Count / epochs;
        int previous = Level(0);
        for (int x = 0; x < drawn; x++)
        {
            int level = Level(x);
            // Straight up or down from the last point, so that a steep curve has no gaps.
            for (int y = Math.Min(level, previous); y <= Math.Max(level, previous); y++)
            {
                if (!curve.IsDashed || x % 4 < 2) canvas.Set(x, y, curve.Color);
            }

            previous = level;
        }

        int Level(int x)
        {
            double value = curve.Values[Math.Min(x * epochs / canvas.Width, curve.Values.Count - 1)];
            double share = range.Top > range.Bottom ? Math.Log(value / range.Bottom) / Math.Log(range.Top / range.Bottom) : 1;
            return (int)Math.Round((canvas.Height - 1) * (1 - share));
        }
    }
}
