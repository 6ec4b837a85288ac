using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Model;
using LossGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Generator.Declarations;

/// <summary>Makes the shape of a method that is a partial definition in partial types.</summary>
internal static class MethodShapes
{
    private static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat ConstraintFormat = new(
        SymbolDisplayGlobalNamespaceStyle.Included,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        miscellaneousOptions: TypeFormat.MiscellaneousOptions);

    private static readonly Dictionary<SyntaxKind, string> Keywords = new()
    {
        [SyntaxKind.ClassDeclaration] = "class",
        [SyntaxKind.StructDeclaration] = "struct",
        [SyntaxKind.InterfaceDeclaration] = "interface",
        [SyntaxKind.RecordDeclaration] = "record",
        [SyntaxKind.RecordStructDeclaration] = "record struct",
    };

    /// <summary>The shape; null where no implementing part could be written that compiles.</summary>
    public static MethodShape? Read(IMethodSymbol method, MethodDeclarationSyntax syntax, Compilation compilation)
    {
        if (!Nameable.IsNameable(method.ReturnType, compilation)) return null;

        SeparatedSyntaxList<ParameterSyntax> declared = syntax.ParameterList.Parameters;
        if (declared.Count != method.Parameters.Length) return null;
        ParameterShape[] parameters = new ParameterShape[declared.Count];
        for (int i = 0; i < parameters.Length; i++)
        {
            IParameterSymbol parameter = method.Parameters[i];
            if (parameter.Name.Length == 0 || !Nameable.IsNameable(parameter.Type, compilation)) return null;
            string type = parameter.Type.ToDisplayString(TypeFormat);
            parameters[i] = new ParameterShape(Words(declared[i].Modifiers), type, Identifiers.Escape(parameter.Name));
        }

        EquatableArray<TypeShape>? types = Types(method.ContainingType);
        if (types is null || method.Name.Length == 0 || method.GetDocumentationCommentId() is not string key) return null;

        return new MethodShape(
            Identifiers.Of(method.ContainingNamespace),
            types.Value,
            Words(syntax.Modifiers).TrimEnd(),
            ReturnType(method),
            Identifiers.Escape(method.Name) + TypeParameters(method.TypeParameters),
            new EquatableArray<ParameterShape>(parameters),
            DocumentationComment.Read(syntax, compilation),
            key,
            Constraints(method));
    }

    private static EquatableArray<TypeShape>? Types(INamedTypeSymbol? type)
    {
        List<TypeShape> types = [];
        for (; type is not null; type = type.ContainingType)
        {
            if (type.DeclaringSyntaxReferences.Length == 0
                || !Keywords.TryGetValue(type.DeclaringSyntaxReferences[0].GetSyntax().Kind(), out string keyword)) return null;
            types.Add(new TypeShape(keyword, Identifiers.Escape(type.Name) + TypeParameters(type.TypeParameters)));
        }

        types.Reverse();
        return types.ToEquatableArray();
    }

    private static string Words(SyntaxTokenList tokens) => string.Concat(tokens.Select(t => t.ValueText + " "));

    private static string ReturnType(IMethodSymbol method)
    {
        string type = method.ReturnType.ToDisplayString(TypeFormat);
        return method.RefKind switch
        {
            RefKind.Ref => "ref " + type,
            RefKind.RefReadOnly => "ref readonly " + type,
            _ => type,
        };
    }

    private static string TypeParameters(IReadOnlyCollection<ITypeParameterSymbol> parameters) =>
        parameters.Count == 0 ? "" : "<" + string.Join(", ", parameters.Select(p => Variance(p) + Identifiers.Escape(p.Name))) + ">";

    private static string Variance(ITypeParameterSymbol parameter) => parameter.Variance switch
    {
        VarianceKind.In => "in ",
        VarianceKind.Out => "out ",
        _ => "",
    };

    /// <summary>Only a generic method has any, and it is refused; yet its throwing body must match.</summary>
    private static string Constraints(IMethodSymbol method)
    {
        if (!method.IsGenericMethod || method.IsOverride) return "";
        string text = method.ToDisplayString(ConstraintFormat);
        int start = text.IndexOf(" where ", StringComparison.Ordinal);
        return start < 0 ? "" : text.Substring(start + 1);
    }
}
