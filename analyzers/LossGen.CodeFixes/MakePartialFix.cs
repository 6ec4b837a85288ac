using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using LossGen.Generator.Declarations;
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
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Problems.NotPartial.Id, Problems.HasBody.Id, Problems.TypeNotPartial.Id];

    private protected override IEnumerable<Cure> Find(SyntaxNode node, IReadOnlyList<string> remedies)
    {
        IEnumerable<Edit> types = node.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Select(t => new Edit(t, n => Modifiers.AddPartial((TypeDeclarationSyntax)n)));
        switch (node)
        {
            case TypeDeclarationSyntax type:
                yield return new Cure($"Make '{type.Identifier.ValueText}' partial", nameof(MakePartialFix), [.. types]);
                break;
            // A local function or an accessor cannot be partial, and what these modifiers ask for cannot be had.
            case MethodDeclarationSyntax method when !method.Modifiers.Any(m => m.Kind() is SyntaxKind.AbstractKeyword or SyntaxKind.ExternKeyword or SyntaxKind.AsyncKeyword):
                bool hasBody = method.Body is not null || method.ExpressionBody is not null;
                bool isPartial = method.Modifiers.Any(SyntaxKind.PartialKeyword);
                if (isPartial && !hasBody) break;
                string title = isPartial ? "Remove the body" : hasBody ? $"Make '{method.Identifier.ValueText}' partial and remove its body" : $"Make '{method.Identifier.ValueText}' partial";
                yield return new Cure(title, nameof(MakePartialFix) + hasBody + isPartial, [new Edit(method, n => Declare((MethodDeclarationSyntax)n)), .. types]);
                break;
        }
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
