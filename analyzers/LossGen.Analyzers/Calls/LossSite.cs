using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Flow;
using LossGen.Analyzers.Values;

namespace LossGen.Analyzers.Calls;

/// <summary>A call of a loss, and what is known there.</summary>
/// <param name="Call">The call.</param>
/// <param name="Inputs">What is known of each argument, in order.</param>
/// <param name="State">What is known of everything else.</param>
internal sealed record LossSite(LossCall Call, IReadOnlyList<SiteInput> Inputs, State State)
{
    public SiteInput? Prediction => Inputs.FirstOrDefault(i => !i.Argument.Input.IsTarget);

    public SiteInput? Target => Inputs.FirstOrDefault(i => i.Argument.Input.IsTarget);
}

/// <summary>An argument, and what is known of it.</summary>
/// <param name="Argument">The argument.</param>
/// <param name="Value">What it refers to.</param>
/// <param name="Content">What that holds.</param>
internal sealed record SiteInput(LossArgument Argument, Value Value, Content Content);
