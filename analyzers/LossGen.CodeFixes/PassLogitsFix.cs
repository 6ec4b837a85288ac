using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using LossGen.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.CodeFixes;

/// <summary>Passes the logits that softmax or sigmoid was given, and removes the call and its buffer where nothing else reads them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PassLogitsFix))]
[Shared]
public sealed class PassLogitsFix : CureFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [Misuses.ActivatedLogits.Id, Misuses.ActivatedSigmoidLogits.Id, Misuses.LogOfLogits.Id];

    private protected override IEnumerable<Cure> Find(SyntaxNode root, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(Finding.PassProperty, out string? logits) || logits is null) yield break;
        if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax argument) yield break;
        List<Edit> edits = [new(argument, n => SyntaxFactory.ParseExpression(logits).WithTriviaFrom(n))];
        edits.AddRange(Leftovers.Mark(root, diagnostic.AdditionalLocations, argument));
        yield return new Cure($"Pass '{logits}'", nameof(PassLogitsFix), edits);
    }

    private protected override Task<Document> FinishAsync(Document document, CancellationToken cancellationToken) =>
        Leftovers.RemoveAsync(document, cancellationToken);
}
