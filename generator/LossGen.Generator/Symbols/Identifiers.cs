using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Generator.Symbols;

/// <summary>Names as they must be written in source.</summary>
internal static class Identifiers
{
    /// <summary>The name with @ where it is a word of the language; contextual words as well, since @ never harms.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>The namespace, dotted and escaped; empty for the global one.</summary>
    public static string Of(INamespaceSymbol? space)
    {
        if (space is null || space.IsGlobalNamespace) return "";
        Stack<string> parts = new();
        for (; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace) parts.Push(Escape(space.Name));
        return string.Join(".", parts);
    }
}
