using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Transfer;

/// <summary>Looks up, elsewhere in the source, what a variable is made of.</summary>
internal static class SymbolSource
{
    /// <summary>What adds to a container, or changes what is in it.</summary>
    private static readonly HashSet<string> Growing =
        ["append", "add_module", "register_module", "apply", "insert", "extend", "Add", "AddRange", "Insert", "Remove", "RemoveAt", "Clear"];

    /// <summary>The call or constructor that made an object; null where it is not the only one, or where something is added to what it has made.</summary>
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
        if (Creation(symbol, compilation) is not { } expression) return null;
        IOperation? made = Unwrap(compilation.GetSemanticModel(expression.SyntaxTree).GetOperation(expression));
        return made is IInvocationOperation or IObjectCreationOperation ? made : null;
    }

    /// <summary>The only thing that the code ever assigns to a variable, where nothing changes that later.</summary>
    private static ExpressionSyntax? Creation(ISymbol symbol, Compilation compilation)
    {
        // Other code may assign to it.
        if (symbol is IFieldSymbol { IsReadOnly: false, DeclaredAccessibility: not Accessibility.Private } or IPropertySymbol { SetMethod: not null }) return null;
        List<ExpressionSyntax> values = [.. symbol.DeclaringSyntaxReferences.Select(r => Initializer(r.GetSyntax())).OfType<ExpressionSyntax>()];
        foreach (IdentifierNameSyntax name in Scopes(symbol).SelectMany(s => s.DescendantNodes()).OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText != symbol.Name) continue;
            ExpressionSyntax use = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
            if (use.Parent is AssignmentExpressionSyntax assignment && assignment.Left == use) values.Add(assignment.Right);
            else if (IsChanged(use, compilation)) return null;
        }

        return values.Count == 1 ? values[0] : null;
    }

    private static ExpressionSyntax? Initializer(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } => value,
        PropertyDeclarationSyntax { Initializer.Value: var value } => value,
        _ => null,
    };

    /// <summary>All code that can name a variable: of a program without a class, all its statements.</summary>
    private static IEnumerable<SyntaxNode> Scopes(ISymbol symbol)
    {
        if (symbol is ILocalSymbol)
        {
            return symbol.DeclaringSyntaxReferences
                .Select(r => r.GetSyntax().Ancestors().FirstOrDefault(n => n is MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax))
                .OfType<SyntaxNode>();
        }

        INamedTypeSymbol type = symbol.ContainingType;
        while (type.ContainingType is { } outer) type = outer;
        return type.DeclaringSyntaxReferences.Select(r => r.GetSyntax());
    }

    /// <summary>Whether what a variable refers to may be another object afterwards, or have more in it.</summary>
    private static bool IsChanged(ExpressionSyntax use, Compilation compilation) => use.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax, Name.Identifier.ValueText: var method } access => access.Expression == use && Growing.Contains(method),
        ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } element => assignment.Left == element,
        RefExpressionSyntax => true,
        ArgumentSyntax { RefKindKeyword.RawKind: not 0 } => true,
        // One of the targets of a deconstruction.
        ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } tuple } => assignment.Left == tuple,
        // Whoever takes a container as such may add to it.
        ArgumentSyntax { Parent.Parent: ExpressionSyntax } argument => ParameterOf(argument, compilation) is { Type.Name: "Sequential" or "IList" or "ICollection" or "Object" },
        _ => false,
    };

    private static IParameterSymbol? ParameterOf(ArgumentSyntax argument, Compilation compilation) =>
        (compilation.GetSemanticModel(argument.SyntaxTree).GetOperation(argument) as IArgumentOperation)?.Parameter;

    private static IOperation? Unwrap(IOperation? operation)
    {
        while (operation is IConversionOperation { Operand: var operand }) operation = operand;
        return operation;
    }
}
