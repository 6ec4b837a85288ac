using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Transfer;

/// <summary>Looks up, elsewhere in the source, what a variable is made of.</summary>
internal static class SymbolSource
{
    /// <summary>The call or constructor that made an object; null where it is not the only one.</summary>
    public static IOperation? CreationOf(IOperation? operation, Compilation compilation)
    {
        IOperation? value = Unwrap(operation);
        ISymbol? symbol = value switch
        {
            ILocalReferenceOperation { Local: var local } => local,
            IFieldReferenceOperation { Field: var field, Instance: null or IInstanceReferenceOperation } => field,
            IPropertyReferenceOperation { Property: var property, Instance: null or IInstanceReferenceOperation } => property,
            _ => null,
        };
        if (symbol is null) return value is IInvocationOperation or IObjectCreationOperation ? value : null;

        List<ExpressionSyntax> values = [.. Values(symbol)];
        if (values.Count != 1) return null;
        IOperation? made = Unwrap(compilation.GetSemanticModel(values[0].SyntaxTree).GetOperation(values[0]));
        return made is IInvocationOperation or IObjectCreationOperation ? made : null;
    }

    /// <summary>Everything that the code assigns to a variable; nothing where other code may assign to it.</summary>
    private static IEnumerable<ExpressionSyntax> Values(ISymbol symbol)
    {
        if (symbol is IFieldSymbol { IsReadOnly: false, DeclaredAccessibility: not Accessibility.Private } or IPropertySymbol { SetMethod: not null }) return [];
        return symbol.DeclaringSyntaxReferences.SelectMany(r => Values(symbol, r.GetSyntax()));
    }

    private static IEnumerable<ExpressionSyntax> Values(ISymbol symbol, SyntaxNode declaration)
    {
        ExpressionSyntax? initializer = declaration switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } => value,
            PropertyDeclarationSyntax { Initializer.Value: var value } => value,
            _ => null,
        };
        if (initializer is not null) yield return initializer;

        SyntaxNode? scope = symbol is ILocalSymbol
            ? declaration.Ancestors().FirstOrDefault(n => n is MemberDeclarationSyntax)
            : declaration.Ancestors().OfType<TypeDeclarationSyntax>().FirstOrDefault();
        foreach (AssignmentExpressionSyntax assignment in (scope?.DescendantNodes() ?? []).OfType<AssignmentExpressionSyntax>())
        {
            if (NameOf(assignment.Left) == symbol.Name) yield return assignment.Right;
        }
    }

    private static string? NameOf(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } => name.Identifier.ValueText,
        _ => null,
    };

    private static IOperation? Unwrap(IOperation? operation)
    {
        while (operation is IConversionOperation { Operand: var operand }) operation = operand;
        return operation;
    }
}
