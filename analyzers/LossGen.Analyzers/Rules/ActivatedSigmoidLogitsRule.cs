using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Values;
using LossGen.Generator.Formulas;

namespace LossGen.Analyzers.Rules;

/// <summary>LOSS102: sigmoid is taken twice.</summary>
internal sealed class ActivatedSigmoidLogitsRule : ArgumentRule
{
    protected override Finding? Find(LossSite site, SiteInput input, Content content, MethodFacts facts)
    {
        if (input.Argument is not { Input: { Holds: ValueKind.Logits, IsTarget: false }, Kind.IsSoftmax: false }) return null;
        if (content.Holds is not (ValueKind.Probabilities or ValueKind.SigmoidProbabilities)) return null;
        string? replacement = facts.Replacement(site, input);
        string todo = Wording.Pass(replacement, "pass the logits instead");
        return At(Misuses.ActivatedSigmoidLogits, input, content, replacement, Wording.NameOf(input), Wording.Holds(content), input.Argument.Kind.Name, todo);
    }
}
