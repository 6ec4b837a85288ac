using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Calls;
using LossGen.Generator.Declarations;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Rules;

/// <summary>LOSS110 in TorchSharp, where the reduction is an argument of the call.</summary>
internal sealed class TorchMeanDivergenceRule : SiteRule
{
    public override IEnumerable<Finding> Find(LossSite site, MethodFacts facts)
    {
        if (site.Call is not { IsTorch: true, Reduction: ReductionKind.Mean } || site.Call.Kinds[0].Name != "KLDivergence") yield break;
        if (site.Call.Operation.Syntax is not InvocationExpressionSyntax call) yield break;
        ArgumentSyntax? reduction = call.ArgumentList.Arguments.FirstOrDefault(a => a.Expression.ToString().EndsWith("Reduction.Mean", System.StringComparison.Ordinal));
        yield return new Finding(
            Misuses.MeanDivergence,
            reduction ?? (Microsoft.CodeAnalysis.SyntaxNode)call.Expression,
            ["Reduction.Mean", "use Reduction.Sum, and divide by the number of rows"],
            []);
    }
}
