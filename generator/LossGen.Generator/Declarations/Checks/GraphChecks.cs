using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Declarations;

/// <summary>Checks that a loss can be part of a graph: what flows into one unreduced loss must flow into its own part of the input alone.</summary>
internal static class GraphChecks
{
    /// <summary>Whether the method can be implemented; findings where not.</summary>
    public static bool Check(IMethodSymbol method, IReadOnlyList<TensorForm> forms, bool returnsTensor, Findings findings)
    {
        if (!returnsTensor) return true;
        if (method.Parameters.FirstOrDefault(p => forms[0].Method.Parameters.Any(r => r.Name == p.Name && IsWritten(r.Role))) is { } written)
        {
            findings.Add(Problems.NotApplicable, Place.NameOf(written), written.Name, "a loss that is a tensor", "autograd has the gradients, and Reduction.None the losses");
            return false;
        }

        if (forms.Select(f => f.Loss).FirstOrDefault(l => l.Reduction == ReductionKind.None && IsCoupled(l)) is not { } loss) return true;
        findings.Add(Problems.CoupledLosses, Place.TypeOf(method), loss.Kind.Name, method.Name);
        return false;
    }

    private static bool IsWritten(RoleKind role) => role is RoleKind.Gradient or RoleKind.Losses;

    private static bool IsCoupled(LossMethod loss) => loss.Kind.Layout is LossLayout.Pairs or LossLayout.Clusters || loss.Softmax is not null;
}
