using System.Collections.Generic;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BreastCancer.Report;

/// <summary>A bar that is filled up to a share of its width. Spectre's own cannot stand inside another live display.</summary>
internal sealed class ProgressLine(double share) : Renderable
{
    private const int Width = 28;

    protected override Measurement Measure(RenderOptions options, int maxWidth) => new(Width, Width);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        int width = System.Math.Min(Width, maxWidth);
        int filled = (int)(share * width);
        string line = options.Unicode ? "━" : "-";
        yield return new Segment(Repeat(options.Unicode ? "━" : "#", filled), new Style(share < 1 ? Palette.Training : Color.Green));
        yield return new Segment(Repeat(line, width - filled), new Style(Color.Grey23));
    }

    private static string Repeat(string part, int count) => new(part[0], count);
}
