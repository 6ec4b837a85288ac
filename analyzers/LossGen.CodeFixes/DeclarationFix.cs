using System.Collections.Generic;
using LossGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace LossGen.CodeFixes;

/// <summary>Offers cures for mistakes in declarations.</summary>
public abstract class DeclarationFix : CureFix
{
    /// <summary>The cures for a diagnostic at a node; none where it is not certain what to write.</summary>
    /// <param name="node">The offending token's node.</param>
    /// <param name="remedies">What the reader says to write instead, most likely first.</param>
    private protected abstract IEnumerable<Cure> Find(SyntaxNode node, IReadOnlyList<string> remedies);

    private protected sealed override IEnumerable<Cure> Find(SyntaxNode root, Diagnostic diagnostic) =>
        Find(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), Problem.RemediesOf(diagnostic));
}
