using System.Linq;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Model;
using LossGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Declarations;

/// <summary>Checks that a signature is of tensors throughout, and that their library has what they need.</summary>
internal static class CarrierChecks
{
    /// <summary>The first TorchSharp that has all of <see cref="Members"/>.</summary>
    private const string FirstVersion = "0.102.0";

    // Of torch's tensor: what the emitted code calls that was not always there.
    private static readonly string[] Members =
        ["bytes", "numel", "dim", "device_type", "is_meta", "is_sparse", "IsInvalid", "movedim", "narrow", "contiguous", "detach", "dot", "mul", "copy_"];

    /// <summary>What the parameters of a method are made of.</summary>
    public static CarrierKind CarrierOf(IMethodSymbol method) =>
        TensorTypes.IsTensor(method.ReturnType) || method.Parameters.Any(p => TensorTypes.IsTensor(p.Type)) ? CarrierKind.Torch : CarrierKind.Span;

    /// <summary>Whether a method of tensors can be implemented; findings where not.</summary>
    public static bool Check(IMethodSymbol method, KnownTypes types, Findings findings)
    {
        foreach (IParameterSymbol parameter in method.Parameters.Where(p => !TensorTypes.IsTensor(p.Type)))
        {
            if (types.ElementRead(parameter) is null && types.ElementWritten(parameter) is null) continue;
            findings.AddCurable(["Tensor"], Problems.MixedCarriers, Place.TypeOf(parameter), parameter.Name, WrittenTypes.Of(parameter));
            return false;
        }

        ITypeSymbol tensor = method.Parameters.Select(p => p.Type).Append(method.ReturnType).First(TensorTypes.IsTensor);
        if (Members.FirstOrDefault(m => tensor.GetMembers(m).IsEmpty) is not { } missing) return true;
        findings.Add(Problems.TorchTooOld, Place.NameOf(method), tensor.ContainingAssembly.Identity.Version.ToString(3), missing, FirstVersion);
        return false;
    }
}
