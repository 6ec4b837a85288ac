using System;
using System.Globalization;
using System.Linq;

namespace LossGen.Generator.Ir;

/// <summary>Writes a formula as a person would on paper.</summary>
internal static class Formatter
{
    public static string Format(Expression expression) => Format(expression, name => name);

    /// <param name="expression">What to write.</param>
    /// <param name="rename">What to call an input or a parameter.</param>
    public static string Format(Expression expression, Func<string, string> rename) => Format(expression, rename, Precedence.Conditional);

    private static string Format(Expression expression, Func<string, string> rename, Precedence context)
    {
        if (expression.IsConstant) return Number(expression.Value);
        if (expression.Name is { } name) return rename(name);

        Operation operation = expression.Operation;
        if (operation.Format is null)
        {
            return operation.Name + "(" + string.Join(", ", expression.Arguments.Select(a => Format(a, rename, Precedence.Conditional))) + ")";
        }

        // The right operand of a difference or a quotient needs brackets at its own precedence already.
        object[] arguments = [.. expression.Arguments.Select((a, i) =>
            (object)Format(a, rename, operation.Precedence == Precedence.Call ? Precedence.Conditional : operation.Precedence + (i > 0 ? 1 : 0)))];
        string text = string.Format(CultureInfo.InvariantCulture, operation.Format, arguments);
        return operation.Precedence < context ? "(" + text + ")" : text;
    }

    private static string Number(double value) =>
        double.IsNaN(value) ? "NaN"
        : double.IsInfinity(value) ? value > 0 ? "∞" : "−∞"
        : value.ToString("R", CultureInfo.InvariantCulture).Replace("-", "−");
}
