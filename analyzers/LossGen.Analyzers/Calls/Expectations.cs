using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;

namespace LossGen.Analyzers.Calls;

/// <summary>What losses expect, as the catalogue says, and as options change it.</summary>
internal static class Expectations
{
    /// <summary>What a row of the catalogue expects.</summary>
    /// <param name="kind">The row.</param>
    /// <param name="flags">Names of options of the attribute that are neither false nor the default.</param>
    public static ExpectedKind Of(LossKind kind, IReadOnlyCollection<string> flags)
    {
        IReadOnlyList<ExpectedInput> inputs = [.. kind.Inputs.Select((input, i) => new ExpectedInput(input.Name, HoldsOf(input, i, flags)))];
        // A label for each class goes with a sigmoid for each.
        bool isSoftmax = kind.Inputs.All(i => i.Holds != ValueKind.BinaryLabels);
        return new ExpectedKind(kind.Name, inputs, kind.Layout, isSoftmax);
    }

    private static ValueKind HoldsOf(LossInput input, int index, IReadOnlyCollection<string> flags) => input.Holds switch
    {
        ValueKind.LogProbabilities when flags.Contains(LossOptions.Probabilities.Name) => ValueKind.Probabilities,
        ValueKind.Probabilities when index == 1 && flags.Contains(LossOptions.LogTarget.Name) => ValueKind.LogProbabilities,
        // What makes probabilities of it is part of the loss.
        ValueKind.SigmoidProbabilities when flags.Contains(LossOptions.Activation.Name) => ValueKind.Values,
        _ => input.Holds,
    };
}
