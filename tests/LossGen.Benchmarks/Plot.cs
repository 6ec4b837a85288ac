using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;

namespace LossGen.Benchmarks;

/// <summary>Draws speed against size: a panel for each loss, a line for each contestant, both axes logarithmic.</summary>
internal static class Plot
{
    private const int Width = 460, Height = 340, Left = 56, Top = 40, Bottom = 44, Right = 14;
    private const double Fastest = 20, Slowest = 0.02;

    private static readonly string[] Colours = ["#c8102e", "#1f77b4", "#2ca02c", "#8c564b", "#999999", "#ff7f0e", "#e0a060"];

    public static string Svg(IReadOnlyList<Result> results)
    {
        string[] losses = [.. results.Select(r => r.Loss).Distinct()];
        string[] names = [.. results.SelectMany(r => r.Timings).Select(t => t.Name).Distinct()];
        StringBuilder svg = new();
        Line(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {losses.Length * Width} {Height + 28}\" font-family=\"sans-serif\" font-size=\"12\">");
        Line(svg, $"<rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
        for (int panel = 0; panel < losses.Length; panel++) Panel(svg, panel * Width, losses[panel], [.. results.Where(r => r.Loss == losses[panel])], names);
        for (int n = 0; n < names.Length; n++)
        {
            int x = Left + n * (losses.Length * Width - Left) / names.Length;
            Line(svg, $"<line x1=\"{x}\" y1=\"{Height + 10}\" x2=\"{x + 18}\" y2=\"{Height + 10}\" stroke=\"{Colours[n % Colours.Length]}\" stroke-width=\"2\"/>");
            Line(svg, $"<text x=\"{x + 22}\" y=\"{Height + 14}\">{WebUtility.HtmlEncode(names[n])}</text>");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void Panel(StringBuilder svg, int left, string title, IReadOnlyList<Result> results, string[] names)
    {
        double least = Math.Log2(results.Min(r => r.Elements)), most = Math.Log2(results.Max(r => r.Elements));
        Line(svg, $"<text x=\"{left + Left}\" y=\"18\" font-weight=\"bold\">{WebUtility.HtmlEncode(title)}</text>");
        Line(svg, $"<text x=\"{left + Left}\" y=\"34\" fill=\"#555\">elements per nanosecond, by the number of elements</text>");
        foreach (double speed in new[] { 0.02, 0.1, 0.5, 1, 2, 5, 10, 20 })
        {
            Line(svg, $"<line x1=\"{left + Left}\" y1=\"{Y(speed):F1}\" x2=\"{left + Width - Right}\" y2=\"{Y(speed):F1}\" stroke=\"#ddd\"/>");
            Line(svg, $"<text x=\"{left + Left - 6}\" y=\"{Y(speed) + 4:F1}\" text-anchor=\"end\">{speed}</text>");
        }

        foreach (Result result in results)
        {
            Line(svg, $"<text x=\"{X(result):F1}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\" font-size=\"10\">{Short(result.Elements)}</text>");
        }

        for (int n = 0; n < names.Length; n++)
        {
            IEnumerable<string> points = from r in results from t in r.Timings where t.Name == names[n] select string.Create(CultureInfo.InvariantCulture, $"{X(r):F1},{Y(1 / t.Nanoseconds):F1}");
            Line(svg, $"<polyline fill=\"none\" stroke=\"{Colours[n % Colours.Length]}\" stroke-width=\"{(n == 0 ? 3 : 1.5)}\" points=\"{string.Join(" ", points)}\"/>");
        }

        double X(Result result) => left + Left + 8 + (Math.Log2(result.Elements) - least) / Math.Max(1, most - least) * (Width - Left - Right - 16);

        double Y(double speed) => Top + Math.Log(Fastest / Math.Clamp(speed, Slowest, Fastest)) / Math.Log(Fastest / Slowest) * (Height - Top - Bottom);
    }

    private static string Short(int count) => count >= 1 << 20 ? $"{count >> 20}M" : count >= 1 << 10 ? $"{count >> 10}K" : count.ToString(CultureInfo.InvariantCulture);

    private static void Line(StringBuilder svg, FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
