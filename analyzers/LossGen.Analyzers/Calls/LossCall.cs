using System.Collections.Generic;
using LossGen.Analyzers.Torch;
using LossGen.Generator.Formulas;
using LossGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Calls;

/// <summary>A call of a loss.</summary>
/// <param name="Operation">The call.</param>
/// <param name="Method">What is called.</param>
/// <param name="Kinds">The losses that are summed: mostly one.</param>
/// <param name="Arguments">What is given for each input, in order; inputs that are not given are left out.</param>
/// <param name="Reduction">How it is reduced; null where that is not known.</param>
/// <param name="WritesGradient">Whether it is a training step.</param>
/// <param name="HasUpstream">Whether the gradient is multiplied by what the caller gives.</param>
/// <param name="Columns">The columns of a row, where they are known.</param>
/// <param name="Ignored">The index that is left out; null where that is not known.</param>
/// <param name="Torch">What is known of a loss of TorchSharp; null where it is LossGen's.</param>
internal sealed record LossCall(
    IInvocationOperation Operation,
    IMethodSymbol Method,
    IReadOnlyList<ExpectedKind> Kinds,
    IReadOnlyList<LossArgument> Arguments,
    ReductionKind? Reduction,
    bool WritesGradient,
    bool HasUpstream,
    int? Columns,
    IgnoredIndex? Ignored,
    TorchCall? Torch)
{
    public bool IsTorch => Torch is not null;
}

/// <summary>An input of a call.</summary>
/// <param name="Kind">The loss that cares most about it.</param>
/// <param name="Input">What that expects.</param>
/// <param name="Parameter">The method's parameter.</param>
/// <param name="Value">What is given.</param>
internal sealed record LossArgument(ExpectedKind Kind, ExpectedInput Input, IParameterSymbol Parameter, IOperation Value);
