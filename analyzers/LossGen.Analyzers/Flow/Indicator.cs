using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Flow;

/// <summary>Recognises <c>column == label ? 1 : 0</c>, and indices that count. The graph has taken loops and conditions apart, so that the syntax is asked.</summary>
internal static class Indicator
{
    /// <summary>Whether an index follows the variable of the innermost loop around it.</summary>
    public static bool IsCounter(IOperation index) =>
        index.Syntax.Ancestors().OfType<ForStatementSyntax>().FirstOrDefault() is { Declaration.Variables: [{ } variable, ..] }
        && index.DescendantsAndSelf().All(o => o is not (IArrayElementReferenceOperation or IPropertyReferenceOperation))
        && index.DescendantsAndSelf().Any(o => o.Syntax is IdentifierNameSyntax name && name.Identifier.ValueText == variable.Identifier.ValueText);

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

    private static IEnumerable<ForStatementSyntax> Loops(ConditionalExpressionSyntax condition) =>
        condition.Ancestors().OfType<ForStatementSyntax>();

    private static bool Names(ExpressionSyntax expression, VariableDeclaratorSyntax variable) =>
        expression is IdentifierNameSyntax name && name.Identifier.ValueText == variable.Identifier.ValueText;
}
