using System.Linq;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Symbols;

/// <summary>Tells which types another file can write with <c>global::</c>.</summary>
internal static class Nameable
{
    public static bool IsNameable(ITypeSymbol type, Compilation compilation) => type switch
    {
        IErrorTypeSymbol => false,
        IArrayTypeSymbol array => IsNameable(array.ElementType, compilation),
        IPointerTypeSymbol pointer => IsNameable(pointer.PointedAtType, compilation),
        IFunctionPointerTypeSymbol function => IsNameable(function.Signature.ReturnType, compilation)
            && function.Signature.Parameters.All(p => IsNameable(p.Type, compilation)),
        INamedTypeSymbol named => IsNameable(named, compilation),
        _ => true,
    };

    private static bool IsNameable(INamedTypeSymbol type, Compilation compilation) =>
        !type.IsFileLocal
        && IsGlobal(type.ContainingAssembly, compilation)
        && (type.ContainingType is null || IsNameable(type.ContainingType, compilation))
        && type.TypeArguments.All(a => IsNameable(a, compilation));

    /// <summary>A reference that has extern aliases only is out of reach of <c>global::</c>.</summary>
    private static bool IsGlobal(IAssemblySymbol? assembly, Compilation compilation) =>
        assembly is null
        || compilation.GetMetadataReference(assembly) is not { } reference
        || reference.Properties.Aliases.IsDefaultOrEmpty
        || reference.Properties.Aliases.Contains(MetadataReferenceProperties.GlobalAlias);
}
