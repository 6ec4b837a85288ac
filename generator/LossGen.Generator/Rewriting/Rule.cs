using System;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Rewriting;

/// <summary>A row of a rule table: an equation that is used from left to right.</summary>
/// <param name="Law">The equation, as a reader would write it.</param>
/// <param name="Precision">What it does to the bits.</param>
/// <param name="Apply">The right-hand side where the node matches the left, else null.</param>
/// <param name="Domain">Where it holds, unless everywhere.</param>
internal sealed record Rule(string Law, RulePrecision Precision, Func<Expression, Expression?> Apply, string? Domain = null)
{
    /// <summary>
    /// Whether its right-hand side is not below the left in <see cref="PathOrder"/>. Then something else must keep it from matching what it makes itself, again and again.
    /// </summary>
    public bool Grows { get; init; }
}

/// <summary>What using a rule does to the bits of a result.</summary>
internal enum RulePrecision
{
    /// <summary>The same bits for every input: −0, NaN and infinities included.</summary>
    Exact,

    /// <summary>The same real function, with fewer roundings or less cancellation.</summary>
    Stabilising,
}
