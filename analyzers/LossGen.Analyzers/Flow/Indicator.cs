using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Flow;

/// <summary>
/// Recognises <c>row[column] = column == label ? 1 : 0</c>, and the same with <c>if</c>. The graph has taken loops and conditions apart, so that the syntax is asked.
/// </summary>
internal static class Indicator
{
    /// <summary>Whether a condition makes one-hot rows where it stands.</summary>
    public static bool IsOneHot(ConditionalExpressionSyntax condition)
    {
        SyntaxNode at = condition;
        while (at.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax) at = at.Parent;
        return at.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: ElementAccessExpressionSyntax target } && IsColumnOf(condition.Condition, target);
    }

    /// <summary>Whether an assignment of a 1 is made where the column is the label's.</summary>
    public static bool IsGuarded(SyntaxNode assignment) =>
        assignment.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { Left: ElementAccessExpressionSyntax target }
        && assignment.Ancestors().TakeWhile(n => n is not ForStatementSyntax).OfType<IfStatementSyntax>().FirstOrDefault() is { } guard
        && guard.Statement.Span.Contains(assignment.Span)
        && IsColumnOf(guard.Condition, target);

    /// <summary>Whether it is the column of an element that is compared: it counts a loop of its own, in which the row stays, or which goes on from row to row.</summary>
    private static bool IsColumnOf(ExpressionSyntax condition, ElementAccessExpressionSyntax target)
    {
        while (condition is ParenthesizedExpressionSyntax parenthesized) condition = parenthesized.Expression;
        if (condition is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } comparison) return false;
        foreach (string column in Counters(target))
        {
            ExpressionSyntax? label = Names(comparison.Left, column) ? comparison.Right : Names(comparison.Right, column) ? comparison.Left : null;
            if (label is LiteralExpressionSyntax or null || !target.ArgumentList.DescendantNodes().Any(n => Names(n, column))) continue;
            // Something else in the index, or a label that is looked up: not just one of all.
            bool hasRow = target.ArgumentList.Arguments.Count > 1 || !Names(target.ArgumentList.Arguments[0].Expression, column);
            if (hasRow || label is ElementAccessExpressionSyntax) return true;
        }

        return false;
    }

    private static IEnumerable<string> Counters(SyntaxNode node) => node.Ancestors().OfType<ForStatementSyntax>()
        .Select(f => f.Declaration is { Variables: [{ } variable, ..] } ? variable.Identifier.ValueText : "").Where(n => n.Length > 0);

    private static bool Names(SyntaxNode expression, string variable) => expression is IdentifierNameSyntax name && name.Identifier.ValueText == variable;
}
