using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Symbols;

/// <summary>The framework's types that signatures are made of, as symbols of one compilation.</summary>
internal readonly struct KnownTypes
{
    private readonly INamedTypeSymbol? _span;
    private readonly INamedTypeSymbol? _readOnlySpan;
    private readonly INamedTypeSymbol? _half;

    public KnownTypes(Compilation compilation)
    {
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

    /// <summary>What a span is a span of; null where it is none.</summary>
    public ITypeSymbol? ElementOfSpan(ITypeSymbol type) => ElementOf(type, _span);

    /// <summary>What a read-only span is a span of; null where it is none.</summary>
    public ITypeSymbol? ElementOfReadOnlySpan(ITypeSymbol type) => ElementOf(type, _readOnlySpan);

    private static ITypeSymbol? ElementOf(ITypeSymbol type, INamedTypeSymbol? definition) =>
        type is INamedTypeSymbol { Arity: 1 } named && SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, definition)
            ? named.TypeArguments[0]
            : null;
}
