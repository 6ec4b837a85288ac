using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Values;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Rules;

/// <summary>LOSS117: logits compared with ½, which is where probabilities turn.</summary>
internal sealed class ThresholdRule : SiteRule
{
    public override IEnumerable<Finding> Find(LossSite site, MethodFacts facts)
    {
        foreach (SiteInput input in site.Inputs.Where(i => i.Argument.Input is { Holds: ValueKind.Logits, IsTarget: false }))
        {
            if (input.Content is not { Kind: ValueKind.Values, Stage: Stage.None, Definition: { } definition }) continue;
            foreach (SyntaxNode threshold in facts.ThresholdsOf(definition))
            {
                string todo = input.Argument.Kind.IsSoftmax ? "take the argmax, or the softmax first" : "compare with 0, or take the sigmoid first";
                yield return new Finding(Misuses.Threshold, threshold, [Wording.NameOf(input), site.Call.Method.Name, todo], [input.Argument.Value.Syntax]);
            }
        }
    }
}
