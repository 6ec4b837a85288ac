using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Symbols;

/// <summary>The types of tensors that signatures may be made of; LossGen itself refers to none of their libraries.</summary>
internal static class TensorTypes
{
    /// <summary>What a type is a tensor span of that can be read only; null where it is none.</summary>
    public static ITypeSymbol? ElementRead(ITypeSymbol type) => ElementOf(type, "ReadOnlyTensorSpan");

    /// <summary>Likewise, of one that can be written.</summary>
    public static ITypeSymbol? ElementWritten(ITypeSymbol type) => ElementOf(type, "TensorSpan");

    /// <summary>Whether the type is a tensor span.</summary>
    public static bool IsTensorSpan(ITypeSymbol type) => ElementRead(type) is not null || ElementWritten(type) is not null;

    private static ITypeSymbol? ElementOf(ITypeSymbol type, string name) =>
        type is INamedTypeSymbol { Arity: 1, ContainingType: null, ContainingNamespace: { Name: "Tensors", ContainingNamespace: { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } } named
        && named.Name == name
            ? named.TypeArguments[0]
            : null;

    /// <summary>Whether the type is TorchSharp's tensor.</summary>
    public static bool IsTensor(ITypeSymbol type) => type is INamedTypeSymbol
    {
        Name: "Tensor",
        Arity: 0,
        ContainingType: { Name: "torch", Arity: 0, ContainingType: null, ContainingNamespace: { Name: "TorchSharp", ContainingNamespace.IsGlobalNamespace: true } },
    };
}
