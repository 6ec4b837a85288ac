using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.FormulaLanguage;

/// <summary>Tells which methods may be formulas, and what they take.</summary>
/// <param name="type">What is computed in.</param>
/// <param name="types">The compilation's types.</param>
internal sealed class FormulaSignature(SpecialType type, KnownTypes types)
{
    private readonly string _wanted = type == SpecialType.System_Double ? "double" : "float";

    public SpecialType Type => type;

    /// <summary>Why the method cannot be one of this type, with what to do about it; null where it can.</summary>
    public string? Objection(IMethodSymbol method)
    {
        if (!method.IsStatic) return "it is not static: add 'static'";
        if (method.IsAbstract || method.IsExtern) return "it has no body";
        if (method.ContainingType.IsGenericType) return "its type is generic: write it in one that is not";
        if (method.IsGenericMethod) return $"it is generic: write one of {_wanted}";
        if (method.ReturnType.SpecialType != type || method.RefKind != RefKind.None)
        {
            return $"it returns {Text(method.ReturnType)}: add an overload that takes and returns {_wanted}";
        }

        if (method.Parameters.IsEmpty) return $"it takes nothing: its first parameter is an element, '{_wanted} prediction'";
        if (method.Parameters.FirstOrDefault(p => FormOf(p) is null || p.RefKind != RefKind.None || p.IsParams) is { } odd)
        {
            return $"its parameter '{odd.Name}' is of type {WrittenTypes.Of(odd)}: write '{Remedy(odd)} {odd.Name}'";
        }

        if (method.Parameters.FirstOrDefault(p => FormOf(p) == FormulaInputForm.Row) is { Ordinal: > 0 } row)
        {
            return $"its first parameter '{method.Parameters[0].Name}' is not a row, though '{row.Name}' is one: put rows first, here and in the method of the loss";
        }

        IReadOnlyList<IParameterSymbol> indices = [.. method.Parameters.Where(p => FormOf(p) == FormulaInputForm.Index)];
        if (indices.Count == 0) return null;
        if (!method.Parameters.Any(p => FormOf(p) == FormulaInputForm.Row))
        {
            return $"its parameter '{indices[0].Name}' is of type int, which is the class of a row, and no parameter is a row: write '{_wanted} {indices[0].Name}', or add a 'ReadOnlySpan<{_wanted}>'";
        }

        return indices.Count == 1 ? null : $"its parameters '{indices[0].Name}' and '{indices[1].Name}' are both the class of a row: a row has one";
    }

    /// <summary>What a parameter takes; null where it takes what no formula can.</summary>
    public FormulaInputForm? FormOf(IParameterSymbol parameter)
    {
        if (parameter.Type.SpecialType == type) return FormulaInputForm.Number;
        if (types.ElementOfReadOnlySpan(parameter.Type) is { } element) return element.SpecialType == type ? FormulaInputForm.Row : null;
        return parameter.Type.SpecialType switch
        {
            SpecialType.System_Int32 => FormulaInputForm.Index,
            SpecialType.System_Boolean => FormulaInputForm.Flag,
            _ => null,
        };
    }

    /// <summary>How many spans it takes for all that cannot be had from anything else.</summary>
    public int LeastSpans(IMethodSymbol method) =>
        method.Parameters.Where(p => FormOf(p) is FormulaInputForm.Row or FormulaInputForm.Index || (FormOf(p) is FormulaInputForm.Flag && !p.HasExplicitDefaultValue)).Select(p => p.Ordinal + 1).DefaultIfEmpty(1).Max();

    // What holds many numbers is meant as a row.
    private string Remedy(IParameterSymbol parameter) =>
        parameter.Type is IArrayTypeSymbol or INamedTypeSymbol { IsRefLikeType: true } ? $"ReadOnlySpan<{_wanted}>" : _wanted;

    private static string Text(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
