using System.Globalization;

namespace Samples.Report;

/// <summary>How numbers are written, whatever the culture.</summary>
internal static class Format
{
    public static string Loss(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    public static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
