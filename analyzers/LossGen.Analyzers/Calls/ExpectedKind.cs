using System.Collections.Generic;
using LossGen.Generator.Formulas;

namespace LossGen.Analyzers.Calls;

/// <summary>What a loss expects, in the form that its targets ask for.</summary>
/// <param name="Name">The member of <c>LossGen.Kind</c>.</param>
/// <param name="Inputs">What it reads, in order.</param>
/// <param name="Layout">How inputs make up losses.</param>
/// <param name="IsSoftmax">Whether logits are those of a softmax over the classes, rather than of sigmoids.</param>
internal sealed record ExpectedKind(string Name, IReadOnlyList<ExpectedInput> Inputs, LossLayout Layout, bool IsSoftmax)
{
    /// <summary>Whether it is a divergence of distributions, element by element, of which a mean over the columns is no divergence.</summary>
    public bool IsDivergence => Layout == LossLayout.Elements && Inputs is [{ Holds: ValueKind.LogProbabilities or ValueKind.Probabilities }, { Name: "targets" }];
}


/// <summary>What an input of a loss holds.</summary>
/// <param name="Name">What the catalogue calls it.</param>
/// <param name="Holds">What its numbers mean; anything where the loss does not care.</param>
/// <param name="TakesSoftTargets">Whether class indices may also be probabilities, told apart by their type when running.</param>
internal sealed record ExpectedInput(string Name, ValueKind Holds, bool TakesSoftTargets = false)
{
    /// <summary>Whether it is what the predictions are compared with.</summary>
    public bool IsTarget => Name == "targets" || Holds is ValueKind.ClassIndices or ValueKind.BinaryLabels or ValueKind.SignLabels or ValueKind.OneHot;
}
