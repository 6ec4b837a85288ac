using System;
using System.Globalization;

namespace LossGen.Generator.Tests;

/// <summary>German with a minus sign that is not ASCII: whatever is formatted or parsed with the current culture by mistake shows.</summary>
internal static class ForeignCulture
{
    public static CultureInfo Instance { get; } = Create();

    /// <summary>Runs under the culture.</summary>
    public static T Run<T>(Func<T> action)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = Instance;
        try
        {
            return action();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static CultureInfo Create()
    {
        CultureInfo culture = (CultureInfo)CultureInfo.GetCultureInfo("de-DE").Clone();
        culture.NumberFormat.NegativeSign = "−";
        return culture;
    }
}
