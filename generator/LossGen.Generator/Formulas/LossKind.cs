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
internal sealed record LossKind(
    string Name,
    int Value,
    IReadOnlyList<LossInput> Inputs,
    IReadOnlyList<OptionDefault> Options,
    Func<FormulaContext, Expression> Formula,
    bool HasPosWeights = false)
{
    public OptionDefault? Find(string option) => Options.FirstOrDefault(o => o.Option.Name == option);
}

/// <summary>An input of a loss.</summary>
/// <param name="Name">What documentation and formulas call it.</param>
/// <param name="Holds">What its numbers mean.</param>
internal sealed record LossInput(string Name, ValueKind Holds);

/// <summary>An option of a kind.</summary>
/// <param name="Option">The option.</param>
/// <param name="Default">The value where nothing is given; null: then the formula does without.</param>
/// <param name="Range">The values allowed, where the kind is stricter than the option's own range.</param>
internal sealed record OptionDefault(Option Option, double? Default, OptionRange? Range = null)
{
    public OptionRange Allowed => Range ?? Option.Range;
}
