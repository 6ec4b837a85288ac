using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Values;
using LossGen.Generator.Formulas;

namespace LossGen.Analyzers.Rules;

/// <summary>LOSS107: predictions and targets are swapped, by what they hold or by what both are called.</summary>
internal sealed class SwappedRule : SiteRule
{
    /// <summary>Kinds that do not see the difference, unless a gradient is written.</summary>
    private static readonly HashSet<string> Symmetric =
        ["MeanSquaredError", "MeanAbsoluteError", "Huber", "SmoothL1", "LogCosh", "CosineSimilarity"];

    private static readonly HashSet<ValueKind> Labels = [ValueKind.OneHot, ValueKind.BinaryLabels, ValueKind.SignLabels, ValueKind.ClassIndices];

    private static readonly HashSet<ValueKind> Outputs =
        [ValueKind.Logits, ValueKind.Probabilities, ValueKind.SigmoidProbabilities, ValueKind.LogProbabilities];

    public override IEnumerable<Finding> Find(LossSite site, MethodFacts facts)
    {
        if (site is not { Prediction: { } prediction, Target: { } target } || IsHarmless(site)) yield break;
        Content given = facts.ContentOf(site, prediction), expected = facts.ContentOf(site, target);
        bool isSwapped = Labels.Contains(given.Kind) && Outputs.Contains(expected.Kind);
        if (!isSwapped && !(AreSwappedByName(site, prediction, target, facts) && CouldBe(given, Labels) && CouldBe(expected, Outputs))) yield break;

        yield return new Finding(
            Misuses.Swapped,
            prediction.Argument.Value.Syntax,
            [
                Wording.NameOf(prediction), isSwapped ? Wording.Holds(given) : "is called a target", prediction.Argument.Parameter.Name,
                Wording.NameOf(target), isSwapped ? Wording.Holds(expected) : "a prediction", target.Argument.Parameter.Name, site.Call.Method.Name,
            ],
            [target.Argument.Value.Syntax, .. new[] { given.Origin, expected.Origin }.OfType<Origin>().Select(o => o.Syntax)]);
    }

    /// <summary>What the numbers are speaks louder than their names.</summary>
    private static bool CouldBe(Content content, HashSet<ValueKind> kinds) => content.Kind == ValueKind.Values || kinds.Contains(content.Kind);

    private static bool IsHarmless(LossSite site) => IsHarmless(site.Call.Kinds, site.Call.WritesGradient && !site.Call.IsTorch);

    /// <summary>Whether losses are the same either way round, and no gradient goes to the wrong place.</summary>
    public static bool IsHarmless(IReadOnlyList<ExpectedKind> kinds, bool writesGradient) => !writesGradient && kinds.All(k => Symmetric.Contains(k.Name));

    /// <summary>Both are called what the other is for; one alone may just be called strangely.</summary>
    private static bool AreSwappedByName(LossSite site, SiteInput prediction, SiteInput target, MethodFacts facts) =>
        ArgumentNames.IsTarget(NameOf(site, prediction, facts)) && ArgumentNames.IsPrediction(NameOf(site, target, facts))
        && (site.Call.IsTorch || (!ArgumentNames.IsTarget(prediction.Argument.Parameter.Name) && !ArgumentNames.IsPrediction(target.Argument.Parameter.Name)));

    /// <summary>By the code as it stands, which names more than the graph does.</summary>
    private static string NameOf(LossSite site, SiteInput input, MethodFacts facts) => ArgumentNames.Of(
        facts.InCode(site)?.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == input.Argument.Parameter.Ordinal)?.Value ?? input.Argument.Value);
}
