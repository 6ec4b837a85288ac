using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace LossGen.CodeFixes;

/// <summary>Writes the types that messages name.</summary>
internal static class Types
{
    /// <summary>The type, spelt out so that it is right whatever the file has imported, and then simplified as far as that allows.</summary>
    public static TypeSyntax Parse(string type) => Qualify(SyntaxFactory.ParseTypeName(type));

    private static TypeSyntax Qualify(TypeSyntax type) => type switch
    {
        GenericNameSyntax generic =>
            InSystem(generic.WithTypeArgumentList(SyntaxFactory.TypeArgumentList([.. generic.TypeArgumentList.Arguments.Select(Qualify)]))),
        IdentifierNameSyntax identifier => InSystem(identifier),
        _ => type,
    };

    private static TypeSyntax InSystem(SimpleNameSyntax name) =>
        SyntaxFactory.QualifiedName(SyntaxFactory.ParseName("global::System"), name).WithAdditionalAnnotations(Simplifier.Annotation);
}
