using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Values;
using LossGen.Generator.Formulas;

namespace LossGen.Analyzers.Rules;

/// <summary>LOSS116: softmax over the batch, so that the samples' probabilities of a class add up to 1.</summary>
internal sealed class BatchAxisRule : ArgumentRule
{
    protected override Finding? Find(LossSite site, SiteInput input, Content content, MethodFacts facts)
    {
        if (!content.IsAlongFirst || content.Holds is not (ValueKind.Probabilities or ValueKind.LogProbabilities) || content.Origin is null) return null;
        if (!IsMatrix(site, input)) return null;
        return At(Misuses.BatchAxis, input, content, null, Wording.NameOf(input), Wording.Holds(content), site.Call.Method.Name);
    }

    /// <summary>Whether the first axis is that of samples: a single sample has its classes there, and so has one picture.</summary>
    private static bool IsMatrix(LossSite site, SiteInput input)
    {
        if (input.Value.Shape is { Rank: { } rank }) return rank == 2;
        // One class for each of several samples.
        return !input.Argument.Input.IsTarget && site.Target is { Argument.Input.Holds: ValueKind.ClassIndices, Value.Shape: { Rank: 1 } };
    }
}
