using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using LossGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.CodeFixes;

/// <summary>Removes <c>file</c> from a type that holds a loss method.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveFileModifierFix))]
[Shared]
public sealed class RemoveFileModifierFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Problems.FileLocalType.Id];

    private protected override IEnumerable<Cure> Find(SyntaxNode node, IReadOnlyList<string> remedies)
    {
        // Only an outermost type can be file-local, and 'internal' is what such a type is without it.
        if (node.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().LastOrDefault() is not { } type) yield break;
        Edit edit = new(type, n => WithoutFile((TypeDeclarationSyntax)n));
        yield return new Cure($"Remove 'file' from '{type.Identifier.ValueText}'", nameof(RemoveFileModifierFix), [edit]);
    }

    private static TypeDeclarationSyntax WithoutFile(TypeDeclarationSyntax type)
    {
        SyntaxToken file = type.Modifiers.FirstOrDefault(m => m.IsKind(SyntaxKind.FileKeyword));
        return file == default
            ? type
            : type.ReplaceToken(file, SyntaxFactory.Token(SyntaxKind.InternalKeyword).WithTriviaFrom(file));
    }
}
