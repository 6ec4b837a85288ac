using System.Collections.Concurrent;
using System.Linq;
using LossGen.Analyzers.Creations;
using LossGen.Analyzers.Flow;
using LossGen.Analyzers.Torch;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Transfer;

/// <summary>Summaries of the compilation's methods, made when they are asked for. A summary depends on how deep it may look, so that is part of the key.</summary>
internal sealed class SummaryCache
{
    /// <summary>How many methods deep a call is followed. It also ends recursion.</summary>
    public const int MostLevels = 3;

    private readonly ConcurrentDictionary<IMethodSymbol, MethodSummary?>[] _levels =
        [.. Enumerable.Range(0, MostLevels + 1).Select(_ => new ConcurrentDictionary<IMethodSymbol, MethodSummary?>(SymbolEqualityComparer.Default))];

    /// <summary>What a call does; null where its body is not seen, or may be another one when running.</summary>
    public MethodSummary? Find(IInvocationOperation call, ControlFlowGraph? graph, FlowContext context)
    {
        IMethodSymbol? method = call.TargetMethod.IsStatic || !TorchModules.IsCall(call) ? call.TargetMethod.OriginalDefinition : Forward(call, context.Compilation);
        if (method is null || context.Depth <= 0 || method.IsAbstract || method.DeclaringSyntaxReferences.IsEmpty) return null;
        bool isOverridable = (method.IsVirtual || method.IsOverride) && !method.IsSealed && !method.ContainingType.IsSealed;
        // A network's forward is an override, and hardly ever one that is overridden again.
        if (isOverridable && !TorchModules.IsModule(method.ContainingType)) return null;
        method = method.PartialImplementationPart ?? method;
        if (context.Losses.Declared.IsLoss(method)) return null;

        ConcurrentDictionary<IMethodSymbol, MethodSummary?> level = _levels[context.Depth];
        if (level.TryGetValue(method, out MethodSummary? summary)) return summary;
        summary = Summarizer.Summarize(method, graph, context with { Depth = context.Depth - 1 });
        level.TryAdd(method, summary);
        return summary;
    }

    /// <summary>What <c>call</c> runs on a user's own module.</summary>
    private static IMethodSymbol? Forward(IInvocationOperation call, Compilation compilation)
    {
        ITypeSymbol? type = Creation.Unwrap(call.Instance)?.Type;
        return OverrideIn(type) ?? OverrideIn(TorchModules.ClassOf(call.Instance, compilation));

        static IMethodSymbol? OverrideIn(ITypeSymbol? type) =>
            type?.GetMembers("forward").OfType<IMethodSymbol>().FirstOrDefault(m => m is { Parameters.Length: 1, IsAbstract: false } && !TorchApis.IsOwn(m));
    }
}
