using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Flow;

/// <summary>Recognises <c>column == label ? 1 : 0</c>. The graph has taken it apart, so that the syntax is asked.</summary>
internal static class Indicator
{
    public static bool IsOneHot(ConditionalExpressionSyntax condition)
    {
        ExpressionSyntax test = condition.Condition;
        while (test is ParenthesizedExpressionSyntax parenthesized) test = parenthesized.Expression;
        if (test is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } comparison) return false;
        if (comparison.Left is LiteralExpressionSyntax || comparison.Right is LiteralExpressionSyntax) return false;
        // One side runs over the columns of a loop.
        foreach (ForStatementSyntax loop in Loops(condition))
        {
            if (loop.Declaration is not { Variables: [{ } variable, ..] }) continue;
            if (Names(comparison.Left, variable) || Names(comparison.Right, variable)) return true;
        }

        return false;
    }

    private static System.Collections.Generic.IEnumerable<ForStatementSyntax> Loops(ConditionalExpressionSyntax condition) =>
        System.Linq.Enumerable.OfType<ForStatementSyntax>(condition.Ancestors());

    private static bool Names(ExpressionSyntax expression, VariableDeclaratorSyntax variable) =>
        expression is IdentifierNameSyntax name && name.Identifier.ValueText == variable.Identifier.ValueText;
}
