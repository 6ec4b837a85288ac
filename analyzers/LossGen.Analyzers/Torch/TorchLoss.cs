namespace LossGen.Analyzers.Torch;

/// <summary>A loss of TorchSharp.</summary>
/// <param name="Function">Its name in <c>torch.nn.functional</c>.</param>
/// <param name="Module">Its class in <c>TorchSharp.Modules</c>.</param>
/// <param name="Kind">The member of <c>LossGen.Kind</c> that expects the same.</param>
internal sealed record TorchLoss(string Function, string Module, string Kind);
