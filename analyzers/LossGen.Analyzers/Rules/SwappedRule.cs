using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Flow;
using LossGen.Analyzers.Values;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

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

    private static readonly HashSet<string> PredictionNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "prediction", "predictions", "predicted", "preds", "pred", "logits", "logit", "probabilities", "probs", "logProbabilities", "logProbs", "scores",
        "yPred", "yHat", "estimate", "estimates",
    };

    private static readonly HashSet<string> TargetNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "target", "targets", "label", "labels", "truth", "groundTruth", "yTrue",
    };

    public override IEnumerable<Finding> Find(LossSite site, MethodFacts facts)
    {
        if (site is not { Prediction: { } prediction, Target: { } target } || IsHarmless(site)) yield break;
        Content given = facts.ContentOf(site, prediction), expected = facts.ContentOf(site, target);
        bool isSwapped = Labels.Contains(given.Kind) && Outputs.Contains(expected.Kind);
        if (!isSwapped && !(AreSwappedByName(prediction, target) && CouldBe(given, Labels) && CouldBe(expected, Outputs))) yield break;

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

    private static bool IsHarmless(LossSite site) =>
        site.Call.Kinds.All(k => Symmetric.Contains(k.Name)) && (site.Call.IsTorch || !site.Call.WritesGradient);

    /// <summary>Both are called what the other is for; one alone may just be called strangely.</summary>
    private static bool AreSwappedByName(SiteInput prediction, SiteInput target) =>
        TargetNames.Contains(NameOf(prediction)) && PredictionNames.Contains(NameOf(target))
        && !TargetNames.Contains(prediction.Argument.Parameter.Name) && !PredictionNames.Contains(target.Argument.Parameter.Name);

    private static string NameOf(SiteInput input)
    {
        IOperation value = input.Argument.Value;
        while (true)
        {
            switch (value)
            {
                case IConversionOperation conversion:
                    value = conversion.Operand;
                    break;
                case IInvocationOperation call when Views.Is(call):
                    value = call.Instance ?? call.Arguments[0].Value;
                    break;
                case IImplicitIndexerReferenceOperation slice:
                    value = slice.Instance;
                    break;
                case ILocalReferenceOperation local:
                    return Plain(local.Local.Name);
                case IParameterReferenceOperation parameter:
                    return Plain(parameter.Parameter.Name);
                case IMemberReferenceOperation member:
                    return Plain(member.Member.Name);
                default:
                    return "";
            }
        }
    }

    private static string Plain(string name) => name.Replace("_", "");
}
