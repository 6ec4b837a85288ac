using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Flow;

/// <summary>Tells numbers from what refers to many of them, and who may write the latter.</summary>
internal static class Memory
{
    /// <summary>Whether a value of the type is one number, rather than a reference to memory.</summary>
    public static bool IsNumber(ITypeSymbol type) =>
        type.TypeKind is TypeKind.Enum or TypeKind.TypeParameter
        || type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_String
        || type is { Name: "Half", ContainingNamespace.Name: "System", IsValueType: true };

    /// <summary>Whether whoever is given this may write the numbers in it.</summary>
    public static bool IsWritable(IParameterSymbol parameter)
    {
        if (parameter.RefKind is RefKind.Ref or RefKind.Out) return true;
        return !(parameter.IsParams && parameter.Type is IArrayTypeSymbol) && IsWritable(parameter.Type);
    }

    /// <summary>Whether numbers can be written through what has the type.</summary>
    public static bool IsWritable(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol) return true;
        return !IsNumber(type) && type.SpecialType != SpecialType.System_Object && type.TypeKind != TypeKind.Delegate && !IsReadOnly(type.Name);
    }

    /// <summary>Whether other memory than its own may be written by whoever is given what has the type.</summary>
    public static bool ReachesOthers(ITypeSymbol type) => ElementOf(type) is { } element
        ? ReachesOthers(element)
        : !IsNumber(type) && type.SpecialType != SpecialType.System_Object && type.TypeKind != TypeKind.Delegate;

    /// <summary>Methods that only look.</summary>
    private static readonly HashSet<string> Looking =
    [
        "ToString", "Equals", "GetHashCode", "GetType", "CompareTo", "Contains", "IndexOf", "LastIndexOf", "BinarySearch", "Exists", "Find", "FindAll", "FindIndex", "FindLast",
        "TrueForAll", "GetRange", "GetLength", "GetLongLength", "GetLowerBound", "GetUpperBound", "GetValue", "GetPinnableReference", "Slice", "AsReadOnly", "ConvertAll", "MoveNext", "Reset", "Dispose",
    ];

    /// <summary>Whether a method, of which nothing else is known, may write what it is called on.</summary>
    public static bool IsWrittenBy(ITypeSymbol type, IMethodSymbol method) => !IsNumber(type) && !IsReadOnly(type.Name) && !Looking.Contains(method.Name);

    /// <summary>What a collection is a collection of; null where it is none.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1 } named => named.TypeArguments[0],
        _ => null,
    };

    private static bool IsReadOnly(string type) =>
        type.StartsWith("ReadOnly", System.StringComparison.Ordinal)
        || type.StartsWith("IReadOnly", System.StringComparison.Ordinal)
        || type is "IEnumerable" or "ImmutableArray";
}
