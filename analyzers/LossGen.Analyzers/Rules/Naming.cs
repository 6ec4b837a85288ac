using System.Linq;
using LossGen.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Analyzers.Rules;

/// <summary>Finds how code at some place names a variable, as the compiler would read it there.</summary>
internal static class Naming
{
    /// <summary>The shortest way; null where there is none, because something else has the name or the variable is not accessible.</summary>
    public static string? Of(Place place, SemanticModel model, int position)
    {
        string name = NameOf(place.Root);
        string longer = place.Root switch
        {
            { IsStatic: true, ContainingType: { } type } => type.ToMinimalDisplayString(model, position) + "." + name,
            IFieldSymbol or IPropertySymbol => "this." + name,
            _ => name,
        };
        string? found = new[] { name, longer }.FirstOrDefault(n => Means(n, place.Root));
        if (found is null || place.Member is not { } member) return found;
        string full = found + "." + NameOf(member);
        return Means(full, member) ? full : null;

        bool Means(string text, ISymbol symbol) => SymbolEqualityComparer.Default.Equals(
            model.GetSpeculativeSymbolInfo(position, SyntaxFactory.ParseExpression(text), SpeculativeBindingOption.BindAsExpression).Symbol, symbol);
    }

    private static string NameOf(ISymbol symbol) =>
        SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None ? symbol.Name : "@" + symbol.Name;
}
