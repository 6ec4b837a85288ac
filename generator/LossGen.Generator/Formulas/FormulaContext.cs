using System;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Formulas;

/// <summary>What a catalogue formula is written with: a graph, the inputs and the options as one declaration gives them.</summary>
/// <param name="graph">Where the formula is built.</param>
/// <param name="input">The i-th input.</param>
/// <param name="option">An option: a constant, a run-time parameter, or null where it is unset and has no default.</param>
internal sealed class FormulaContext(Graph graph, Func<int, Expression> input, Func<Option, Expression?> option)
{
    public Graph Graph => graph;

    public Expression Input(int index) => input(index);

    public Expression? Optional(Option wanted) => option(wanted);

    public Expression Option(Option wanted) =>
        option(wanted) ?? throw new InvalidOperationException($"{wanted.Name} has no default: ask with {nameof(Optional)}.");

    public bool Flag(Option wanted) => Option(wanted).Value != 0;
}
