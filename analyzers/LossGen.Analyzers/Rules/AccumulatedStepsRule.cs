using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Calls;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Rules;

/// <summary>LOSS118: gradients of mean losses add up over several rounds before a step, and nothing divides them.</summary>
internal sealed class AccumulatedStepsRule : SiteRule
{
    /// <summary>What makes a loss or a gradient of another scale.</summary>
    private static readonly HashSet<string> Scaling = ["div", "div_", "mul", "mul_", "true_divide", "true_divide_", "divide", "divide_", "multiply", "multiply_"];

    public override IEnumerable<Finding> Find(LossSite site, MethodFacts facts)
    {
        if (site.Call is not { IsTorch: true, Reduction: ReductionKind.Mean } || facts.InCode(site) is not { } call) yield break;
        if (BatchLoop.Around(call) is not { } loop || loop.Body.DescendantsAndSelf().Any(Scales)) yield break;
        // No loss of its own that is trained on as it comes: its scale is not known.
        IInvocationOperation? backward = LossUses.Of(call, loop.Body).Where(u => !u.IsDetached).Select(u => u.Operation.Parent).OfType<IInvocationOperation>()
            .FirstOrDefault(c => c.TargetMethod.Name == "backward");
        if (backward is null || backward.Arguments.Any(a => a.ArgumentKind == ArgumentKind.Explicit && a.Parameter?.Type.Name != "Boolean") || GuardOf(backward, loop) is not null) yield break;

        List<IConditionalOperation?> steps = [.. loop.Body.All().OfType<IInvocationOperation>().Where(IsStep).Select(s => GuardOf(s, loop))];
        if (steps.Count == 0 || steps.Any(s => s is null || !IsEvery(s.Condition))) yield break;
        yield return new Finding(Misuses.AccumulatedSteps, backward.Syntax, [site.Call.Method.Name], [call.Syntax]);
    }

    private static bool Scales(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide or BinaryOperatorKind.Multiply } scaled => !IsInteger(scaled.Type),
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Divide or BinaryOperatorKind.Multiply } scaled => !IsInteger(scaled.Type),
        IInvocationOperation call => Scaling.Contains(call.TargetMethod.Name) || call.TargetMethod.Name.IndexOf("scale", System.StringComparison.OrdinalIgnoreCase) >= 0,
        _ => false,
    };

    private static bool IsInteger(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64;

    private static bool IsStep(IInvocationOperation call) => call.TargetMethod.Name == "step" && call.Instance?.Type is { } type && IsOptimizer(type);

    private static bool IsOptimizer(ITypeSymbol type)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            if (at.Name is "Optimizer" or "OptimizerHelper") return true;
        }

        return false;
    }

    /// <summary>The condition under which something runs in each round, or null.</summary>
    private static IConditionalOperation? GuardOf(IOperation operation, BatchLoop loop)
    {
        for (IOperation? at = operation.Parent; at is not null && at != loop.Body; at = at.Parent)
        {
            if (at is IConditionalOperation condition) return condition;
        }

        return null;
    }

    /// <summary>Whether a condition holds every few rounds: <c>(i + 1) % 4 == 0</c>.</summary>
    private static bool IsEvery(IOperation condition) => condition.DescendantsAndSelf()
        .Any(o => o is IBinaryOperation { OperatorKind: BinaryOperatorKind.Remainder, RightOperand.ConstantValue.Value: not (1 or 1L) });
}
