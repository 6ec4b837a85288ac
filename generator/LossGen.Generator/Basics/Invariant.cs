using System.Globalization;

namespace LossGen.Generator;

/// <summary>Numbers as text that is the same in every culture.</summary>
internal static class Invariant
{
    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
