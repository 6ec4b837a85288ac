using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Values;
using LossGen.Generator.Formulas;

namespace LossGen.Analyzers.Rules;

/// <summary>LOSS112: log-softmax is taken twice, which changes nothing.</summary>
internal sealed class LogOfLogitsRule : ArgumentRule
{
    protected override Finding? Find(LossSite site, SiteInput input, Content content, MethodFacts facts)
    {
        if (input.Argument is not { Input: { Holds: ValueKind.Logits, IsTarget: false }, Kind.IsSoftmax: true }) return null;
        if (content is not { Holds: ValueKind.LogProbabilities, Origin.IsSigmoid: not true }) return null;
        string? replacement = facts.Replacement(site, input);
        string todo = Wording.Pass(replacement, "pass the logits instead");
        return At(Misuses.LogOfLogits, input, content, replacement, Wording.NameOf(input), Wording.Holds(content), input.Argument.Kind.Name, todo);
    }
}
