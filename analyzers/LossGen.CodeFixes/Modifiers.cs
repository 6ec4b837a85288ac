using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.CodeFixes;

/// <summary>Adds modifiers without losing the comments before a declaration.</summary>
internal static class Modifiers
{
    /// <summary>A partial method that returns something has to say who may call it.</summary>
    public static MethodDeclarationSyntax AddPartial(MethodDeclarationSyntax method)
    {
        if (method.Modifiers.Any(SyntaxKind.PartialKeyword)) return method;
        bool isVoid = method.ReturnType is PredefinedTypeSyntax { Keyword: var keyword } && keyword.IsKind(SyntaxKind.VoidKeyword);
        SyntaxToken partial = Token(SyntaxKind.PartialKeyword);
        if (!isVoid && !method.Modifiers.Any(m => SyntaxFacts.IsAccessibilityModifier(m.Kind())))
        {
            bool isInterface = method.Parent is InterfaceDeclarationSyntax;
            method = Insert(method, 0, Token(isInterface ? SyntaxKind.PublicKeyword : SyntaxKind.PrivateKeyword));
        }

        return Insert(method, method.Modifiers.Count, partial);
    }

    public static TypeDeclarationSyntax AddPartial(TypeDeclarationSyntax type)
    {
        if (type.Modifiers.Any(SyntaxKind.PartialKeyword)) return type;
        SyntaxToken partial = Token(SyntaxKind.PartialKeyword);
        if (type.Modifiers.Count > 0) return (TypeDeclarationSyntax)type.WithModifiers(type.Modifiers.Add(partial));
        SyntaxTriviaList before = type.Keyword.LeadingTrivia;
        return (TypeDeclarationSyntax)type.WithKeyword(type.Keyword.WithLeadingTrivia()).WithModifiers([partial.WithLeadingTrivia(before)]);
    }

    private static MethodDeclarationSyntax Insert(MethodDeclarationSyntax method, int index, SyntaxToken modifier)
    {
        if (index > 0) return method.WithModifiers(method.Modifiers.Insert(index, modifier));
        SyntaxToken next = method.Modifiers.Count > 0 ? method.Modifiers[0] : method.ReturnType.GetFirstToken();
        SyntaxTriviaList before = next.LeadingTrivia;
        method = method.ReplaceToken(next, next.WithLeadingTrivia());
        return method.WithModifiers(method.Modifiers.Insert(0, modifier.WithLeadingTrivia(before)));
    }

    private static SyntaxToken Token(SyntaxKind kind) => SyntaxFactory.Token(kind).WithTrailingTrivia(SyntaxFactory.Space);
}
