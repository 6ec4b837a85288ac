using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LossGen.Analyzers;
using LossGen.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;

namespace LossGen.CodeFixes;

/// <summary>Finds out whether all calls of a loss are given what another kind expects. What is found in a document is kept, for the next loss.</summary>
internal sealed class MisusedCalls
{
    private readonly Dictionary<DocumentId, IReadOnlyList<Diagnostic>> _found = [];

    /// <summary>The loss's argument: where the diagnostic is, or what it relates to.</summary>
    public static ExpressionSyntax? ArgumentOf(SyntaxNode root, Diagnostic diagnostic)
    {
        // A formula of the user's own has no loss.
        if (diagnostic.Id == Misuses.LogOfActivation.Id && diagnostic.AdditionalLocations.Count < 2) return null;
        Location location = diagnostic.Id == Misuses.LogOfActivation.Id ? diagnostic.AdditionalLocations[1] : diagnostic.Location;
        return location.SourceTree == root.SyntaxTree ? root.FindNode(location.SourceSpan, getInnermostNodeForTie: true) as ExpressionSyntax : null;
    }

    /// <summary>The call that it is an argument of.</summary>
    public static InvocationExpressionSyntax? CallOf(SyntaxNode root, Diagnostic diagnostic) =>
        ArgumentOf(root, diagnostic)?.FirstAncestorOrSelf<InvocationExpressionSyntax>(c => c.ArgumentList.Arguments.Count > 1);

    /// <summary>The findings at all calls of a loss; null where a call has none, or where more is done with the loss than to call it.</summary>
    /// <param name="method">The loss.</param>
    /// <param name="kind">The kind that calls should have meant.</param>
    /// <param name="document">Where one of them is.</param>
    /// <param name="diagnostic">What is found there.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<IReadOnlyList<(DocumentId Document, SyntaxNode Root, Diagnostic Diagnostic)>?> AllOfAsync(
        IMethodSymbol method, string kind, Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        List<(DocumentId, SyntaxNode, Diagnostic)> all = [];
        IEnumerable<ReferencedSymbol> references =
            await SymbolFinder.FindReferencesAsync(method.PartialDefinitionPart ?? method, document.Project.Solution, cancellationToken).ConfigureAwait(false);
        foreach (ReferenceLocation reference in references.SelectMany(r => r.Locations))
        {
            if (await reference.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root) return null;
            SyntaxNode name = root.FindNode(reference.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true);
            if (name.IsPartOfStructuredTrivia() || IsInNameof(name)) continue;
            if (name.FirstAncestorOrSelf<InvocationExpressionSyntax>(c => c.Expression.Span.Contains(name.Span)) is not { } call) return null;
            bool isHere = reference.Document.Id == document.Id && CallOf(root, diagnostic)?.Span == call.Span;
            Diagnostic? found = isHere
                ? diagnostic
                : (await FindAsync(reference.Document, cancellationToken).ConfigureAwait(false)).FirstOrDefault(d => MeansKind(d, kind) && CallOf(root, d)?.Span == call.Span);
            if (found is null) return null;
            all.Add((reference.Document.Id, root, found));
        }

        return all;
    }

    private async Task<IReadOnlyList<Diagnostic>> FindAsync(Document document, CancellationToken cancellationToken)
    {
        if (_found.TryGetValue(document.Id, out IReadOnlyList<Diagnostic>? found)) return found;
        SemanticModel? model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return _found[document.Id] = model is null
            ? []
            : await model.Compilation.WithAnalyzers([new MisuseAnalyzer()], new CompilationWithAnalyzersOptions(document.Project.AnalyzerOptions, null, true, false))
                .GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, cancellationToken).ConfigureAwait(false);
    }

    private static bool MeansKind(Diagnostic diagnostic, string kind) => diagnostic.Properties.TryGetValue(Finding.KindProperty, out string? meant) && meant == kind;

    private static bool IsInNameof(SyntaxNode name) =>
        name.Ancestors().OfType<InvocationExpressionSyntax>().Any(c => c is { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }, ArgumentList.Arguments.Count: 1 });
}
