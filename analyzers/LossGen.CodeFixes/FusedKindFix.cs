using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LossGen.Analyzers.Rules;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace LossGen.CodeFixes;

/// <summary>Declares the loss with the kind that takes logits, wherever its declaration is, and passes them where the call did not.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FusedKindFix))]
[Shared]
public sealed class FusedKindFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Misuses.RawLogits.Id, Misuses.LogOfActivation.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => Everywhere.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await FindAsync(context.Document, diagnostic, new MisusedCalls(), context.CancellationToken).ConfigureAwait(false) is not { } fix) continue;
            context.RegisterCodeFix(CodeAction.Create(fix.Title, c => ApplyAsync(context.Document.Project.Solution, fix.Changes, c), nameof(FusedKindFix)), diagnostic);
        }
    }

    /// <summary>What there is to change, and in which documents; null where that is not certain.</summary>
    private static async Task<(string Title, IReadOnlyList<(DocumentId Document, Edit Edit)> Changes)?> FindAsync(
        Document document, Diagnostic diagnostic, MisusedCalls misused, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(Finding.KindProperty, out string? kind) || kind is null) return null;
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root) return null;
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model) return null;
        if (MisusedCalls.CallOf(root, diagnostic) is not { } call || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method) return null;

        Solution solution = document.Project.Solution;
        if (AttributeOf(method, cancellationToken) is { ArgumentList: { } list } attribute && solution.GetDocument(attribute.SyntaxTree) is { } declaring)
        {
            if (await declaring.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } there) return null;
            bool isMember = there.GetSymbolInfo(list.Arguments[0].Expression, cancellationToken).Symbol is IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum };
            Edit declare = new(list, n => Declare((AttributeArgumentListSyntax)n, kind, isMember));
            // Another kind concerns every call, and all options that are parameters.
            if (!await Redeclaration.IsPossibleAsync(declaring, declare, cancellationToken).ConfigureAwait(false)) return null;
            if (await misused.AllOfAsync(method, kind, document, diagnostic, cancellationToken).ConfigureAwait(false) is not { } all) return null;
            return ($"Use Kind.{kind} for '{method.Name}'", [.. all.SelectMany(c => Pass(c.Root, c.Diagnostic).Select(e => (c.Document, e))), (declaring.Id, declare)]);
        }

        if (method.Name != "nll_loss") return null;
        SyntaxNode name = call.Expression is MemberAccessExpressionSyntax { Name: var member } ? member : call.Expression;
        Edit rename = new(name, n => SyntaxFactory.IdentifierName("cross_entropy").WithTriviaFrom(n));
        return ("Use cross_entropy", [.. Pass(root, diagnostic).Select(e => (document.Id, e)), (document.Id, rename)]);
    }

    private static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<(DocumentId Document, Edit Edit)> changes, CancellationToken cancellationToken)
    {
        Solution changed = solution;
        foreach (IGrouping<DocumentId, Edit> edits in changes.GroupBy(c => c.Document, c => c.Edit))
        {
            if (solution.GetDocument(edits.Key) is not { } document || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root) continue;
            changed = changed.WithDocumentSyntaxRoot(edits.Key, Cure.Apply(root, [new Cure("", "", [.. edits])]));
            Document cleaned = await Leftovers.RemoveAsync(changed.GetDocument(edits.Key)!, cancellationToken).ConfigureAwait(false);
            changed = cleaned.Project.Solution;
        }

        return changed;
    }

    /// <summary>The only loss attribute of a method.</summary>
    private static AttributeSyntax? AttributeOf(IMethodSymbol method, CancellationToken cancellationToken)
    {
        List<AttributeData> losses = [.. method.GetAttributes().Where(a => a.AttributeClass?.ToDisplayString() == LossAttributeNames.MetadataName)];
        return losses is [{ ApplicationSyntaxReference: { } reference }] ? reference.GetSyntax(cancellationToken) as AttributeSyntax : null;
    }

    private static IEnumerable<Edit> Pass(SyntaxNode root, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(Finding.PassProperty, out string? logits) || logits is null) return [];
        if (MisusedCalls.ArgumentOf(root, diagnostic) is not { } argument) return [];
        Edit pass = new(argument, n => SyntaxFactory.ParseExpression(logits).WithTriviaFrom(n));
        return Leftovers.Mark(root, diagnostic.AdditionalLocations.Prepend(diagnostic.Location), argument).Prepend(pass);
    }

    /// <param name="list">The attribute's arguments.</param>
    /// <param name="kind">The kind to declare.</param>
    /// <param name="isMember">Whether the old one is named, rather than a constant or a number.</param>
    private static AttributeArgumentListSyntax Declare(AttributeArgumentListSyntax list, string kind, bool isMember)
    {
        ExpressionSyntax old = list.Arguments[0].Expression;
        ExpressionSyntax declared = isMember && old is MemberAccessExpressionSyntax named
            ? named.WithName(SyntaxFactory.IdentifierName(kind))
            : SyntaxFactory.ParseExpression("global::LossGen.Kind." + kind).WithAdditionalAnnotations(Simplifier.Annotation);
        list = list.ReplaceNode(old, declared.WithTriviaFrom(old));
        return list.WithArguments(SyntaxFactory.SeparatedList(list.Arguments.Where(a => a.NameEquals is null || IsFor(kind, a.NameEquals.Name.Identifier.ValueText))))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>Whether an argument is no option of some kinds only, or one of this kind.</summary>
    private static bool IsFor(string kind, string argument) =>
        LossOptions.All.All(o => o.Name != argument) || Catalogue.All.Any(k => k.Name == kind && k.Find(argument) is not null);

    /// <summary>Declarations may be in other documents than calls, and several calls share one: so all changes are collected before any is made.</summary>
    private sealed class Everywhere : FixAllProvider
    {
        public static readonly Everywhere Instance = new();

        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            IEnumerable<Document> documents = context.Scope switch
            {
                FixAllScope.Document when context.Document is { } document => [document],
                FixAllScope.Project => context.Project.Documents,
                _ => context.Solution.Projects.SelectMany(p => p.Documents),
            };
            MisusedCalls misused = new();
            List<(DocumentId, Edit)> changes = [];
            foreach (Document document in documents)
            {
                foreach (Diagnostic diagnostic in await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false))
                {
                    if (await FindAsync(document, diagnostic, misused, context.CancellationToken).ConfigureAwait(false) is { } fix) changes.AddRange(fix.Changes);
                }
            }

            return changes.Count == 0 ? null : CodeAction.Create("Use the kinds that take logits", c => ApplyAsync(context.Solution, changes, c), nameof(FusedKindFix));
        }
    }
}
