using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Transfer;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Torch;

/// <summary>TorchSharp's losses, all of them.</summary>
internal static class TorchLosses
{
    private const string Modules = "TorchSharp.Modules";

    public static IReadOnlyList<TorchLoss> All { get; } =
    [
        new("cross_entropy", "CrossEntropyLoss", "CrossEntropyOfIndices"),
        new("nll_loss", "NLLLoss", "NegativeLogLikelihood"),
        new("binary_cross_entropy", "BCELoss", "BinaryCrossEntropy"),
        new("binary_cross_entropy_with_logits", "BCEWithLogitsLoss", "BinaryCrossEntropyWithLogits"),
        new("kl_div", "KLDivLoss", "KLDivergence"),
        new("mse_loss", "MSELoss", "MeanSquaredError"),
        new("l1_loss", "L1Loss", "MeanAbsoluteError"),
        new("smooth_l1_loss", "SmoothL1Loss", "SmoothL1"),
        new("huber_loss", "HuberLoss", "Huber"),
        new("hinge_embedding_loss", "HingeEmbeddingLoss", "HingeEmbedding"),
        new("soft_margin_loss", "SoftMarginLoss", "SoftMargin"),
        new("margin_ranking_loss", "MarginRankingLoss", "MarginRanking"),
        new("cosine_embedding_loss", "CosineEmbeddingLoss", "CosineEmbedding"),
        new("multilabel_soft_margin_loss", "MultiLabelSoftMarginLoss", "MultiLabelSoftMargin"),
        new("multi_label_margin_loss", "MultiLabelMarginLoss", "MultiLabelMargin"),
        new("multi_margin_loss", "MultiMarginLoss", "MultiMargin"),
        new("poisson_nll_loss", "PoissonNLLLoss", "Poisson"),
        new("gaussian_nll_loss", "GaussianNLLLoss", "Gaussian"),
        new("triplet_margin_loss", "TripletMarginLoss", "Triplet"),
        new("triplet_margin_with_distance_loss", "TripletMarginWithDistanceLoss", "Triplet"),
        // LossGen's takes the logits.
        new("ctc_loss", "CTCLoss", "Ctc", ValueKind.LogProbabilities),
    ];

    private static readonly IReadOnlyDictionary<string, TorchLoss> ByFunction = All.ToDictionary(l => l.Function);
    private static readonly IReadOnlyDictionary<string, TorchLoss> ByModule = All.ToDictionary(l => l.Module);

    /// <summary>The loss that a function is, or a method on a module of that very type.</summary>
    public static TorchLoss? Of(IMethodSymbol method)
    {
        if (method.IsStatic)
        {
            return ByFunction.TryGetValue(method.Name, out TorchLoss function) && KnownApis.Is(method.ContainingType, TorchApis.Namespace, "torch.nn.functional")
                ? function
                : null;
        }

        return IsRun(method) ? OfModule(method.ContainingType) : null;
    }

    /// <summary>The loss that a module's type is.</summary>
    public static TorchLoss? OfModule(ITypeSymbol? type) =>
        type is INamedTypeSymbol named && ByModule.TryGetValue(named.Name, out TorchLoss loss) && KnownApis.Is(named, Modules, loss.Module) ? loss : null;

    /// <summary>Whether a method of that name runs a module.</summary>
    public static bool IsRun(IMethodSymbol method) => method.Name is "forward" or "call";

    /// <summary>Whether a call may run a loss that is held as something more general, or as a delegate.</summary>
    public static bool MayBeHeld(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.Parameters.Length is < 2 or > 4) return false;
        if (method.MethodKind == MethodKind.DelegateInvoke) return method.Parameters.Count(p => TorchApis.IsTensor(p.Type)) >= 2;
        return IsRun(method) && !method.IsStatic && TorchApis.IsOwn(method) && call.Arguments.All(a => TorchApis.IsTensor(a.Value.Type));
    }
}
