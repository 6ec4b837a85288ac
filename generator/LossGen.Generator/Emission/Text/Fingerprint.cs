using System.Globalization;

namespace LossGen.Generator.Emission;

/// <summary>A short stable number for a text (64-bit FNV-1a): the same on every machine and in every run, as file and type names must be.</summary>
internal static class Fingerprint
{
    public static string Of(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in text) hash = unchecked((hash ^ c) * 1099511628211);
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
