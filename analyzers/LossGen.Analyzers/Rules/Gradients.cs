using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Rules;

/// <summary>Whether code keeps what a gradient needs.</summary>
internal static class Gradients
{
    private static readonly HashSet<string> Without = ["no_grad", "inference_mode"];

    /// <summary>Whether code runs where no gradients are kept: within <c>using (torch.no_grad())</c>, or after <c>using var _ = torch.no_grad()</c>.</summary>
    public static bool AreOff(IOperation operation)
    {
        for (IOperation? at = operation; at is not null; at = at.Parent)
        {
            if (at is IUsingOperation { Resources: var resources } && TurnsOff(resources)) return true;
            if (at.Parent is IBlockOperation block && block.Operations.TakeWhile(o => o != at).Any(o => o is IUsingDeclarationOperation used && TurnsOff(used))) return true;
        }

        return false;
    }

    private static bool TurnsOff(IOperation resources) => resources.DescendantsAndSelf().OfType<IInvocationOperation>().Any(c => Without.Contains(c.TargetMethod.Name)
        || (c.TargetMethod.Name == "set_grad_enabled" && c.Arguments is [{ Value.ConstantValue.Value: false }]));
}
