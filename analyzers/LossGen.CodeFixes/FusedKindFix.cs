using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LossGen.Analyzers.Rules;
using LossGen.Generator.Declarations;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace LossGen.CodeFixes;

/// <summary>Declares the loss with the kind that takes logits, wherever its declaration is, and passes them where the call did not.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FusedKindFix))]
[Shared]
public sealed class FusedKindFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Misuses.RawLogits.Id, Misuses.LogOfActivation.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Document document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root) return;
        if (await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model) return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(Finding.KindProperty, out string? kind) || kind is null) continue;
            if (ArgumentOf(root, diagnostic)?.FirstAncestorOrSelf<InvocationExpressionSyntax>(c => c.ArgumentList.Arguments.Count > 1) is not { } call) continue;
            if (model.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method) continue;
            if (AttributeOf(method, document.Project.Solution, context.CancellationToken) is { } attribute)
            {
                string title = $"Use Kind.{kind} for '{method.Name}'";
                context.RegisterCodeFix(CodeAction.Create(title, c => DeclareAsync(document, root, diagnostic, attribute, kind, c), nameof(FusedKindFix)), diagnostic);
            }
            else if (method.Name == "nll_loss")
            {
                context.RegisterCodeFix(CodeAction.Create("Use cross_entropy", c => RenameAsync(document, root, diagnostic, call, c), nameof(FusedKindFix)), diagnostic);
            }
        }
    }

    /// <summary>The loss's argument: where the diagnostic is, or what it relates to.</summary>
    private static ExpressionSyntax? ArgumentOf(SyntaxNode root, Diagnostic diagnostic)
    {
        Location location = diagnostic.Id == Misuses.LogOfActivation.Id ? diagnostic.AdditionalLocations[1] : diagnostic.Location;
        return location.SourceTree == root.SyntaxTree ? root.FindNode(location.SourceSpan, getInnermostNodeForTie: true) as ExpressionSyntax : null;
    }

    /// <summary>The only loss attribute of a method of this solution.</summary>
    private static AttributeSyntax? AttributeOf(IMethodSymbol method, Solution solution, CancellationToken cancellationToken)
    {
        List<AttributeData> losses = [.. method.GetAttributes().Where(a => a.AttributeClass?.ToDisplayString() == LossAttributeNames.MetadataName)];
        return losses is [{ ApplicationSyntaxReference: { } reference }] && solution.GetDocument(reference.SyntaxTree) is not null
            ? reference.GetSyntax(cancellationToken) as AttributeSyntax
            : null;
    }

    private static async Task<Solution> DeclareAsync(
        Document document, SyntaxNode root, Diagnostic diagnostic, AttributeSyntax attribute, string kind, CancellationToken cancellationToken)
    {
        Solution solution = document.Project.Solution;
        if (solution.GetDocument(attribute.SyntaxTree) is not { } declaring) return solution;
        List<Edit> edits = [.. Pass(root, diagnostic)];
        Edit declare = new(attribute.ArgumentList!, n => Declare((AttributeArgumentListSyntax)n, kind));
        if (declaring.Id == document.Id) edits.Add(declare);
        Document changed = await ApplyAsync(document, root, edits, cancellationToken).ConfigureAwait(false);
        if (declaring.Id == document.Id) return changed.Project.Solution;

        SyntaxNode declaringRoot = await attribute.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        return changed.Project.Solution.WithDocumentSyntaxRoot(declaring.Id, Cure.Apply(declaringRoot, [new Cure("", "", [declare])]));
    }

    private static async Task<Document> RenameAsync(
        Document document, SyntaxNode root, Diagnostic diagnostic, InvocationExpressionSyntax call, CancellationToken cancellationToken)
    {
        SimpleNameSyntax? name = call.Expression switch
        {
            MemberAccessExpressionSyntax { Name: var member } => member,
            SimpleNameSyntax simple => simple,
            _ => null,
        };
        List<Edit> edits = [.. Pass(root, diagnostic)];
        if (name is not null) edits.Add(new Edit(name, n => SyntaxFactory.IdentifierName("cross_entropy").WithTriviaFrom(n)));
        return await ApplyAsync(document, root, edits, cancellationToken).ConfigureAwait(false);
    }

    private static Task<Document> ApplyAsync(Document document, SyntaxNode root, IReadOnlyList<Edit> edits, CancellationToken cancellationToken) =>
        Leftovers.RemoveAsync(document.WithSyntaxRoot(Cure.Apply(root, [new Cure("", "", edits)])), cancellationToken);

    private static IEnumerable<Edit> Pass(SyntaxNode root, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(Finding.PassProperty, out string? logits) || logits is null) return [];
        if (ArgumentOf(root, diagnostic) is not { } argument) return [];
        Edit pass = new(argument, n => SyntaxFactory.ParseExpression(logits).WithTriviaFrom(n));
        return Leftovers.Mark(root, diagnostic.AdditionalLocations.Prepend(diagnostic.Location), argument).Prepend(pass);
    }

    private static AttributeArgumentListSyntax Declare(AttributeArgumentListSyntax list, string kind)
    {
        if (list.Arguments[0].Expression is MemberAccessExpressionSyntax old)
        {
            list = list.ReplaceNode(old, old.WithName(SyntaxFactory.IdentifierName(kind)).WithTriviaFrom(old));
        }

        return list.WithArguments(SyntaxFactory.SeparatedList(list.Arguments.Where(a => a.NameEquals is null || IsFor(kind, a.NameEquals.Name.Identifier.ValueText))))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>Whether an argument is no option of some kinds only, or one of this kind.</summary>
    private static bool IsFor(string kind, string argument) =>
        LossOptions.All.All(o => o.Name != argument) || Catalogue.All.Any(k => k.Name == kind && k.Find(argument) is not null);
}
