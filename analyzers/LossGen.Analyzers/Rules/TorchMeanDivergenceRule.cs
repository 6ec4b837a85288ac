using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Calls;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Rules;

/// <summary>LOSS110 in TorchSharp, where the reduction is an argument of the call.</summary>
internal sealed class TorchMeanDivergenceRule : SiteRule
{
    public override IEnumerable<Finding> Find(LossSite site, MethodFacts facts)
    {
        if (site.Call is not { IsTorch: true, Reduction: ReductionKind.Mean } || site.Call.Kinds[0].Name != "KLDivergence") yield break;
        if (site.Call.Operation.Syntax is not InvocationExpressionSyntax call) yield break;
        SyntaxNode? reduction = site.Call.Operation.Arguments.FirstOrDefault(a => a is { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: "reduction" })?.Syntax;
        yield return new Finding(
            Misuses.MeanDivergence,
            reduction ?? call.Expression,
            ["Reduction.Mean", "use Reduction.Sum, and divide by the number of rows"],
            []);
    }
}
