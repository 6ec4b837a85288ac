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
    public static string Format(Expression expression, Func<string, string> rename) => Format(expression, rename, _ => null, Precedence.Conditional);

    /// <param name="expression">What to write.</param>
    /// <param name="rename">What to call an input or a parameter.</param>
    /// <param name="names">What to call anything within it instead of writing it out; null where it has no name.</param>
    public static string Format(Expression expression, Func<string, string> rename, Func<Expression, string?> names) =>
        Format(expression, rename, e => e == expression ? null : names(e), Precedence.Conditional);

    private static string Format(Expression expression, Func<string, string> rename, Func<Expression, string?> names, Precedence context)
    {
        if (names(expression) is { } known) return known;
        if (expression.IsConstant) return Bracketed(Number(expression.Value), expression.Value < 0 ? Precedence.Unary : Precedence.Call, context);
        if (expression.Name is { } name) return rename(name);

        Operation operation = expression.Operation;
        if (operation.Format is null)
        {
            return operation.Name + "(" + string.Join(", ", expression.Arguments.Select(a => Format(a, rename, names, Precedence.Conditional))) + ")";
        }

        object[] arguments = [.. expression.Arguments.Select((a, i) => (object)Format(a, rename, names, Context(operation, i)))];
        string text = string.Format(CultureInfo.InvariantCulture, operation.Format, arguments);
        return Bracketed(text, operation.Precedence, context);
    }

    private static string Bracketed(string text, Precedence own, Precedence context) => own < context ? "(" + text + ")" : text;

    // What stands inside a function's own brackets is free. A power's base, and the right operand of a difference or a quotient, need
    // brackets at the operation's own precedence already.
    private static Precedence Context(Operation operation, int argument)
    {
        if (operation.Precedence == Precedence.Call) return Precedence.Conditional;
        bool isAssociative = operation == Operations.Add || operation == Operations.Multiply;
        return operation.Precedence == Precedence.Power || (argument > 0 && !isAssociative) ? operation.Precedence + 1 : operation.Precedence;
    }

    private static string Number(double value) =>
        double.IsNaN(value) ? "NaN"
        : double.IsInfinity(value) ? value > 0 ? "∞" : "−∞"
        : Invariant.Text(value).Replace("-", "−");
}
