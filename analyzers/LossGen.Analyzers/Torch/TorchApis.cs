using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Torch;

/// <summary>What TorchSharp's functions and tensor methods do to numbers.</summary>
internal static class TorchApis
{
    public const string Namespace = "TorchSharp";

    /// <summary>The class that shows that TorchSharp is referenced.</summary>
    public const string TypeName = "TorchSharp.torch";

    private static readonly string[] Everywhere = ["torch", "torch.nn.functional", "torch.special", "torch.Tensor", "TensorExtensionMethods"];

    private static readonly string[] Shapes =
    [
        "view", "view_as", "reshape", "squeeze", "squeeze_", "unsqueeze", "unsqueeze_", "flatten", "unflatten", "permute", "transpose", "t", "swapaxes", "movedim", "expand", "cpu",
        "cuda", "detach", "detach_", "alias", "contiguous", "requires_grad_", "MoveToOuterDisposeScope", "MoveToOtherDisposeScope", "DetachFromDisposeScope", "index",
        "select", "slice", "narrow",
    ];

    private static readonly string[] Types = ["float", "double", "half", "to_type", "type_as", "bfloat16"];

    public static IReadOnlyList<ApiRow> Rows { get; } =
    [
        new(Namespace, Everywhere, ["softmax"], Operator.Softmax),
        new(Namespace, Everywhere, ["log_softmax"], Operator.LogSoftmax),
        new(Namespace, Everywhere, ["sigmoid", "expit"], Operator.Sigmoid),
        new(Namespace, Everywhere, ["sigmoid_"], Operator.Sigmoid, IsInPlace: true),
        new(Namespace, Everywhere, ["log"], Operator.Log),
        new(Namespace, Everywhere, ["log_"], Operator.Log, IsInPlace: true),
        new(Namespace, Everywhere, ["exp"], Operator.Exp),
        new(Namespace, Everywhere, ["exp_"], Operator.Exp, IsInPlace: true),
        new(Namespace, Everywhere, ["neg"], Operator.Negate),
        new(Namespace, Everywhere, ["add"], Operator.Add),
        new(Namespace, Everywhere, ["sub"], Operator.Subtract),
        new(Namespace, Everywhere, ["mul"], Operator.Multiply),
        new(Namespace, Everywhere, ["div"], Operator.Divide),
        new(Namespace, Everywhere, ["clamp", "clip", "clamp_min", "clamp_max"], Operator.Bound),
        new(Namespace, Everywhere, ["sum"], Operator.Sum),
        new(Namespace, Everywhere, ["round"], Operator.Round),
        new(Namespace, Everywhere, ["cat", "concat", "stack", "hstack", "vstack", "tensor", "as_tensor", "from_array"], Operator.Copy),
        new(Namespace, Everywhere, ["argmax"], Operator.ArgMax),
        new(Namespace, Everywhere, ["one_hot"], Operator.OneHot),
        new(Namespace, Everywhere, ["clone", "dropout", "to", .. Types], Operator.Copy),
        new(Namespace, Everywhere, Shapes, Operator.View),
        new(Namespace, Everywhere, ["zeros", "zeros_like"], Operator.Clear),
    ];

    public static bool IsTensor(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "Tensor" } named && KnownApis.Is(named, Namespace, "torch.Tensor");

    /// <summary>Whether a method is TorchSharp's own: then it writes tensors only where its name ends in an underscore.</summary>
    public static bool IsOwn(IMethodSymbol method)
    {
        INamespaceSymbol? space = method.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false }) space = space.ContainingNamespace;
        return space?.Name == Namespace;
    }

    public static bool IsInPlace(IMethodSymbol method) => method.Name.EndsWith("_", StringComparison.Ordinal);

    /// <summary>The axis that a softmax goes along, where that is a constant.</summary>
    public static long? AxisOf(IInvocationOperation call) => call.Arguments.FirstOrDefault(a => a.Parameter?.Name == "dim")?.Value.ConstantValue.Value switch
    {
        long axis => axis,
        int axis => axis,
        _ => null,
    };

    /// <summary>Whether a method leaves no integers: then one-hot rows are soft targets.</summary>
    public static bool MakesFloats(IMethodSymbol method) => Types.Contains(method.Name)
        || (method.Name == "to" && method.Parameters.Any(p => p.Type.Name is "ScalarType" or "Tensor"));
}
