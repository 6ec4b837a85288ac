using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace LossGen.Gallery;

/// <summary>A drawing of lines over two axes, as SVG text that is the same on every machine. It is light or dark as its reader wants it.</summary>
/// <param name="Title">Above the drawing.</param>
/// <param name="XAxis">Below it.</param>
/// <param name="Lines">In the order of the colours.</param>
internal sealed record Panel(string Title, string XAxis, IReadOnlyList<Line> Lines)
{
    /// <summary>Beyond which values are cut, so that a pole does not flatten all else.</summary>
    public double Limit { get; init; } = double.MaxValue;
}

/// <summary>A line, and its name in the legend.</summary>
internal sealed record Line(string Label, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>Whether it is drawn in dashes: what is compared with.</summary>
    public bool IsDashed { get; init; }
}

/// <summary>Writes panels side by side.</summary>
internal static class Chart
{
    private const int Width = 360;
    private const int Height = 250;
    private const int Left = 44;
    private const int Right = 10;
    private const int Top = 28;
    private const int Bottom = 36;

    private const string Style = """
        <style>
        svg{--ink:#24292f;--faint:#d0d7de;--paper:#fff;--c0:#0969da;--c1:#cf222e;--c2:#1a7f37;--c3:#8250df;--c4:#bf6b00}
        @media(prefers-color-scheme:dark){svg{--ink:#e6edf3;--faint:#30363d;--paper:#0d1117;--c0:#58a6ff;--c1:#ff7b72;--c2:#56d364;--c3:#bc8cff;--c4:#f0a742}}
        text{font:12px system-ui,sans-serif;fill:var(--ink)}.title{font-size:13px;font-weight:600}.paper{fill:var(--paper)}
        .grid{stroke:var(--faint);stroke-width:1}.axis{stroke:var(--ink);stroke-width:1;opacity:.6}.line{fill:none;stroke-width:2;stroke-linejoin:round}
        .c0{stroke:var(--c0)}.c1{stroke:var(--c1)}.c2{stroke:var(--c2)}.c3{stroke:var(--c3)}.c4{stroke:var(--c4)}.dashed{stroke-dasharray:5 4}
        </style>
        """;

    /// <summary>The whole drawing.</summary>
    /// <param name="label">What it shows, for those who do not see it.</param>
    /// <param name="panels">From left to right.</param>
    public static string Svg(string label, params IReadOnlyList<Panel> panels)
    {
        int width = Width * panels.Count;
        StringBuilder svg = new();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {Height}\" width=\"{width}\" height=\"{Height}\" role=\"img\">\n");
        svg.Append("<title>").Append(Escape(label)).Append("</title>\n").Append(Style.ReplaceLineEndings("\n")).Append('\n');
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"paper\" width=\"{width}\" height=\"{Height}\"/>\n");
        for (int i = 0; i < panels.Count; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({i * Width} 0)\">\n");
            Draw(svg, panels[i]);
            svg.Append("</g>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void Draw(StringBuilder svg, Panel panel)
    {
        double[] xs = [.. panel.Lines.SelectMany(l => l.X)];
        double[] ys = [.. panel.Lines.SelectMany(l => l.Y).Where(double.IsFinite).Select(y => Math.Clamp(y, -panel.Limit, panel.Limit))];
        (double fromX, double toX) = (xs.Min(), xs.Max());
        (double fromY, double toY) = ys.Length == 0 ? (0, 1) : (Math.Min(ys.Min(), 0), Math.Max(ys.Max(), 0));
        if (toY - fromY < 1e-9) toY = fromY + 1;
        (fromY, toY) = (fromY - 0.04 * (toY - fromY) * (fromY < 0 ? 1 : 0), toY + 0.04 * (toY - fromY));
        double X(double x) => Left + (x - fromX) / (toX - fromX) * (Width - Left - Right);
        double Y(double y) => Height - Bottom - (y - fromY) / (toY - fromY) * (Height - Top - Bottom);

        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"title\" x=\"{Left}\" y=\"17\">{Escape(panel.Title)}</text>\n");
        foreach (double tick in Ticks(fromX, toX))
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{(tick == 0 ? "axis" : "grid")}\" d=\"M{N(X(tick))} {Top}V{Height - Bottom}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(X(tick))}\" y=\"{Height - Bottom + 15}\" text-anchor=\"middle\">{Label(tick)}</text>\n");
        }

        foreach (double tick in Ticks(fromY, toY))
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{(tick == 0 ? "axis" : "grid")}\" d=\"M{Left} {N(Y(tick))}H{Width - Right}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 6}\" y=\"{N(Y(tick) + 4)}\" text-anchor=\"end\">{Label(tick)}</text>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 5}\" text-anchor=\"middle\">{Escape(panel.XAxis)}</text>\n");
        for (int i = 0; i < panel.Lines.Count; i++)
        {
            Line line = panel.Lines[i];
            string dashed = line.IsDashed ? " dashed" : "";
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"line c{i % 5}{dashed}\" d=\"{Path(line, X, Y, fromY, toY)}\"/>\n");
        }

        if (panel.Lines.Count > 1) DrawLegend(svg, panel, Y);
    }

    // In the corner that the lines leave free.
    private static void DrawLegend(StringBuilder svg, Panel panel, Func<double, double> y)
    {
        int height = 16 * panel.Lines.Count, width = 34 + 7 * panel.Lines.Max(l => l.Label.Length);
        double Taken(bool right, bool top) => panel.Lines.Sum(l => Enumerable.Range(0, l.Y.Count).Count(i =>
            (right ? i > l.Y.Count * 0.6 : i < l.Y.Count * 0.4) && double.IsFinite(l.Y[i]) && (top ? y(l.Y[i]) < Top + height + 8 : y(l.Y[i]) > Height - Bottom - height - 8)));
        (bool right, bool top) = new[] { (true, true), (false, true), (true, false), (false, false) }.MinBy(c => Taken(c.Item1, c.Item2));
        double x0 = right ? Width - Right - width : Left + 8, y0 = top ? Top + 12 : Height - Bottom - height + 4;
        for (int i = 0; i < panel.Lines.Count; i++)
        {
            string dashed = panel.Lines[i].IsDashed ? " dashed" : "";
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"line c{i % 5}{dashed}\" d=\"M{N(x0)} {N(y0 + 16 * i - 4)}h20\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(x0 + 26)}\" y=\"{N(y0 + 16 * i)}\">{Escape(panel.Lines[i].Label)}</text>\n");
        }
    }

    private static string Path(Line line, Func<double, double> x, Func<double, double> y, double lowest, double highest)
    {
        StringBuilder path = new();
        bool isOpen = false;
        for (int i = 0; i < line.X.Count; i++)
        {
            bool isSeen = line.Y[i] >= lowest && line.Y[i] <= highest;
            if (isSeen) path.Append(isOpen ? 'L' : 'M').Append(N(x(line.X[i]))).Append(' ').Append(N(y(line.Y[i])));
            isOpen = isSeen;
        }

        return path.ToString();
    }

    private static IEnumerable<double> Ticks(double from, double to)
    {
        double rough = (to - from) / 5, size = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = size * (rough / size is var r && r < 1.5 ? 1 : r < 3.5 ? 2 : r < 7.5 ? 5 : 10);
        for (long i = (long)Math.Ceiling(from / step - 1e-9); i * step <= to + 1e-9 * step; i++) yield return i * step;
    }

    private static string Label(double value) => Math.Round(value, 6).ToString("0.######", CultureInfo.InvariantCulture).Replace("-", "−", StringComparison.Ordinal);

    private static string N(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
