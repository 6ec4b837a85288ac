using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Creations;

/// <summary>What code assigns to a variable.</summary>
/// <param name="Value">The only thing that is ever assigned.</param>
/// <param name="Growth">The calls, in order, that add to it right where it is made.</param>
internal sealed record Assignments(ExpressionSyntax Value, IReadOnlyList<InvocationExpressionSyntax> Growth)
{
    /// <summary>What adds to a container, or changes what is in it.</summary>
    private static readonly HashSet<string> Changing =
        ["append", "add_module", "register_module", "apply", "insert", "extend", "Add", "AddRange", "Insert", "Remove", "RemoveAt", "Clear"];

    /// <summary>Of these, what adds one thing at the end.</summary>
    private static readonly HashSet<string> Growing = ["append", "add_module", "register_module", "Add"];

    /// <summary>The only thing that the code ever assigns to a variable; null where something else may be there.</summary>
    public static Assignments? Of(ISymbol symbol, Compilation compilation)
    {
        // Other code may assign to it.
        if (symbol is IFieldSymbol { IsReadOnly: false, DeclaredAccessibility: not Accessibility.Private } or IPropertySymbol { SetMethod: not null }) return null;
        List<ExpressionSyntax> values = [.. symbol.DeclaringSyntaxReferences.Select(r => Initializer(r.GetSyntax())).OfType<ExpressionSyntax>()];
        List<InvocationExpressionSyntax> growth = [];
        foreach (ExpressionSyntax use in UsesOf(symbol))
        {
            if (use.Parent is AssignmentExpressionSyntax assignment && assignment.Left == use) values.Add(assignment.Right);
            else if (GrowthAt(use) is { } added) growth.AddRange(added);
            else if (IsChangedAt(use, compilation)) return null;
        }

        return values is [{ } only] && growth.All(g => IsRightAfter(only, g)) ? new Assignments(only, growth) : null;
    }

    /// <summary>Whether a parameter becomes anything else than what was given, or has something added to it.</summary>
    public static bool IsChanged(IParameterSymbol parameter, Compilation compilation) => UsesOf(parameter)
        .Any(use => (use.Parent is AssignmentExpressionSyntax assignment && assignment.Left == use) || GrowthAt(use) is not null || IsChangedAt(use, compilation));

    private static IEnumerable<ExpressionSyntax> UsesOf(ISymbol symbol)
    {
        foreach (IdentifierNameSyntax name in Scopes(symbol).SelectMany(s => s.DescendantNodes()).OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText == symbol.Name) yield return name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        }
    }

    /// <summary>The calls of a chain that adds to a variable, where it is a statement of its own.</summary>
    private static IReadOnlyList<InvocationExpressionSyntax>? GrowthAt(ExpressionSyntax use)
    {
        List<InvocationExpressionSyntax> calls = [];
        SyntaxNode at = use;
        while (at.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && access.Expression == at && Growing.Contains(access.Name.Identifier.ValueText))
        {
            calls.Add(call);
            at = call;
        }

        return calls.Count > 0 && at.Parent is ExpressionStatementSyntax ? calls : null;
    }

    /// <summary>Whether a call runs once whenever a value is assigned, and after that.</summary>
    private static bool IsRightAfter(ExpressionSyntax value, InvocationExpressionSyntax growth)
    {
        SyntaxNode? block = StatementOf(value)?.Parent;
        if (StatementOf(growth) is not { } statement || growth.SpanStart < value.SpanStart) return false;
        // In the constructor, what is added to a field that has an initialiser.
        if (block is null) return value.FirstAncestorOrSelf<FieldDeclarationSyntax>() is not null && statement.Parent?.Parent is ConstructorDeclarationSyntax;
        return block is GlobalStatementSyntax ? statement.Parent is GlobalStatementSyntax : statement.Parent == block;
    }

    private static StatementSyntax? StatementOf(SyntaxNode node) => node.FirstAncestorOrSelf<StatementSyntax>();

    private static ExpressionSyntax? Initializer(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } => value,
        PropertyDeclarationSyntax { Initializer.Value: var value } => value,
        PropertyDeclarationSyntax { ExpressionBody.Expression: var value } => value,
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

        if (symbol is IParameterSymbol) return symbol.ContainingSymbol.DeclaringSyntaxReferences.Select(r => r.GetSyntax());
        INamedTypeSymbol type = symbol.ContainingType;
        while (type.ContainingType is { } outer) type = outer;
        return type.DeclaringSyntaxReferences.Select(r => r.GetSyntax());
    }

    /// <summary>Whether what a variable refers to may be another object afterwards, or have more in it.</summary>
    private static bool IsChangedAt(ExpressionSyntax use, Compilation compilation) => use.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax, Name.Identifier.ValueText: var method } access => access.Expression == use && Changing.Contains(method),
        ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } element => assignment.Left == element,
        RefExpressionSyntax => true,
        ArgumentSyntax { RefKindKeyword.RawKind: not 0 } => true,
        // One of the targets of a deconstruction.
        ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } tuple } => assignment.Left == tuple,
        // Whoever takes a container as such may add to it.
        ArgumentSyntax { Parent.Parent: ExpressionSyntax } argument => ParameterOf(argument, compilation) is { Type.Name: "Sequential" or "IList" or "ICollection" or "Object" },
        _ => false,
    };

    private static IParameterSymbol? ParameterOf(ArgumentSyntax argument, Compilation compilation) => (Creation.OperationOf(argument, compilation) as IArgumentOperation)?.Parameter;
}
