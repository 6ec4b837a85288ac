using System.Globalization;
using System.Linq;

namespace LossGen.Generator.Ir;

/// <summary>Writes a formula as a person would on paper.</summary>
internal static class Formatter
{
    public static string Format(Expression expression) => Format(expression, Precedence.Conditional);

    private static string Format(Expression expression, Precedence context)
    {
        if (expression.IsConstant) return Number(expression.Value);
        if (expression.Name is { } name) return name;

        Operation operation = expression.Operation;
        if (operation.Format is null)
        {
            return operation.Name + "(" + string.Join(", ", expression.Arguments.Select(a => Format(a, Precedence.Conditional))) + ")";
        }

        // The right operand of a difference or a quotient needs brackets at its own precedence already.
        object[] arguments = [.. expression.Arguments.Select((a, i) =>
            (object)Format(a, operation.Precedence == Precedence.Call ? Precedence.Conditional : operation.Precedence + (i > 0 ? 1 : 0)))];
        string text = string.Format(CultureInfo.InvariantCulture, operation.Format, arguments);
        return operation.Precedence < context ? "(" + text + ")" : text;
    }

    private static string Number(double value) =>
        double.IsNaN(value) ? "NaN"
        : double.IsInfinity(value) ? value > 0 ? "∞" : "−∞"
        : value.ToString("R", CultureInfo.InvariantCulture).Replace("-", "−");
}
