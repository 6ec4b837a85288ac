using System.Linq;
using System.Threading;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Generator.Declarations;

/// <summary>Tells whether an implementing part can be added to a method.</summary>
internal static class Implementing
{
    private static readonly SyntaxKind[] NeedAccessibility =
        [SyntaxKind.VirtualKeyword, SyntaxKind.OverrideKeyword, SyntaxKind.SealedKeyword, SyntaxKind.NewKeyword];

    /// <summary>Whether the method is a partial definition that lacks an implementing part, in types that other files can add to.</summary>
    public static bool IsPossible(IMethodSymbol method, MethodDeclarationSyntax? syntax, Findings findings, CancellationToken cancellationToken)
    {
        bool hasBody = syntax is null || syntax.Body is not null || syntax.ExpressionBody is not null;
        if (syntax is null || !syntax.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            findings.AreIncurable = !hasBody;
            findings.Add(Problems.NotPartial, Place.NameOf(method), method.Name.Length > 0 ? method.Name : "lambda");
            return false;
        }

        if (hasBody || IsImplementedByUser(method))
        {
            findings.AreIncurable = method.PartialDefinitionPart is null && !method.IsPartialDefinition;
            findings.Add(Problems.HasBody, Place.NameOf(method), method.Name);
            return false;
        }

        return AreTypesOpen(method, findings, cancellationToken) && method is { IsPartialDefinition: true, IsAbstract: false }
            && HasAccessibilityWhereNeeded(method, syntax) && IsFirst(method);
    }

    /// <summary>Without it the compiler refuses both parts, so that the emitted one would only repeat the error.</summary>
    private static bool HasAccessibilityWhereNeeded(IMethodSymbol method, MethodDeclarationSyntax syntax) =>
        syntax.Modifiers.Any(m => SyntaxFacts.IsAccessibilityModifier(m.Kind()))
        || (method.ReturnsVoid
            && method.Parameters.All(p => p.RefKind != RefKind.Out)
            && !syntax.Modifiers.Any(m => NeedAccessibility.Contains(m.Kind())));

    private static bool AreTypesOpen(IMethodSymbol method, Findings findings, CancellationToken cancellationToken)
    {
        bool areOpen = true;
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (!type.IsFileLocal && IsPartial(type, cancellationToken)) continue;
            areOpen = false;
            findings.AreIncurable = true;
            string name = type.Name.Length > 0 ? type.Name : "extension";
            findings.Add(type.IsFileLocal ? Problems.FileLocalType : Problems.TypeNotPartial, Place.NameOf(type), name, method.Name);
        }

        return areOpen;
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.Any(r =>
            r.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>The analyzer sees the emitted part as well: one without our mark is the user's.</summary>
    private static bool IsImplementedByUser(IMethodSymbol method) =>
        method.PartialImplementationPart is { } part
        && !part.GetAttributes().Any(a =>
            a.AttributeClass?.Name == "GeneratedCodeAttribute" && a.First() is LossAttributeNames.Tool);

    /// <summary>Of equal declarations, which are the compiler's error, only one is implemented: two would have one name.</summary>
    private static bool IsFirst(IMethodSymbol method)
    {
        string? key = null;
        foreach (ISymbol other in method.ContainingType.GetMembers(method.Name))
        {
            if (SymbolEqualityComparer.Default.Equals(other, method)) return true;
            if (other is not IMethodSymbol { IsPartialDefinition: true } twin || twin.Parameters.Length != method.Parameters.Length) continue;
            key ??= method.GetDocumentationCommentId();
            if (twin.GetDocumentationCommentId() == key) return false;
        }

        return true;
    }
}
