using System;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.FormulaLanguage;

/// <summary>What the compiler knows at compile time, as numbers; conditions are 1 and 0.</summary>
internal static class Constants
{
    public static double? Of(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: { } value } ? Of(value) : null;

    public static long? BitsOf(object? value) => value is not null && Of(value) is { } number ? BitConverter.DoubleToInt64Bits(number) : null;

    private static double? Of(object value) => value switch
    {
        bool truth => truth ? 1 : 0,
        double or float or int or uint or short or ushort or byte or sbyte or long or ulong => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => null,
    };
}
