using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LossGen.Analyzers.Flow;
using LossGen.Analyzers.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.CodeFixes;

/// <summary>Calls whose results nothing reads any more, and the variables that were made for them.</summary>
internal static class Leftovers
{
    private static readonly SyntaxAnnotation Annotation = new("LossGen.Leftover");

    /// <summary>Marks the calls at some locations, so that they are found again in the changed document.</summary>
    public static IEnumerable<Edit> Mark(SyntaxNode root, IEnumerable<Location> locations, SyntaxNode replaced) => locations
        .Where(l => l.SourceTree == root.SyntaxTree)
        .Select(l => root.FindNode(l.SourceSpan, getInnermostNodeForTie: true))
        .OfType<InvocationExpressionSyntax>()
        .Where(call => !replaced.Span.OverlapsWith(call.Span))
        .Select(call => new Edit(call, n => n.WithAdditionalAnnotations(Annotation)));

    public static async Task<Document> RemoveAsync(Document document, CancellationToken cancellationToken)
    {
        // What one call has written, another may have been the only one to read.
        while (await RemoveOneAsync(document, cancellationToken).ConfigureAwait(false) is { } cleaner) document = cleaner;
        return document;
    }

    private static async Task<Document?> RemoveOneAsync(Document document, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root) return null;
        List<InvocationExpressionSyntax> calls = [.. root.GetAnnotatedNodes(Annotation).OfType<InvocationExpressionSyntax>()];
        if (calls.Count == 0 || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model) return null;
        foreach (InvocationExpressionSyntax call in calls)
        {
            if (Unneeded(call, model, cancellationToken) is { Count: > 0 } statements) return document.WithSyntaxRoot(Remove(root, statements));
        }

        return null;
    }

    /// <summary>The statements that are there for the call's result only; none where something reads it.</summary>
    private static IReadOnlyList<StatementSyntax> Unneeded(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!IsPure(model.GetSymbolInfo(call, cancellationToken).Symbol as IMethodSymbol)) return [];
        IReadOnlyList<StatementSyntax> statements = MadeFor(call, model, cancellationToken);
        return statements.All(s => DoesNothingElse(s, call, model, cancellationToken)) ? statements : [];
    }

    private static IReadOnlyList<StatementSyntax> MadeFor(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        call.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }
                when DeclarationOf(declarator) is { } declaration && !IsRead(declarator, call, model) => [declaration],
            ExpressionStatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax } statement when Destination(call, model, cancellationToken) is { } declarator
                && DeclarationOf(declarator) is { } declaration && Allocates(declarator) && !IsRead(declarator, call, model) => [declaration, statement],
            _ => [],
        };

    /// <summary>Whether nothing in a statement is seen elsewhere but the call's result: no other variable is declared or written, and no code runs that may do so.</summary>
    private static bool DoesNothingElse(StatementSyntax statement, InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        statement.DescendantNodes().All(n => n switch
        {
            ArgumentSyntax argument => argument.RefKindKeyword.RawKind == 0,
            VariableDesignationSyntax or AssignmentExpressionSyntax or PostfixUnaryExpressionSyntax or AwaitExpressionSyntax or BaseObjectCreationExpressionSyntax => false,
            PrefixUnaryExpressionSyntax prefix => !prefix.IsKind(SyntaxKind.PreIncrementExpression) && !prefix.IsKind(SyntaxKind.PreDecrementExpression),
            InvocationExpressionSyntax other => model.GetSymbolInfo(other, cancellationToken).Symbol is IMethodSymbol method
                && (KnownApis.Find(method) is not null || (other == call && MemoryGiven(other, model) <= 1 + (method.ReturnsVoid ? 1 : 0))),
            _ => true,
        });

    /// <summary>How many arrays and the like a call is given: more than it needs, and it may write one of them.</summary>
    private static int MemoryGiven(InvocationExpressionSyntax call, SemanticModel model) =>
        call.ArgumentList.Arguments.Count(a => model.GetTypeInfo(a.Expression).ConvertedType is { } type && !Memory.IsNumber(type));

    /// <summary>Whether the call does nothing beside its result: it is a library's, or is static.</summary>
    private static bool IsPure(IMethodSymbol? method) => method is { IsStatic: true } || (method is not null && method.DeclaringSyntaxReferences.IsEmpty);

    /// <summary>The local that a call writes: its last argument.</summary>
    private static VariableDeclaratorSyntax? Destination(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        call.ArgumentList.Arguments.LastOrDefault()?.Expression is IdentifierNameSyntax name && model.GetSymbolInfo(name, cancellationToken).Symbol is ILocalSymbol local
            ? local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) as VariableDeclaratorSyntax
            : null;

    private static LocalDeclarationStatementSyntax? DeclarationOf(VariableDeclaratorSyntax declarator) =>
        declarator.Parent is VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax } declaration }
            ? declaration
            : null;

    private static bool Allocates(VariableDeclaratorSyntax declarator) => declarator.Initializer?.Value
        is null or ArrayCreationExpressionSyntax { Initializer: null } or StackAllocArrayCreationExpressionSyntax { Initializer: null };

    private static bool IsRead(VariableDeclaratorSyntax declarator, InvocationExpressionSyntax call, SemanticModel model)
    {
        ISymbol? local = model.GetDeclaredSymbol(declarator);
        SyntaxNode scope = declarator.Ancestors().First(n => n is MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax);
        return scope.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n =>
            n.Identifier.ValueText == declarator.Identifier.ValueText && !call.Span.Contains(n.Span)
            && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(n).Symbol, local));
    }

    /// <summary>Removes statements; what is written above one stays above what follows it.</summary>
    private static SyntaxNode Remove(SyntaxNode root, IReadOnlyList<StatementSyntax> statements)
    {
        List<SyntaxNode> removed = [.. statements.Select(s => s.Parent is GlobalStatementSyntax global ? global : (SyntaxNode)s)];
        SyntaxTriviaList[] comments = [.. removed.Select(n => n.GetLeadingTrivia()).Where(t => t.Any(IsComment))];
        SyntaxNode? next = removed[removed.Count - 1].Parent?.ChildNodes().FirstOrDefault(n => n.SpanStart > removed[removed.Count - 1].SpanStart && !removed.Contains(n));
        if (comments.Length == 0 || next is null)
        {
            return root.RemoveNodes(removed, comments.Length == 0 ? SyntaxRemoveOptions.KeepNoTrivia : SyntaxRemoveOptions.KeepExteriorTrivia) ?? root;
        }

        root = root.TrackNodes(removed.Append(next));
        SyntaxNode follower = root.GetCurrentNode(next)!;
        SyntaxTriviaList above = SyntaxFactory.TriviaList(comments[0].Concat(next.GetLeadingTrivia().SkipWhile(t => t.IsKind(SyntaxKind.WhitespaceTrivia))));
        root = root.ReplaceNode(follower, follower.WithLeadingTrivia(above));
        return root.RemoveNodes(removed.Select(n => root.GetCurrentNode(n)!), SyntaxRemoveOptions.KeepNoTrivia) ?? root;
    }

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsDirective || trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);
}
