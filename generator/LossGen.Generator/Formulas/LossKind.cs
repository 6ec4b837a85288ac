using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Formulas;

/// <summary>A row of the <see cref="Catalogue"/>: a loss that is known by name.</summary>
/// <param name="Name">The member of <c>LossGen.Kind</c>.</param>
/// <param name="Value">That member's number.</param>
/// <param name="Inputs">What it reads, in order.</param>
/// <param name="Options">The options that apply, with their defaults.</param>
/// <param name="Formula">ℓ over the inputs and options.</param>
/// <param name="HasPosWeights">Whether a span <c>posWeights</c> may stand in for <see cref="LossOptions.PosWeight"/>.</param>
/// <param name="HasClassWeights">Whether there may be one weight per class, as a span <c>classWeights</c> or in the attribute.</param>
/// <param name="Layout">How inputs make up losses.</param>
/// <param name="Form">What tells kinds apart that share a name, and differ by the type of their targets; else empty.</param>
/// <param name="DividesByWeights">Whether the mean divides by the summed class weights of the rows that are not ignored, rather than by the number of ℓ.</param>
internal sealed record LossKind(
    string Name,
    int Value,
    IReadOnlyList<LossInput> Inputs,
    IReadOnlyList<OptionDefault> Options,
    Func<FormulaContext, Expression> Formula,
    bool HasPosWeights = false,
    bool HasClassWeights = false,
    LossLayout Layout = LossLayout.Elements,
    string Form = "",
    bool DividesByWeights = false)
{
    /// <summary>Unique in the catalogue.</summary>
    public string Id => Name + Form;

    /// <summary>Whether targets are class indices.</summary>
    public bool HasLabels => Inputs.Any(i => i.IsInteger);

    /// <summary>Whether it has a use for a number of columns. Element-wise kinds have, for the mean of rows.</summary>
    public bool HasColumns => Layout != LossLayout.Layers;

    /// <summary>Whether it must know where a row ends, and has no input of one value per row to tell.</summary>
    public bool NeedsColumns => Layout is LossLayout.LabelLists or LossLayout.Pairs or LossLayout.Sequences
        || (Layout == LossLayout.Rows && Inputs.All(i => i.Shape != InputShape.Rows));

    /// <summary>Whether the class axis may come before positions: [samples × classes × positions].</summary>
    public bool HasPositions => Layout is LossLayout.Rows or LossLayout.Groups;

    /// <summary>The inputs that a model computes, by index: those have a gradient in a graph.</summary>
    public IEnumerable<int> Computed => Enumerable.Range(0, Inputs.Count).Where(i => Inputs[i].IsComputed);

    public OptionDefault? Find(string option) => Options.FirstOrDefault(o => o.Option.Name == option);
}

/// <summary>An input of a loss.</summary>
/// <param name="Name">What documentation and formulas call it.</param>
/// <param name="Holds">What its numbers mean.</param>
/// <param name="Shape">How many there are.</param>
/// <param name="IsInteger">Whether they are integers, of any type: class indices.</param>
internal sealed record LossInput(string Name, ValueKind Holds, InputShape Shape = InputShape.Elements, bool IsInteger = false)
{
    private static readonly string[] Given = ["target", "label", "relevance", "teacher"];

    /// <summary>Whether a model computes it: targets and labels are given. That also goes for the inputs of formulas, by the names of their parameters.</summary>
    public bool IsComputed => !IsInteger && !Given.Any(g => Name.StartsWith(g, StringComparison.Ordinal));
}

/// <summary>How many numbers an input holds.</summary>
internal enum InputShape
{
    /// <summary>One per element: [R×C], in layouts that have rows.</summary>
    Elements,

    /// <summary>One per row: [R].</summary>
    Rows,

    /// <summary>As many per sequence as there are targets: [N×S].</summary>
    Sequences,
}

/// <summary>How inputs make up losses.</summary>
internal enum LossLayout
{
    /// <summary>One ℓ per element.</summary>
    Elements,

    /// <summary>One ℓ per row.</summary>
    Rows,

    /// <summary>One ℓ per row, whose targets are the indices up to the first −1.</summary>
    LabelLists,

    /// <summary>One ℓ per row, which is compared with all other rows.</summary>
    Pairs,

    /// <summary>One ℓ per group of samples and classes.</summary>
    Groups,

    /// <summary>One ℓ over layers of different sizes.</summary>
    Layers,

    /// <summary>One ℓ per sequence, over all alignments.</summary>
    Sequences,
}

/// <summary>An option of a kind.</summary>
/// <param name="Option">The option.</param>
/// <param name="Default">The value where nothing is given; null: then the formula does without.</param>
/// <param name="Range">The values allowed, where the kind is stricter than the option's own range.</param>
internal sealed record OptionDefault(Option Option, double? Default, OptionRange? Range = null)
{
    public OptionRange Allowed => Range ?? Option.Range;
}
