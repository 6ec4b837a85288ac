using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LossGen.CodeFixes;

/// <summary>Offers cures that stay within a document, one at a time or all at once.</summary>
public abstract class CureFix : CodeFixProvider
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
                context.RegisterCodeFix(CodeAction.Create(cure.Title, c => ApplyAsync(context.Document, root, [cure], c), cure.Key), diagnostic);
            }
        }
    }

    /// <summary>The cures for a diagnostic; none where it is not certain what to write.</summary>
    private protected abstract IEnumerable<Cure> Find(SyntaxNode root, Diagnostic diagnostic);

    /// <summary>Clears away what the cures have left behind.</summary>
    private protected virtual Task<Document> FinishAsync(Document document, CancellationToken cancellationToken) => Task.FromResult(document);

    private Task<Document> ApplyAsync(Document document, SyntaxNode root, IEnumerable<Cure> cures, CancellationToken cancellationToken) =>
        FinishAsync(document.WithSyntaxRoot(Cure.Apply(root, cures)), cancellationToken);

    private static async Task<Document?> FixDocumentAsync(FixAllContext context, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root) return null;
        CureFix fix = (CureFix)context.CodeFixProvider;
        // Without a key, as dotnet format has it where an analyzer has found several things, the likeliest cure of each is meant.
        string? key = context.CodeActionEquivalenceKey;
        List<Cure> cures = [.. diagnostics.SelectMany(d => fix.Find(root, d).Where(c => key is null || c.Key == key).Take(key is null ? 1 : int.MaxValue))];
        return await fix.ApplyAsync(document, root, cures, context.CancellationToken).ConfigureAwait(false);
    }
}
