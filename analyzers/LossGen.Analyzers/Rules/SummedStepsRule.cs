using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Calls;
using LossGen.Generator.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Rules;

/// <summary>LOSS113: the gradient of a sum over batches that are known to differ in size.</summary>
internal sealed class SummedStepsRule : SiteRule
{
    /// <summary>What makes a gradient of another scale.</summary>
    private static readonly HashSet<string> Scaling = ["Divide", "Multiply", "Scale", "ScaleInPlace", "div_", "mul_", "clip_grad_norm_"];

    public override IEnumerable<Finding> Find(LossSite site, MethodFacts facts)
    {
        if (site.Call is not { Reduction: ReductionKind.Sum, WritesGradient: true, HasUpstream: false } || facts.InCode(site) is not { } call) yield break;
        if (BatchLoop.Around(call) is not { } loop || loop.SizeOf(site.Call) != BatchSize.Varying || IsScaled(call, loop)) yield break;
        yield return new Finding(Misuses.SummedSteps, call.Syntax, [call.TargetMethod.Name], []);
    }

    /// <summary>Whether something in the loop is divided or multiplied afterwards: the gradient, the loss or the step.</summary>
    private static bool IsScaled(IInvocationOperation call, BatchLoop loop) => loop.Body.Descendants()
        .Where(o => o.Syntax.SpanStart >= call.Syntax.SpanStart)
        .Any(o => o is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } or ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Divide }
            || (o is IInvocationOperation scale && Scaling.Contains(scale.TargetMethod.Name)));
}
