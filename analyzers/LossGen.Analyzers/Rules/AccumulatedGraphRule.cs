using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Rules;

/// <summary>LOSS121: a loss is added up with its graph, so that every step's graph is kept.</summary>
internal sealed class AccumulatedGraphRule : SiteRule
{
    public override IEnumerable<Finding> Find(LossSite site, MethodFacts facts)
    {
        if (!site.Call.IsTorch || facts.InCode(site) is not { } call || BatchLoop.Around(call) is not { } loop || Gradients.AreOff(call)) yield break;
        // Only a loss that is trained on by itself is done with after its step.
        List<IOperation> uses = [.. LossUses.Of(call, loop.Body).Where(u => !u.IsDetached).Select(u => u.Operation)];
        if (!uses.Any(u => u.Parent is IInvocationOperation { TargetMethod.Name: "backward" })) yield break;
        foreach (IOperation use in uses)
        {
            if (MeanOfMeansRule.TotalOf(use) is not ILocalSymbol { Type.Name: "Tensor" } total || !loop.IsOutside(total)) continue;
            if (MeanOfMeansRule.IsTrainedOn(total, loop) || IsGivenAway(total, loop.Method)) continue;
            yield return new Finding(Misuses.AccumulatedGraph, use.Syntax, [total.Name], [call.Syntax]);
        }
    }

    /// <summary>Whether others may still want its gradient.</summary>
    private static bool IsGivenAway(ISymbol total, IOperation method) => method.All().Where(o => o is ILocalReferenceOperation && Locals.Is(o, total)).Any(o =>
    {
        IOperation whole = Readings.Whole(o);
        if (Readings.IsDetached(o)) return false;
        return whole.Parent switch
        {
            IReturnOperation => true,
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingNamespace.Name: "System" } } => false,
            IArgumentOperation => true,
            ISimpleAssignmentOperation assignment when assignment.Value == whole => true,
            IVariableInitializerOperation => true,
            ITupleOperation => true,
            _ => false,
        };
    });
}
