using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Generator.Declarations;

/// <summary>
/// Mistakes in a containing type: no other file can add to it, so that not even a body that throws can be emitted. The compiler then drops what
/// analyzers report (CS8795), hence the generator reports these itself.
/// </summary>
internal static class IncurableProblems
{
    /// <summary>Adds a finding for every containing type of the method that cannot be extended.</summary>
    public static void Find(IMethodSymbol method, Findings findings, CancellationToken cancellationToken)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.IsFileLocal) findings.Add(Problems.FileLocalType, Place.NameOf(type), type.Name, method.Name);
            else if (!IsPartial(type, cancellationToken)) findings.Add(Problems.TypeNotPartial, Place.NameOf(type), type.Name, method.Name);
        }
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.Any(r =>
            r.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
