using System;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Symbols;

/// <summary>The framework's types that signatures are made of, as symbols of one compilation.</summary>
internal readonly struct KnownTypes
{
    private readonly INamedTypeSymbol? _span;
    private readonly INamedTypeSymbol? _readOnlySpan;
    private readonly INamedTypeSymbol? _half;
    private readonly ITypeSymbol _tensorElement;

    /// <param name="compilation">Where the types are.</param>
    /// <param name="tensors">What torch's tensors are computed in: their type does not tell.</param>
    public KnownTypes(Compilation compilation, Dtype tensors = Dtype.Single)
    {
        _tensorElement = compilation.GetSpecialType(tensors == Dtype.Double ? SpecialType.System_Double : SpecialType.System_Single);

        // Asked of the assembly that defines float: a type of the same name elsewhere makes no lookup ambiguous.
        IAssemblySymbol core = compilation.GetSpecialType(SpecialType.System_Single).ContainingAssembly;
        _span = core?.GetTypeByMetadataName("System.Span`1");
        _readOnlySpan = core?.GetTypeByMetadataName("System.ReadOnlySpan`1");
        _half = core?.GetTypeByMetadataName("System.Half");
    }

    /// <summary>The type as one that losses may have, or null.</summary>
    public Dtype? DtypeOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Single => Dtype.Single,
        SpecialType.System_Double => Dtype.Double,
        _ => SymbolEqualityComparer.Default.Equals(type, _half) ? Dtype.Half : null,
    };

    /// <summary>Whether the type is the library's sum of losses.</summary>
    public static bool IsLossSum(ITypeSymbol type) => type is INamedTypeSymbol
    {
        Name: "LossSum", Arity: 0, ContainingType: null, ContainingNamespace: { Name: "LossGen", ContainingNamespace.IsGlobalNamespace: true },
    };

    /// <summary>The keyword of an integer type that class indices may have, or null.</summary>
    public static string? IndexKeywordOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Byte => "byte",
        SpecialType.System_SByte => "sbyte",
        SpecialType.System_Int16 => "short",
        SpecialType.System_UInt16 => "ushort",
        SpecialType.System_Int32 => "int",
        SpecialType.System_UInt32 => "uint",
        SpecialType.System_Int64 => "long",
        _ => null,
    };

    /// <summary>What is written to a parameter: to a span, or to a tensor of such a name; null where it cannot be written.</summary>
    public ITypeSymbol? ElementWritten(IParameterSymbol parameter) =>
        TensorTypes.IsTensor(parameter.Type) ? (IsWrittenTensor(parameter) ? _tensorElement : null) : ElementOf(parameter.Type, _span);

    /// <summary>What is read of a parameter that can only be read; null where it is none.</summary>
    public ITypeSymbol? ElementRead(IParameterSymbol parameter) =>
        TensorTypes.IsTensor(parameter.Type) ? (IsWrittenTensor(parameter) ? null : _tensorElement) : ElementOfReadOnlySpan(parameter.Type);

    /// <summary>The keyword of the integers that are read of a parameter; null where it holds none. Of torch's tensors nobody knows before they are passed.</summary>
    public string? IntegersRead(IParameterSymbol parameter, string ofTensors) =>
        TensorTypes.IsTensor(parameter.Type) ? (IsWrittenTensor(parameter) ? null : ofTensors)
        : ElementOfReadOnlySpan(parameter.Type) is { } element ? IndexKeywordOf(element)
        : null;

    /// <summary>What a read-only span is a span of; null where it is none.</summary>
    public ITypeSymbol? ElementOfReadOnlySpan(ITypeSymbol type) => ElementOf(type, _readOnlySpan);

    private static bool IsWrittenTensor(IParameterSymbol parameter) =>
        parameter.Name.StartsWith(SpanNames.GradientPrefix, StringComparison.Ordinal) || ReservedSpan.Find(parameter.Name) is { Access: SpanAccess.Write };

    private static ITypeSymbol? ElementOf(ITypeSymbol type, INamedTypeSymbol? definition) =>
        type is INamedTypeSymbol { Arity: 1 } named && SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, definition)
            ? named.TypeArguments[0]
            : null;
}
