using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;

namespace LossGen.Analyzers.Calls;

/// <summary>What losses expect, as the catalogue says, and as options and the type of the targets change it.</summary>
internal static class Expectations
{
    /// <summary>Kinds whose targets are class indices or one number per class, as their type says.</summary>
    private static readonly string[] TwoForms = ["CrossEntropy", "Focal"];

    /// <summary>Kinds whose logits go through a softmax.</summary>
    private static readonly string[] Softmax = ["CrossEntropy", "Ctc"];

    /// <summary>What a loss expects; null where there is none of that name.</summary>
    /// <param name="kind">The member of <c>LossGen.Kind</c>.</param>
    /// <param name="hasIndices">Whether its targets are integers.</param>
    /// <param name="flags">Names of options of the attribute that are neither false nor the default.</param>
    public static ExpectedKind? Find(string kind, bool hasIndices, IReadOnlyCollection<string> flags)
    {
        IReadOnlyList<LossInput>? inputs = Catalogue.Find(kind)?.Inputs ?? (RowKinds.All.TryGetValue(kind, out IReadOnlyList<LossInput> row) ? row : null);
        if (inputs is null) return null;

        bool isIndexed = hasIndices && TwoForms.Contains(kind);
        IReadOnlyList<ExpectedInput> expected = [.. inputs.Select((input, i) => new ExpectedInput(input.Name, isIndexed && i == 1 ? ValueKind.ClassIndices : HoldsOf(input, i, flags)))];
        return new ExpectedKind(kind, expected, isIndexed || Softmax.Contains(kind));
    }

    private static ValueKind HoldsOf(LossInput input, int index, IReadOnlyCollection<string> flags) => input.Holds switch
    {
        ValueKind.LogProbabilities when flags.Contains("Probabilities") => ValueKind.Probabilities,
        ValueKind.Probabilities when index == 1 && flags.Contains("LogTarget") => ValueKind.LogProbabilities,
        // What makes probabilities of it is part of the loss.
        ValueKind.Probabilities when index == 0 && flags.Contains("Activation") => ValueKind.Values,
        _ => input.Holds,
    };
}
