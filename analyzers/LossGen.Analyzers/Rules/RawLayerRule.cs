using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Values;
using LossGen.Generator.Formulas;

namespace LossGen.Analyzers.Rules;

/// <summary>LOSS115: what a layer of weights gives is taken for probabilities, or for logarithms of them.</summary>
internal sealed class RawLayerRule : ArgumentRule
{
    protected override Finding? Find(LossSite site, SiteInput input, Content content, MethodFacts facts)
    {
        // What is given to a softmax elsewhere is known to be logits.
        if (input.Argument.Input.IsTarget || !content.IsRaw || content.Kind != ValueKind.Values) return null;
        (string wanted, string todo)? wrong = input.Argument.Input.Holds switch
        {
            ValueKind.LogProbabilities => ("log-probabilities", "end with log-softmax"),
            ValueKind.Probabilities => ("probabilities", "end with softmax"),
            ValueKind.SigmoidProbabilities => ("probabilities", "end with sigmoid, or use the loss that takes logits"),
            _ => null,
        };
        return wrong is not ({ } expected, { } remedy)
            ? null
            : At(Misuses.RawLayer, input, content, null, Wording.NameOf(input), Wording.From(content.Origin), input.Argument.Kind.Name, expected, remedy);
    }
}
