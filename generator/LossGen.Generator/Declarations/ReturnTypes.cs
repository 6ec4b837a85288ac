using System.Collections.Generic;
using System.Linq;
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

    /// <summary>The type returned; null for void, and where it is wrong.</summary>
    public static Dtype? Read(
        IMethodSymbol method,
        ReductionKind reduction,
        IReadOnlyList<ParameterRole> roles,
        Dtype elementType,
        KnownTypes types,
        Findings findings)
    {
        if (method.ReturnsVoid)
        {
            if (!findings.Any && !roles.Any(r => r.Role is RoleKind.Losses or RoleKind.Gradient))
            {
                findings.Add(Problems.NothingToCompute, Place.NameOf(method), method.Name, elementType.Keyword());
            }

            return null;
        }

        Dtype[] allowed = Allowed[elementType];
        Dtype? returned = method.RefKind == RefKind.None ? types.DtypeOf(method.ReturnType) : null;
        if (reduction != ReductionKind.None && returned is { } type && allowed.Contains(type)) return returned;

        string wanted = reduction == ReductionKind.None ? "void" : string.Join(" or ", allowed.Select(d => d.Keyword()).Concat(["void"]));
        string given = method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        findings.Add(Problems.WrongReturnType, Place.TypeOf(method), method.Name, given, reduction.ToString(), elementType.Keyword(), wanted);
        return null;
    }
}
