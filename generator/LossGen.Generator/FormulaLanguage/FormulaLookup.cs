using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Generator.FormulaLanguage;

/// <summary>Finds the methods that the argument of an attribute may mean.</summary>
internal static class FormulaLookup
{
    /// <summary>All overloads: those that <c>nameof</c> binds to, else those of that name in the containing type, its bases and outwards.</summary>
    public static ImmutableArray<IMethodSymbol> Find(
        AttributeData attribute, string name, IMethodSymbol loss, Compilation compilation, CancellationToken cancellationToken)
    {
        if (Named(attribute, cancellationToken) is { } expression)
        {
            SemanticModel model = compilation.GetSemanticModel(expression.SyntaxTree);
            ImmutableArray<IMethodSymbol> bound = [.. model.GetMemberGroup(expression, cancellationToken).OfType<IMethodSymbol>()];
            if (bound.IsEmpty) bound = [.. model.GetSymbolInfo(expression, cancellationToken).CandidateSymbols.OfType<IMethodSymbol>()];
            if (!bound.IsEmpty) return bound;
        }

        for (INamedTypeSymbol? outer = loss.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            for (INamedTypeSymbol? type = outer; type is not null; type = type.BaseType)
            {
                ImmutableArray<IMethodSymbol> members = [.. type.GetMembers(name).OfType<IMethodSymbol>().Where(m => m.MethodKind == MethodKind.Ordinary)];
                if (!members.IsEmpty) return members;
            }
        }

        return [];
    }

    // What stands in the brackets of nameof, or null.
    private static ExpressionSyntax? Named(AttributeData attribute, CancellationToken cancellationToken)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax { ArgumentList.Arguments: var arguments }) return null;
        ExpressionSyntax? formula = arguments.FirstOrDefault(a => a.NameEquals is null)?.Expression;
        while (formula is ParenthesizedExpressionSyntax inner) formula = inner.Expression;
        return formula is InvocationExpressionSyntax { Expression: IdentifierNameSyntax identifier, ArgumentList.Arguments: { Count: 1 } named }
            && identifier.Identifier.IsKind(SyntaxKind.IdentifierToken) && identifier.Identifier.ValueText == "nameof"
            ? named[0].Expression
            : null;
    }
}
