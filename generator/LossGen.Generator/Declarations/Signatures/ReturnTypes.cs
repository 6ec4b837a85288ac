using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using LossGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Declarations;

/// <summary>Checks what a method returns against its reduction.</summary>
internal static class ReturnTypes
{
    /// <summary>What T may be returned as.</summary>
    private static readonly Dictionary<Dtype, Dtype[]> Allowed = new()
    {
        [Dtype.Half] = [Dtype.Half, Dtype.Single, Dtype.Double],
        [Dtype.Single] = [Dtype.Single, Dtype.Double],
        [Dtype.Double] = [Dtype.Double],
    };

    /// <summary>Whether the sum of the losses is returned, with what it is divided by.</summary>
    public static bool ReturnsSum(IMethodSymbol method, CarrierKind carrier) =>
        carrier == CarrierKind.Span && method.RefKind == RefKind.None && KnownTypes.IsLossSum(method.ReturnType);

    /// <summary>The type returned, double for a sum of losses; null for void, and where it is wrong.</summary>
    public static Dtype? Read(
        IMethodSymbol method,
        ReductionKind reduction,
        IReadOnlyList<ParameterRole> roles,
        Dtype elementType,
        KnownTypes types,
        CarrierKind carrier,
        Findings findings)
    {
        if (method.ReturnsVoid)
        {
            if (!findings.Any && !roles.Any(r => r.Role is RoleKind.Losses or RoleKind.Gradient))
            {
                string span = SpanAccess.Write.SpanOf(elementType.Keyword());
                string gradient = SpanNames.GradientOf(roles.First(r => r.Role == RoleKind.Input).Name);
                string advice = $"{(reduction == ReductionKind.None ? "" : "return the loss, or ")}add '{span} {gradient}' or '{span} {SpanNames.Losses}'";
                findings.AddCurable([$"{span} {gradient}", $"{span} {SpanNames.Losses}"], Problems.NothingToCompute, Place.NameOf(method), method.Name, advice);
            }

            return null;
        }

        if (carrier == CarrierKind.Torch && method.RefKind == RefKind.None && TensorTypes.IsTensor(method.ReturnType)) return null;

        if (ReturnsSum(method, carrier) && reduction is not (ReductionKind.Sum or ReductionKind.None)) return Dtype.Double;

        Dtype[] allowed = Allowed[elementType];
        Dtype? returned = method.RefKind == RefKind.None ? types.DtypeOf(method.ReturnType) : null;
        if (reduction != ReductionKind.None && returned is { } type && allowed.Contains(type)) return returned;

        string tensor = carrier == CarrierKind.Torch ? "Tensor or " : "";
        string wanted = tensor + (reduction == ReductionKind.None ? "void" : string.Join(" or ", allowed.Select(d => d.Keyword()).Concat(["void"])));
        string given = (method.RefKind == RefKind.None ? "" : "ref ") + method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        string remedy = reduction == ReductionKind.None ? "void" : elementType.Keyword();
        object[] arguments = [method.Name, given, reduction, elementType.Keyword(), wanted];
        findings.AddCurable([remedy], Problems.WrongReturnType, Place.TypeOf(method), arguments);
        return null;
    }
}
