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
        if (site.Call is { IsTorch: true, Reduction: ReductionKind.None } && IsDivergence(site))
        {
            foreach (Finding finding in MeansOf(site, facts)) yield return finding;
        }

        if (site.Call is not { IsTorch: true, Reduction: ReductionKind.Mean } || !IsDivergence(site)) yield break;
        if (site.Call.Operation.Syntax is not InvocationExpressionSyntax call) yield break;
        SyntaxNode? reduction = site.Call.Operation.Arguments.FirstOrDefault(a => a is { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: "reduction" })?.Syntax;
        yield return new Finding(
            Misuses.MeanDivergence,
            reduction ?? call.Expression,
            ["Reduction.Mean", "use Reduction.Sum, and divide by the number of rows"],
            []);
    }

    private static bool IsDivergence(LossSite site) => site.Call.Kinds.Any(k => k.IsDivergence);

    /// <summary><c>kl_div(…, Reduction.None).mean()</c></summary>
    private static IEnumerable<Finding> MeansOf(LossSite site, MethodFacts facts)
    {
        if (facts.InCode(site) is not { } call) yield break;
        IOperation body = call.Root();
        foreach (IOperation use in LossUses.Of(call, body).Select(u => u.Operation))
        {
            IInvocationOperation? mean = use.Parent as IInvocationOperation ?? (use.Parent as IArgumentOperation)?.Parent as IInvocationOperation;
            if (mean is not { TargetMethod.Name: "mean" } || mean.Arguments.Any(a => a.ArgumentKind != ArgumentKind.DefaultValue && a.Value != use)) continue;
            yield return new Finding(Misuses.MeanDivergence, mean.Syntax, ["mean()", "sum over the columns first, as sum(1).mean() does"], [call.Syntax]);
        }
    }
}
