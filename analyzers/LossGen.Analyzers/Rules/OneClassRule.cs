using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Values;
using LossGen.Generator.Formulas;

namespace LossGen.Analyzers.Rules;

/// <summary>LOSS119: a softmax over one class, which is 1 whatever the logit.</summary>
internal sealed class OneClassRule : SiteRule
{
    public override IEnumerable<Finding> Find(LossSite site, MethodFacts facts)
    {
        if (site.Inputs.Count == 0) yield break;
        SiteInput input = site.Inputs[0];
        if (input.Argument is not { Kind: { IsSoftmax: true, Layout: LossLayout.Rows }, Input.Holds: ValueKind.Logits or ValueKind.LogProbabilities }) yield break;
        // What is no softmax of columns has its classes elsewhere.
        bool isOne = site.Call.IsTorch ? input.Value.Shape is { Last: 1, Rank: null or 2 } : site.Call.Columns == 1;
        if (!isOne) yield break;
        yield return new Finding(Misuses.OneClass, input.Argument.Value.Syntax, [Wording.NameOf(input), input.Argument.Kind.Name], []);
    }
}
