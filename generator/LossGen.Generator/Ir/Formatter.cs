using System;
using System.Globalization;
using System.Linq;

namespace LossGen.Generator.Ir;

/// <summary>Writes a formula as a person would on paper.</summary>
internal static class Formatter
{
    public static string Format(Expression expression) => Format(expression, name => name);

    /// <summary>The same, unless it is longer than anybody reads: users' locals are written out where they are used.</summary>
    public static string Brief(Expression expression, Func<string, string> rename, int longest)
    {
        string text = TreeSize.Of(expression) <= longest ? Format(expression, rename) : "";
        return text.Length > 0 && text.Length <= longest ? text : "… (too long to be read)";
    }

    /// <param name="expression">What to write.</param>
    /// <param name="rename">What to call an input or a parameter.</param>
    public static string Format(Expression expression, Func<string, string> rename) => Format(expression, rename, Precedence.Conditional);

    private static string Format(Expression expression, Func<string, string> rename, Precedence context)
    {
        if (expression.IsConstant) return Bracketed(Number(expression.Value), expression.Value < 0 ? Precedence.Unary : Precedence.Call, context);
        if (expression.Name is { } name) return rename(name);

        Operation operation = expression.Operation;
        if (operation.Format is null)
        {
            return operation.Name + "(" + string.Join(", ", expression.Arguments.Select(a => Format(a, rename, Precedence.Conditional))) + ")";
        }

        object[] arguments = [.. expression.Arguments.Select((a, i) => (object)Format(a, rename, Context(operation, i)))];
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
