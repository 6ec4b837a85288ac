using LossGen.Generator.Formulas;

namespace LossGen.Analyzers.Torch;

/// <summary>A loss of TorchSharp.</summary>
/// <param name="Function">Its name in <c>torch.nn.functional</c>.</param>
/// <param name="Module">Its class in <c>TorchSharp.Modules</c>.</param>
/// <param name="Kind">The <see cref="LossKind.Id"/> of the kind that expects the same.</param>
/// <param name="Predictions">What it expects first, where that differs.</param>
internal sealed record TorchLoss(string Function, string Module, string Kind, ValueKind? Predictions = null);
