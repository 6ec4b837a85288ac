using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LossGen.Generator.Declarations;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.CodeFixes;

/// <summary>Tells whether a loss can still be implemented once its attribute is changed, by reading the change as the generator will.</summary>
internal static class Redeclaration
{
    private static readonly SyntaxAnnotation Changed = new("LossGen.Redeclared");

    /// <summary>Whether a change of an attribute makes no mistake that was not there before.</summary>
    public static async Task<bool> IsPossibleAsync(Document document, Edit edit, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root) return false;
        Document before = document.WithSyntaxRoot(root.ReplaceNode(edit.Node, edit.Node.WithAdditionalAnnotations(Changed)));
        Document after = document.WithSyntaxRoot(root.ReplaceNode(edit.Node, edit.Change(edit.Node).WithAdditionalAnnotations(Changed)));
        HashSet<string> old = [.. await ProblemsAsync(before, cancellationToken).ConfigureAwait(false)];
        return (await ProblemsAsync(after, cancellationToken).ConfigureAwait(false)).All(old.Contains);
    }

    private static async Task<IEnumerable<string>> ProblemsAsync(Document document, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root) return [];
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model) return [];
        MethodDeclarationSyntax? declaration = root.GetAnnotatedNodes(Changed).FirstOrDefault()?.FirstAncestorOrSelf<MethodDeclarationSyntax>();
        if (declaration is null || model.GetDeclaredSymbol(declaration, cancellationToken) is not IMethodSymbol method) return [];
        List<Problem> problems = [];
        ImmutableArray<AttributeData> attributes = [.. method.GetAttributes().Where(a => a.AttributeClass?.ToDisplayString() == LossAttributeNames.MetadataName)];
        DeclarationReader.Read(method, attributes, model.Compilation, problems, cancellationToken);
        return problems.Select(p => p.ToDiagnostic().Id);
    }
}
