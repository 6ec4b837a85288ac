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

/// <summary>Makes a loss method partial, and what is around it; a body goes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix))]
[Shared]
public sealed class MakePartialFix : DeclarationFix
{
    /// <summary>What these ask for a partial method cannot have.</summary>
    private static readonly SyntaxKind[] NotPartial = [SyntaxKind.AbstractKeyword, SyntaxKind.ExternKeyword, SyntaxKind.AsyncKeyword];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [Problems.NotPartial.Id, Problems.HasBody.Id, Problems.TypeNotPartial.Id];

    private protected override IEnumerable<Cure> Find(SyntaxNode node, IReadOnlyList<string> remedies)
    {
        // An extension block has no name and cannot be partial either.
        IEnumerable<TypeDeclarationSyntax> around = node.AncestorsAndSelf().OfType<TypeDeclarationSyntax>();
        if (around.Any(t => t.Identifier.ValueText.Length == 0)) return [];

        IEnumerable<Edit> types = around
            .Select(t => new Edit(t, n => Modifiers.AddPartial((TypeDeclarationSyntax)n)));
        return node switch
        {
            TypeDeclarationSyntax type => [new Cure($"Make '{type.Identifier.ValueText}' partial", nameof(MakePartialFix), [.. types])],
            MethodDeclarationSyntax method when TitleFor(method) is { } title =>
                [new Cure(title.Text, nameof(MakePartialFix) + title.Key, [new Edit(method, n => Declare((MethodDeclarationSyntax)n)), .. types])],
            // A local function, a lambda or an accessor cannot be partial.
            _ => [],
        };
    }

    private static (string Text, string Key)? TitleFor(MethodDeclarationSyntax method)
    {
        if (method.Modifiers.Any(m => NotPartial.Contains(m.Kind()))) return null;
        string makePartial = $"Make '{method.Identifier.ValueText}' partial";
        bool hasBody = method.Body is not null || method.ExpressionBody is not null;
        return (method.Modifiers.Any(SyntaxKind.PartialKeyword), hasBody) switch
        {
            (false, false) => (makePartial, "Method"),
            (false, true) => (makePartial + " and remove its body", "MethodAndBody"),
            (true, true) => ("Remove the body", "Body"),
            // The body is in another part, which may be in another file.
            (true, false) => null,
        };
    }

    private static MethodDeclarationSyntax Declare(MethodDeclarationSyntax method)
    {
        SyntaxTriviaList end = method.GetTrailingTrivia();
        return Modifiers.AddPartial(method)
            .WithBody(null)
            .WithExpressionBody(null)
            .WithParameterList(method.ParameterList.WithTrailingTrivia())
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(end));
    }
}
