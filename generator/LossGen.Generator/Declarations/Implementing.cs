using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Generator.Declarations;

/// <summary>Tells whether an implementing part can be added to a method.</summary>
internal static class Implementing
{
    /// <summary>The defining part that lacks an implementing one; null where there is none, or where no other file can add to its types.</summary>
    public static MethodDeclarationSyntax? FindDefinition(IMethodSymbol method, Findings findings, CancellationToken cancellationToken)
    {
        if (!method.IsPartialDefinition || IsImplementedByUser(method))
        {
            bool isPartial = method.IsPartialDefinition || method.PartialDefinitionPart is not null;
            findings.Add(isPartial ? Problems.HasBody : Problems.NotPartial, Place.NameOf(method), method.Name);
            return null;
        }

        IncurableProblems.Find(method, findings, cancellationToken);
        if (findings.Any || method.IsAbstract || method.IsExtern || !method.ExplicitInterfaceImplementations.IsEmpty) return null;
        return method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) as MethodDeclarationSyntax;
    }

    /// <summary>The analyzer sees the emitted part as well: only another one is the user's.</summary>
    private static bool IsImplementedByUser(IMethodSymbol method) =>
        method.PartialImplementationPart is { } part && !part.DeclaringSyntaxReferences.Any(r => GeneratedFile.IsOurs(r.SyntaxTree));
}
