using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Calls;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Rules;

/// <summary>LOSS113: the gradient of a sum over batches that are known to differ in size.</summary>
internal sealed class SummedStepsRule : SiteRule
{
    /// <summary>What makes a gradient of another scale.</summary>
    private static readonly HashSet<string> Scaling = ["Divide", "Multiply", "Scale", "ScaleInPlace", "div_", "mul_", "clip_grad_norm_"];

    /// <summary>How many factors are followed to what they are made of.</summary>
    private const int MostFactors = 3;

    public override IEnumerable<Finding> Find(LossSite site, MethodFacts facts)
    {
        if (site.Call is not { Reduction: ReductionKind.Sum, WritesGradient: true, HasUpstream: false } || facts.InCode(site) is not { } call) yield break;
        if (BatchLoop.Around(call) is not { } loop || loop.SizeOf(site.Call) != BatchSize.Varying || IsScaled(call, loop)) yield break;
        yield return new Finding(Misuses.SummedSteps, call.Syntax, [call.TargetMethod.Name], []);
    }

    /// <summary>Whether the gradient, the loss or the step is scaled, as it comes or afterwards.</summary>
    private static bool IsScaled(IInvocationOperation call, BatchLoop loop) => loop.Body.All().Any(o =>
        (o.Syntax.SpanStart >= call.Syntax.SpanStart && Scales(o)) || (o.Syntax.SpanStart >= call.Syntax.Span.End && KnowsSize(o, loop)));

    private static bool Scales(IOperation operation) => operation
        is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } or ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Divide }
        || (operation is IInvocationOperation scale && Scaling.Contains(scale.TargetMethod.Name));

    /// <summary>Whether it uses a factor made before, or is a method that is told the size and may scale the step itself.</summary>
    private static bool KnowsSize(IOperation operation, BatchLoop loop) => operation switch
    {
        ILocalReferenceOperation { Local: var local } => IsQuotient(local, loop, MostFactors),
        IInvocationOperation { TargetMethod: var method } step => !IsOfSystem(method) && step.Arguments.Any(a => loop.IsVaryingSize(a.Value)),
        _ => false,
    };

    /// <summary>Whether a local of the loop is made with a division, itself or another that it is made of.</summary>
    private static bool IsQuotient(ILocalSymbol local, BatchLoop loop, int levels)
    {
        if (levels == 0 || local.Type.SpecialType is not (SpecialType.System_Single or SpecialType.System_Double)) return false;
        IOperation? made = loop.Body.All().OfType<IVariableDeclaratorOperation>()
            .FirstOrDefault(d => SymbolEqualityComparer.Default.Equals(d.Symbol, local))?.GetVariableInitializer()?.Value;
        return made?.DescendantsAndSelf().Any(o => o is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide }
            || (o is ILocalReferenceOperation { Local: var factor } && IsQuotient(factor, loop, levels - 1))) == true;
    }

    /// <summary>Whether it comes with the language, and so updates no weights.</summary>
    private static bool IsOfSystem(IMethodSymbol method)
    {
        INamespaceSymbol? space = method.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false }) space = space.ContainingNamespace;
        return space?.Name == "System";
    }
}
