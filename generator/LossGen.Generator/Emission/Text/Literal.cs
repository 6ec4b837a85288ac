using System;
using System.Globalization;
using System.Text;
using LossGen.Generator.Lowering;

namespace LossGen.Generator.Emission;

/// <summary>Numbers as C# literals that read back as the same bits, whatever the culture.</summary>
internal static class Literal
{
    public static string Of(double value, Precision precision)
    {
        string type = precision.Real;
        if (double.IsNaN(value)) return type + ".NaN";
        if (double.IsPositiveInfinity(value)) return type + ".PositiveInfinity";
        if (double.IsNegativeInfinity(value)) return type + ".NegativeInfinity";
        if (value == 0) return BitConverter.DoubleToInt64Bits(value) < 0 ? "-0" + Suffix(precision) : "0" + Suffix(precision);
        string shortest = precision.IsSingle ? ((float)value).ToString("R", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture);
        return (ReadsBack(shortest, value, precision) ? shortest : Digits(value, precision)) + Suffix(precision);
    }

    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number that is added to an index, unsigned as the index is: with an <c>int</c> the C# compiler considers every operator that there is.</summary>
    public static string Unsigned(int value) => Of(value) + "u";

    public static string Of(long value, Precision precision) => value.ToString(CultureInfo.InvariantCulture) + (precision.IsSingle ? "" : "L");

    /// <summary>A string: everything outside of printable ASCII is escaped.</summary>
    public static string Of(string text)
    {
        StringBuilder literal = new("\"");
        foreach (char c in text)
        {
            if (c is '"' or '\\') literal.Append('\\').Append(c);
            else if (c is >= ' ' and <= '~') literal.Append(c);
            else literal.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        return literal.Append('"').ToString();
    }

    private static string Suffix(Precision precision) => precision.IsSingle ? "f" : "d";

    private static string Digits(double value, Precision precision) =>
        precision.IsSingle ? ((float)value).ToString("G9", CultureInfo.InvariantCulture) : value.ToString("G17", CultureInfo.InvariantCulture);

    // "R" of the .NET Framework, which also hosts compilers, does not always round-trip.
    private static bool ReadsBack(string text, double value, Precision precision) =>
        precision.IsSingle
            ? float.Parse(text, CultureInfo.InvariantCulture).Equals((float)value)
            : double.Parse(text, CultureInfo.InvariantCulture).Equals(value);
}
