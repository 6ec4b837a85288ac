using System.Collections.Generic;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Calls;

/// <summary>A method that LossGen implements, as its callers see it.</summary>
/// <param name="Kinds">The losses that are summed.</param>
/// <param name="Inputs">The parameters of the inputs, in order.</param>
/// <param name="Reduction">How it is reduced.</param>
/// <param name="WritesGradient">Whether it writes any gradient.</param>
/// <param name="HasUpstream">Whether it multiplies gradients by what it is given.</param>
/// <param name="Classes">The columns of a row, where the attribute gives them.</param>
/// <param name="Ignored">The index that is left out.</param>
/// <param name="ClassesParameter">The parameter that gives them, or null.</param>
internal sealed record CalledLoss(
    IReadOnlyList<ExpectedKind> Kinds,
    IReadOnlyList<IParameterSymbol> Inputs,
    ReductionKind Reduction,
    bool WritesGradient,
    bool HasUpstream,
    int? Classes,
    IgnoredIndex Ignored,
    IParameterSymbol? ClassesParameter);
