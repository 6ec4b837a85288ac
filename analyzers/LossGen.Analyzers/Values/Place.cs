using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Values;

/// <summary>A variable: a local, a parameter, a field of this object or a static one, or a member of such a variable.</summary>
internal sealed class Place(ISymbol root, ISymbol? member = null) : IEquatable<Place>
{
    // Symbols hash all that they are in; names are told apart as well and sooner.
    private readonly int _hash = unchecked((root.Name.GetHashCode() * 31) + (member?.Name.GetHashCode() ?? 0));

    public ISymbol Root => root;

    public ISymbol? Member => member;

    /// <summary>The symbol that says what is held.</summary>
    public ISymbol Symbol => member ?? root;

    public ITypeSymbol? Type => Symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol variable => variable.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    /// <summary>Whether other methods may write it.</summary>
    public bool IsShared => root is IFieldSymbol or IPropertySymbol || member is not null;

    /// <summary>Whether the name means this variable at another place in the code.</summary>
    public bool IsInScopeAt(SyntaxNode node)
    {
        if (root is not ILocalSymbol) return true;
        SyntaxNode? declaration = root.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        SyntaxNode? scope = declaration?.Ancestors().FirstOrDefault(IsScope);
        return scope is not null && declaration!.Span.End <= node.SpanStart && scope.Span.Contains(node.Span);
    }

    public bool Equals(Place? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash
            && SymbolEqualityComparer.Default.Equals(root, other.Root) && SymbolEqualityComparer.Default.Equals(member, other.Member));

    public override bool Equals(object? obj) => Equals(obj as Place);

    public override int GetHashCode() => _hash;

    private static bool IsScope(SyntaxNode node) => node
        is BlockSyntax or SwitchSectionSyntax or ForStatementSyntax or CommonForEachStatementSyntax or UsingStatementSyntax or FixedStatementSyntax
        or AnonymousFunctionExpressionSyntax or CompilationUnitSyntax or ArrowExpressionClauseSyntax;
}
