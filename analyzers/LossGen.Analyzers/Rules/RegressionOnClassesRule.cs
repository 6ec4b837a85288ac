using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Values;
using LossGen.Generator.Formulas;

namespace LossGen.Analyzers.Rules;

/// <summary>LOSS109: a squared or absolute error of a softmax, whose gradient vanishes where the mistake is greatest.</summary>
internal sealed class RegressionOnClassesRule : SiteRule
{
    private static readonly HashSet<string> Regressions = ["MeanSquaredError", "MeanAbsoluteError", "Huber", "SmoothL1"];

    public override IEnumerable<Finding> Find(LossSite site, MethodFacts facts)
    {
        if (site.Inputs.Count < 2 || site.Call.Kinds.Any(k => !Regressions.Contains(k.Name)) || IsMetric(site, facts)) yield break;
        Content predictions = facts.ContentOf(site, site.Inputs[0]), targets = facts.ContentOf(site, site.Inputs[1]);
        if (predictions.Holds != ValueKind.Probabilities || !(facts.IsOneHot(targets, site.Call.Columns) || IsOneRow(targets))) yield break;
        yield return new Finding(
            Misuses.RegressionOnClasses,
            site.Inputs[0].Argument.Value.Syntax,
            [Wording.NameOf(site.Inputs[0]), Wording.Holds(predictions), site.Call.Kinds[0].Name],
            [.. new[] { predictions.Origin, targets.Origin }.OfType<Origin>().Select(o => o.Syntax)]);
    }

    /// <summary><c>[0, 1, 0]</c>: one row, however many columns there are.</summary>
    private static bool IsOneRow(Content targets) => targets.Numbers is { Sequence: { Count: > 0 } row } numbers && numbers.IsOneHot(row.Count);

    /// <summary>Without a gradient, or beside the loss that trains, a squared error is the Brier score.</summary>
    private static bool IsMetric(LossSite site, MethodFacts facts) => !site.Call.WritesGradient
        || (facts.InCode(site) is { } call && Gradients.AreOff(call)) ||
        site.Call.IsTorch && facts.Sites.Any(s => s.Call.WritesGradient && s.Call.Kinds.Any(k => !Regressions.Contains(k.Name)));
}
