using System;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Autodiff;

/// <summary>A row of <see cref="Derivatives"/>.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Rule">From a node and the gradient flowing into it to what flows on to each argument; null where nothing does.</param>
/// <param name="Convention">Where a convention stands in for a derivative that does not exist or does not help: which, and why.</param>
/// <param name="Guards">The condition under which each argument gets its share; null where it always does.</param>
internal sealed record Derivative(
    Operation Operation,
    Func<Expression, Expression, Expression?[]> Rule,
    string? Convention = null,
    Func<Expression, Guard?[]>? Guards = null);

/// <summary>A condition on the way from the loss to an input.</summary>
/// <param name="Condition">A comparison.</param>
/// <param name="Holds">Whether it is to hold, or not to.</param>
internal sealed record Guard(Expression Condition, bool Holds);
