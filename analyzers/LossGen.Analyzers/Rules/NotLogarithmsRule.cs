using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Values;
using LossGen.Generator.Formulas;

namespace LossGen.Analyzers.Rules;

/// <summary>LOSS105: probabilities or logits are taken for logarithms of probabilities.</summary>
internal sealed class NotLogarithmsRule : ArgumentRule
{
    protected override Finding? Find(LossSite site, SiteInput input, Content content, MethodFacts facts)
    {
        if (input.Argument.Input.Holds != ValueKind.LogProbabilities) return null;
        if (content.Holds is not (ValueKind.Probabilities or ValueKind.SigmoidProbabilities or ValueKind.Logits)) return null;
        string todo = input.Argument.Input.IsTarget && site.Call.IsTorch ? "pass log_target: false"
            : input.Argument.Input.IsTarget ? "leave out LogTarget"
            : input.Argument.Kind.Name == "NegativeLogLikelihood" ? "pass the log-softmax, or the logits to CrossEntropy"
            : "pass the log-softmax";
        return At(Misuses.NotLogarithms, input, content, null, Wording.NameOf(input), Wording.Holds(content), input.Argument.Kind.Name, todo);
    }
}
