using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.CompilerServices;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Declarations;

/// <summary>Checks that a kernel has room for all that a method reads and writes.</summary>
internal static class OperandChecks
{
    public static void Check(IMethodSymbol method, KernelSpec kernel, IReadOnlyList<ParameterRole> roles, Dtype elementType, Findings findings)
    {
        KernelOperands operands = KernelOperands.Of(kernel);
        ParameterRole? excess = operands.Inputs.Count > KernelContract.MaxInputs ? Last(IsRead, KernelContract.MaxInputs)
            : operands.Outputs.Count > KernelContract.MaxOutputs ? Last(IsWritten, KernelContract.MaxOutputs)
            : null;
        if (excess is null) return;
        IParameterSymbol parameter = method.Parameters.First(p => p.Name == excess.Name);
        object[] arguments = [parameter.Name, KernelContract.MaxInputs, elementType.Keyword(), KernelContract.MaxOutputs];
        findings.Add(Problems.TooManySpans, Place.NameOf(parameter), arguments);

        // The attribute's class weights take a slot and are no parameter.
        ParameterRole Last(Func<ParameterRole, bool> isOne, int room) => roles.Where(isOne).Take(room + 1).Last();

        bool IsRead(ParameterRole role) => role.Role switch
        {
            RoleKind.Input => role.Integer is null,
            RoleKind.SampleWeights => kernel.HasSampleWeights,
            RoleKind.Mask => kernel.HasSampleWeights && !roles.Any(r => r.Role == RoleKind.SampleWeights),
            RoleKind.UpstreamSpan => kernel.HasUpstream,
            RoleKind.PosWeights or RoleKind.ClassWeights => true,
            _ => false,
        };
    }

    private static bool IsWritten(ParameterRole role) => role.Role is RoleKind.Gradient or RoleKind.Losses;
}
