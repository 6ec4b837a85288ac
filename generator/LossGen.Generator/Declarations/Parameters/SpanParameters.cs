using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using LossGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Declarations;

/// <summary>Tells parameters apart that hold many numbers.</summary>
internal sealed class SpanParameters(KnownTypes types, Findings findings)
{
    /// <summary>Whether a parameter that is no reserved one holds integers: then the targets are meant as class indices.</summary>
    public bool HasIndices(IReadOnlyList<IParameterSymbol> parameters) => parameters.Any(p => IsUnreserved(p) && IsOfIndices(p));


    /// <summary>The T of a signature: that of the first span with one, inputs before others; float where there is none.</summary>
    public Dtype FindElementType(IReadOnlyList<IParameterSymbol> parameters) =>
        parameters.Where(IsRead).Select(DtypeOf).FirstOrDefault(d => d is not null)
        ?? parameters.Select(DtypeOf).FirstOrDefault(d => d is not null)
        ?? Dtype.Single;

    /// <summary>
    /// The parameters that are meant as inputs, no more than are wanted. Something else that holds many numbers counts where spans are too few:
    /// then its type is the mistake, and not that an input is missing.
    /// </summary>
    public List<IParameterSymbol> FindInputs(IReadOnlyList<IParameterSymbol> parameters, IReadOnlyList<LossInput> wanted)
    {
        bool hasLabels = wanted.Any(i => i.IsInteger);
        List<IParameterSymbol> candidates =
            [.. parameters.Where(p => IsRead(p) || (IsUnreserved(p) && (IsCollection(p) || (hasLabels && IsOfIndices(p) && !IsWritten(p))) && !IsGradient(p)))];
        if (candidates.Count < wanted.Count)
        {
            candidates = [.. parameters.Where(p => candidates.Contains(p) || (IsUnreserved(p) && IsWritten(p) && !IsGradient(p)))];
        }

        return [.. candidates.Take(wanted.Count)];
    }

    public bool IsGradient(IParameterSymbol parameter) =>
        HasGradientName(parameter) && (IsWritten(parameter) || IsCollection(parameter));

    /// <summary>Whether the parameter is called as a gradient but cannot be written. One that is an input may be called so.</summary>
    public bool IsReadOnlyGradient(IParameterSymbol parameter) => HasGradientName(parameter) && IsRead(parameter);

    /// <summary>Whether the parameter is a span of T; reports it where not.</summary>
    public bool Expect(IParameterSymbol parameter, SpanAccess access, Dtype dtype)
    {
        ITypeSymbol? element = access == SpanAccess.Write ? types.ElementWritten(parameter) : types.ElementRead(parameter);
        Dtype? found = element is null ? null : types.DtypeOf(element);
        if (found == dtype && KnownTypes.IsByValue(parameter)) return true;

        bool isMixed = found is not null && KnownTypes.IsByValue(parameter);
        return Refuse(parameter, isMixed ? Problems.MixedTypes : Problems.WrongType, access.SpanOf(dtype.Keyword()));
    }

    /// <summary>Whether the parameter is a read-only span of <c>int</c> or <c>bool</c>; reports it where not.</summary>
    public bool ExpectElements(IParameterSymbol parameter, string keyword) =>
        (keyword == "bool" ? IsOfFlags(parameter) : KeywordOfIndices(parameter, ofTensors: "int") == keyword)
        || Refuse(parameter, Problems.WrongType, SpanAccess.Read.SpanOf(keyword));

    private bool IsOfFlags(IParameterSymbol parameter) =>
        parameter.RefKind == RefKind.None && types.ElementRead(parameter)?.SpecialType == SpecialType.System_Boolean;

    /// <summary>Whether the parameter is a read-only span of <see cref="bool"/>; reports it where not.</summary>
    public bool ExpectFlags(IParameterSymbol parameter) =>
        (parameter.RefKind == RefKind.None && types.ElementOfReadOnlySpan(parameter.Type)?.SpecialType == SpecialType.System_Boolean)
        || Refuse(parameter, Problems.WrongType, SpanAccess.Read.SpanOf("bool"));

    /// <summary>The integers of which the parameter is a read-only span; null, with a finding, where it is none.</summary>
    public string? ExpectIndices(IParameterSymbol parameter)
    {
        string? keyword = KeywordOfIndices(parameter, ofTensors: "long");
        if (keyword is null) Refuse(parameter, Problems.WrongType, SpanAccess.Read.SpanOf("int"));
        return keyword;
    }

    /// <summary>The integers, or bool, of which the parameter is a read-only span; else null.</summary>
    public string? LabelsStoredAs(IParameterSymbol parameter) =>
        parameter.RefKind != RefKind.None || types.ElementOfReadOnlySpan(parameter.Type) is not { } element ? null
        : element.SpecialType == SpecialType.System_Boolean ? "bool"
        : KnownTypes.IndexKeywordOf(element);

    private string? KeywordOfIndices(IParameterSymbol parameter, string ofTensors) =>
        KnownTypes.IsByValue(parameter) ? types.IntegersRead(parameter, ofTensors) : null;

    private bool Refuse(IParameterSymbol parameter, DiagnosticDescriptor rule, string wanted)
    {
        findings.AddCurable([wanted], rule, Place.TypeOf(parameter), parameter.Name, WrittenTypes.Of(parameter), wanted);
        return false;
    }

    private static bool HasGradientName(IParameterSymbol parameter) => parameter.Name.StartsWith(SpanNames.GradientPrefix, StringComparison.Ordinal);

    /// <summary>Whether the parameter is a span that can only be read, and no other role has its name.</summary>
    public bool IsRead(IParameterSymbol parameter) => IsUnreserved(parameter) && types.ElementRead(parameter) is not null;

    private bool IsWritten(IParameterSymbol parameter) => types.ElementWritten(parameter) is not null;

    private static bool IsUnreserved(IParameterSymbol parameter) =>
        ReservedSpan.Find(parameter.Name) is null && parameter.Name != SpanNames.Upstream;

    /// <summary>Whether it holds many numbers and is no span: an array, a pointer, a list, memory.</summary>
    private bool IsCollection(IParameterSymbol parameter) => !IsWritten(parameter) && !IsRead(parameter) && DtypeOf(parameter) is not null;

    private bool IsOfIndices(IParameterSymbol parameter) => ElementOf(parameter) is { } element && KnownTypes.IndexKeywordOf(element) is not null;

    private Dtype? DtypeOf(IParameterSymbol parameter) => ElementOf(parameter) is { } element ? types.DtypeOf(element) : null;

    private ITypeSymbol? ElementOf(IParameterSymbol parameter) => parameter.Type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        IPointerTypeSymbol pointer => pointer.PointedAtType,
        INamedTypeSymbol { Arity: 1, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } named => named.TypeArguments[0],
        _ => types.ElementRead(parameter) ?? types.ElementWritten(parameter),
    };
}
