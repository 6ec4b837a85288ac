using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using LossGen.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.CodeFixes;

/// <summary>Swaps predictions and targets.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SwapArgumentsFix))]
[Shared]
public sealed class SwapArgumentsFix : CureFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Misuses.Swapped.Id];

    private protected override IEnumerable<Cure> Find(SyntaxNode root, Diagnostic diagnostic)
    {
        if (diagnostic.AdditionalLocations is not [{ } other, ..] || other.SourceTree != root.SyntaxTree) yield break;
        if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax first) yield break;
        if (root.FindNode(other.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax second) yield break;
        yield return new Cure(
            $"Swap '{first}' and '{second}'",
            nameof(SwapArgumentsFix),
            [new(first, n => second.WithTriviaFrom(n)), new(second, n => first.WithTriviaFrom(n))]);
    }
}
