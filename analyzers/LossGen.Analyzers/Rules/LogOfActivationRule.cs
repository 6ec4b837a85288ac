using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Flow;
using LossGen.Analyzers.Values;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Rules;

/// <summary>LOSS106: log(softmax(z)), which is −∞ where the softmax rounds to 0.</summary>
internal sealed class LogOfActivationRule : SiteRule
{
    /// <summary>How many variables are followed from a logarithm on.</summary>
    private const int MostLevels = 4;

    private static readonly HashSet<string> Reducing = ["mean", "sum", "nanmean", "nansum", "backward"];

    /// <summary>The same without a loss: where a formula of the user's own is reduced, or trained on.</summary>
    public static IEnumerable<Finding> FindInFormulas(FlowRecord record, IOperation body)
    {
        foreach (Origin log in record.Logarithms.Where(l => !l.IsGuarded))
        {
            if (body.All().FirstOrDefault(o => o.Syntax == log.Syntax && o is IInvocationOperation) is not { } call) continue;
            if (Gradients.AreOff(call) || ReductionOf(call, body, 0) is not { } reduction) continue;
            string todo = log.IsSigmoid ? "take the log-sigmoid in one step, with functional.logsigmoid" : "take the log-softmax in one step, with log_softmax";
            yield return new Finding(Misuses.LogOfActivation, log.Syntax, [log.Activation!.Name, reduction.TargetMethod.Name, todo], [log.Activation.Syntax]);
        }
    }

    /// <summary>The call that makes one number of what is worked out from a value, or trains on it.</summary>
    private static IInvocationOperation? ReductionOf(IOperation value, IOperation body, int level)
    {
        if (level > MostLevels) return null;
        ISymbol? named = null;
        for (IOperation? at = value.Parent; at is not null and not IBlockOperation; at = at.Parent)
        {
            if (at is IInvocationOperation call && Reducing.Contains(call.TargetMethod.Name)) return call;
            named ??= at switch
            {
                IVariableDeclaratorOperation { Symbol: var local } => local,
                IAssignmentOperation assignment when assignment.Target != value => Locals.Of(assignment.Target),
                _ => null,
            };
        }

        return named is null ? null : body.All().Where(o => o is ILocalReferenceOperation && o.Syntax.SpanStart > value.Syntax.SpanStart && Locals.Is(o, named))
            .Select(o => ReductionOf(o, body, level + 1)).FirstOrDefault(r => r is not null);
    }

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
