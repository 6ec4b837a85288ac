using System;
using System.Collections.Generic;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Samples.Report;

/// <summary>A bar that is filled up to a share of its width. Spectre's own cannot stand inside another live display.</summary>
internal sealed class ProgressLine(double share) : Renderable
{
    private const int Width = 28;

    protected override Measurement Measure(RenderOptions options, int maxWidth) => new(Width, Width);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        int width = Math.Min(Width, maxWidth);
        int filled = (int)(share * width);
        (char done, char open) = options.Unicode ? ('━', '━') : ('#', '-');
        yield return new Segment(new string(done, filled), new Style(share < 1 ? Palette.Training : Palette.Done));
        yield return new Segment(new string(open, width - filled), new Style(Palette.Empty));
    }
}
