using System.Collections.Generic;
using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Values;
using LossGen.Generator.Formulas;

namespace LossGen.Analyzers.Rules;

/// <summary>LOSS104: logits are taken for probabilities.</summary>
internal sealed class RawLogitsRule : ArgumentRule
{
    /// <summary>The kinds that take logits.</summary>
    private static readonly IReadOnlyDictionary<string, string> Fused = new Dictionary<string, string>
    {
        ["BinaryCrossEntropy"] = "BinaryCrossEntropyWithLogits",
        ["CategoricalCrossEntropy"] = "CrossEntropy",
        ["SparseCategoricalCrossEntropy"] = "CrossEntropy",
    };

    private static readonly HashSet<string> Activated = ["Dice", "Jaccard", "Tversky"];

    protected override Finding? Find(LossSite site, SiteInput input, Content content, MethodFacts facts)
    {
        LossArgument argument = input.Argument;
        if (argument.Input is not { Holds: ValueKind.Probabilities or ValueKind.SigmoidProbabilities, IsTarget: false }) return null;
        bool isOutside = content is { Holds: ValueKind.Values, Stage: Stage.None, Numbers: { } numbers } && (numbers.Least < 0 || numbers.Greatest > 1);
        if (content.Kind != ValueKind.Logits && !isOutside) return null;
        string holds = isOutside ? "holds numbers outside 0 to 1" + Wording.From(content.Origin) : Wording.Holds(content);

        bool hasFused = Fused.TryGetValue(argument.Kind.Name, out string fused) && site.Call.Kinds.Count == 1;
        string todo = hasFused ? $"use Kind.{fused}, which takes logits"
            : Activated.Contains(argument.Kind.Name) ? "set Activation, or pass probabilities"
            : "pass probabilities";
        Finding finding = At(Misuses.RawLogits, input, content, null, Wording.NameOf(input), holds, argument.Kind.Name, todo);
        return hasFused ? finding with { Properties = finding.Properties.Add(Finding.KindProperty, fused) } : finding;
    }
}
