using System.Linq;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Declarations.Language;

/// <summary>Tells which methods may be formulas.</summary>
internal static class FormulaSignature
{
    /// <summary>Why the method cannot be one of this type, with what to do about it; null where it can.</summary>
    public static string? Objection(IMethodSymbol method, SpecialType type)
    {
        string wanted = type == SpecialType.System_Double ? "double" : "float";
        if (!method.IsStatic) return "it is not static: add 'static'";
        if (method.IsAbstract || method.IsExtern) return "it has no body";
        if (method.ContainingType.IsGenericType) return "its type is generic: write it in one that is not";
        if (method.IsGenericMethod) return $"it is generic: write one of {wanted}";
        if (method.ReturnType.SpecialType != type || method.RefKind != RefKind.None)
        {
            return $"it returns {Text(method.ReturnType)}: add an overload that takes and returns {wanted}";
        }

        if (method.Parameters.IsEmpty) return $"it takes nothing: its first parameter is an element, '{wanted} prediction'";
        if (method.Parameters.FirstOrDefault(p => p.Type.SpecialType != type || p.RefKind != RefKind.None || p.IsParams) is { } odd)
        {
            return $"its parameter '{odd.Name}' is of type {Describe.Type(odd)}: write '{wanted} {odd.Name}'";
        }

        return null;
    }

    private static string Text(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
