using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;

namespace LossGen.Generator.Model;

/// <summary>What the parameters of a method are made of.</summary>
internal enum CarrierKind
{
    /// <summary>Spans.</summary>
    Span,

    /// <summary>TorchSharp's tensors.</summary>
    Torch,
}

/// <summary>A loss of tensors, which methods of spans compute.</summary>
/// <param name="Carrier">What the tensors are.</param>
/// <param name="ReturnsTensor">Whether the loss is a tensor, and part of the graph.</param>
/// <param name="Forms">One for each form of the targets, of which the one that fits what is passed is called.</param>
internal sealed record TensorLoss(CarrierKind Carrier, bool ReturnsTensor, EquatableArray<TensorForm> Forms)
{
    public IEnumerable<KernelSpec> Kernels => Forms.SelectMany(f => f.Cores).SelectMany(c => c.Kernels);
}

/// <summary>A loss of tensors whose targets are of one form.</summary>
/// <param name="Method">What the parameters mean.</param>
/// <param name="Loss">The method of spans for a loss without a graph.</param>
/// <param name="Gradients">The one that also writes the gradients of all inputs that have one; null where the result is never part of a graph.</param>
internal sealed record TensorForm(LossMethod Method, LossMethod Loss, LossMethod? Gradients)
{
    public IEnumerable<LossMethod> Cores => Gradients is { } gradients ? [Loss, gradients] : [Loss];
}
