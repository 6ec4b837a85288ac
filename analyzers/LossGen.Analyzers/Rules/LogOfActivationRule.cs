using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Values;
using LossGen.Generator.Formulas;

namespace LossGen.Analyzers.Rules;

/// <summary>LOSS106: log(softmax(z)), which is −∞ where the softmax rounds to 0.</summary>
internal sealed class LogOfActivationRule : SiteRule
{
    public override IEnumerable<Finding> Find(LossSite site, MethodFacts facts)
    {
        foreach (SiteInput input in site.Inputs)
        {
            Content content = input.Content;
            if (content is not { Holds: ValueKind.LogProbabilities, Origin: { Activation: { } activation } log }) continue;
            string? replacement = input.Argument.Kind.Name == "NegativeLogLikelihood" ? facts.Replacement(site, input) : null;
            string todo = log.IsSigmoid ? "take the log-sigmoid in one step"
                : replacement is null ? "take the log-softmax in one step"
                : $"give '{replacement}' to CrossEntropy, which does both in one step";
            ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
            if (replacement is not null) properties = properties.Add(Finding.PassProperty, replacement).Add(Finding.KindProperty, "CrossEntropy");
            yield return new Finding(
                Misuses.LogOfActivation,
                log.Syntax,
                [activation.Name == "the code" ? "a softmax or sigmoid" : activation.Name, site.Call.Method.Name, todo],
                [activation.Syntax, input.Argument.Value.Syntax]) { Properties = properties };
        }
    }
}
