using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace LossGen.CodeFixes;

/// <summary>A change that cures a diagnostic: nodes, and what becomes of each. Cures of one document can be applied together.</summary>
/// <param name="Title">What the user chooses.</param>
/// <param name="Key">The same for cures of the same sort, so that all occurrences can be fixed at once.</param>
/// <param name="Edits">The nodes to change.</param>
internal sealed record Cure(string Title, string Key, IReadOnlyList<Edit> Edits)
{
    public static SyntaxNode Apply(SyntaxNode root, IEnumerable<Cure> cures)
    {
        ILookup<SyntaxNode, Edit> edits = cures.SelectMany(c => c.Edits).ToLookup(e => e.Node);
        return root.ReplaceNodes(edits.Select(e => e.Key), (original, current) => edits[original]
            .Aggregate(current, (node, edit) => edit.Change(node))
            .WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation));
    }
}

/// <summary>One node and its change. Where diagnostics share a node, their changes follow each other: each must bear what another did.</summary>
internal sealed record Edit(SyntaxNode Node, Func<SyntaxNode, SyntaxNode> Change);
