using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using LossGen.Generator.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LossGen.CodeFixes;

/// <summary>Offers cures for mistakes in declarations, one at a time or all at once.</summary>
public abstract class DeclarationFix : CodeFixProvider
{
    private static readonly FixAllProvider All = FixAllProvider.Create(FixDocumentAsync);

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => All;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root) return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (Cure cure in Find(root, diagnostic))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(cure.Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(Cure.Apply(root, [cure]))), cure.Key),
                    diagnostic);
            }
        }
    }

    /// <summary>The cures for a diagnostic at a node; none where it is not certain what to write.</summary>
    /// <param name="node">The offending token's node.</param>
    /// <param name="remedies">What the reader says to write instead, most likely first.</param>
    private protected abstract IEnumerable<Cure> Find(SyntaxNode node, IReadOnlyList<string> remedies);

    private IEnumerable<Cure> Find(SyntaxNode root, Diagnostic diagnostic) =>
        Find(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), Problem.RemediesOf(diagnostic));

    private static async Task<Document?> FixDocumentAsync(FixAllContext context, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root) return null;
        IEnumerable<Cure> cures = diagnostics
            .SelectMany(d => ((DeclarationFix)context.CodeFixProvider).Find(root, d))
            .Where(c => c.Key == context.CodeActionEquivalenceKey);
        return document.WithSyntaxRoot(Cure.Apply(root, cures));
    }
}
