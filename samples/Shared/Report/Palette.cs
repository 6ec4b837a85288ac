using Spectre.Console;

namespace Samples.Report;

/// <summary>The colours of the report.</summary>
internal static class Palette
{
    public static readonly Color Training = Color.DeepSkyBlue1;
    public static readonly Color Validation = Color.Orange1;
    public static readonly Color Done = Color.Green;
    public static readonly Color Empty = Color.Grey23;
    public static readonly Color Faint = Color.Grey;
}
