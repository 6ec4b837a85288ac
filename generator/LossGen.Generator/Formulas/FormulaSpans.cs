using LossGen.Generator.Ir;

namespace LossGen.Generator.Formulas;

/// <summary>What a declaration gives to its formula besides inputs and options.</summary>
/// <param name="PosWeights">The weight of the positive term per element, or null.</param>
/// <param name="ClassWeights">The weight of each column's class, or null.</param>
/// <param name="HasIgnored">Whether rows may be ignored.</param>
/// <param name="HasZShare">Whether the z-loss has a divisor of its own.</param>
internal sealed record FormulaSpans(Expression? PosWeights, Expression? ClassWeights, bool HasIgnored, bool HasZShare);
