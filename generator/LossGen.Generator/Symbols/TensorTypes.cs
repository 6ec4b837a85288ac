using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Symbols;

/// <summary>The types of tensors that signatures may be made of; LossGen itself refers to none of their libraries.</summary>
internal static class TensorTypes
{
    /// <summary>Whether the type is TorchSharp's tensor.</summary>
    public static bool IsTensor(ITypeSymbol type) => type is INamedTypeSymbol
    {
        Name: "Tensor",
        Arity: 0,
        ContainingType: { Name: "torch", Arity: 0, ContainingType: null, ContainingNamespace: { Name: "TorchSharp", ContainingNamespace.IsGlobalNamespace: true } },
    };
}
