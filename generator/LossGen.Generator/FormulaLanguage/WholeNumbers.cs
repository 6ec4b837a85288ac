using System;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Generator.FormulaLanguage;

/// <summary>Arithmetic of whole numbers that are known, such as the counters of loops.</summary>
internal static class WholeNumbers
{
    /// <summary>The value, comparisons being 1 and 0; null where C# would overflow, divide by 0, or the operator is another.</summary>
    public static double? Compute(BinaryOperatorKind kind, double left, double right)
    {
        double? value = kind switch
        {
            BinaryOperatorKind.Add => left + right,
            BinaryOperatorKind.Subtract => left - right,
            BinaryOperatorKind.Multiply => left * right,
            BinaryOperatorKind.Divide when right != 0 => Math.Truncate(left / right),
            BinaryOperatorKind.Remainder when right != 0 => left % right,
            BinaryOperatorKind.LessThan => Truth(left < right),
            BinaryOperatorKind.LessThanOrEqual => Truth(left <= right),
            BinaryOperatorKind.GreaterThan => Truth(left > right),
            BinaryOperatorKind.GreaterThanOrEqual => Truth(left >= right),
            BinaryOperatorKind.Equals => Truth(left == right),
            BinaryOperatorKind.NotEquals => Truth(left != right),
            _ => null,
        };
        return value is >= int.MinValue and <= int.MaxValue ? value : null;
    }

    private static double Truth(bool holds) => holds ? 1 : 0;
}
