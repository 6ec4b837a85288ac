using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Transfer;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Torch;

/// <summary>TorchSharp's losses, called as functions or as modules.</summary>
internal static class TorchLosses
{
    private const string Modules = "TorchSharp.Modules";
    private static readonly string[] Calls = ["forward", "call"];

    public static IReadOnlyList<TorchLoss> All { get; } =
    [
        new("cross_entropy", "CrossEntropyLoss", "CrossEntropy"),
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
    ];

    public static bool MayBe(IInvocationOperation call) => Find(call) is not null;

    public static LossCall? Read(IInvocationOperation call, Compilation compilation)
    {
        if (Find(call) is not { } loss) return null;
        TorchOptions? options = TorchOptions.Of(call, compilation);
        IReadOnlyCollection<string> flags = options?.LogTarget == true ? ["LogTarget"] : [];
        bool isCrossEntropy = loss.Kind == "CrossEntropy";
        LossKind? row = Catalogue.All.FirstOrDefault(k => k.Name == loss.Kind && (!isCrossEntropy || k.HasLabels));
        if (row is null) return null;
        ExpectedKind kind = Expectations.Of(row, flags);

        bool knowsTarget = loss.Kind != "KLDivergence" || options?.LogTarget is not null;
        List<IArgumentOperation> given = [.. call.Arguments.Where(a => a.Parameter is not null).OrderBy(a => a.Parameter!.Ordinal)];
        List<LossArgument> arguments = [];
        for (int i = 0; i < kind.Inputs.Count && i < given.Count; i++)
        {
            ExpectedInput input = kind.Inputs[i];
            // Which of the two forms it is the type of the tensor decides at run time.
            if (isCrossEntropy && i == 1) input = input with { TakesSoftTargets = true };
            if (!knowsTarget && i == 1) input = input with { Holds = ValueKind.Values };
            arguments.Add(new LossArgument(kind, input, given[i].Parameter!, given[i].Value));
        }

        return new LossCall(
            call, call.TargetMethod, [kind], arguments, options?.Reduction, WritesGradient: true, HasUpstream: false, Columns: null, IsTorch: true);
    }

    private static TorchLoss? Find(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.IsStatic)
        {
            return All.FirstOrDefault(l => l.Function == method.Name) is { } function && KnownApis.Is(method.ContainingType, TorchApis.Namespace, "torch.nn.functional")
                ? function
                : null;
        }

        return Calls.Contains(method.Name) ? OfModule(call.Instance) : null;
    }

    /// <summary>The loss that a module is, by its type.</summary>
    private static TorchLoss? OfModule(IOperation? module)
    {
        while (module is IConversionOperation { Operand: var operand }) module = operand;
        return module?.Type is INamedTypeSymbol type ? All.FirstOrDefault(l => l.Module == type.Name && KnownApis.Is(type, Modules, l.Module)) : null;
    }
}
