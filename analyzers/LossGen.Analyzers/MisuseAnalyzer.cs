using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Flow;
using LossGen.Analyzers.Rules;
using LossGen.Analyzers.Torch;
using LossGen.Analyzers.Transfer;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers;

/// <summary>Finds losses that are given what they do not expect. Methods that call no loss are not looked at.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MisuseAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Misuses.All];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            LossCallReader losses = new(start.Compilation);
            if (!losses.Declared.IsAvailable && start.Compilation.GetTypeByMetadataName(TorchApis.TypeName) is null) return;

            SummaryCache summaries = new();
            HoldsReader holds = new(start.Compilation.GetTypeByMetadataName(HoldsReader.MetadataName));
            start.RegisterOperationBlockStartAction(block =>
            {
                ConcurrentQueue<IInvocationOperation> calls = new();
                block.RegisterOperationAction(
                    c =>
                    {
                        IInvocationOperation call = (IInvocationOperation)c.Operation;
                        if (losses.Is(call) || IsLogarithm(call)) calls.Enqueue(call);
                    },
                    OperationKind.Invocation);
                block.RegisterOperationBlockEndAction(end =>
                {
                    if (calls.IsEmpty) return;
                    FlowContext context = new(end.Compilation, holds, losses, summaries, SummaryCache.MostLevels, end.CancellationToken);
                    try
                    {
                        Analyze(end, [.. calls.OrderBy(c => c.Syntax.SpanStart)], context);
                    }
                    catch (InsufficientExecutionStackException)
                    {
                        // The compiler gives up such an expression as well, when it takes it apart.
                    }
                });
            });
        });
    }

    private static void Analyze(OperationBlockAnalysisContext block, IReadOnlyList<IInvocationOperation> calls, FlowContext context)
    {
        ISet<ISymbol> unreliable = Unreliable.In(block.OperationBlocks);
        foreach (IOperation body in block.OperationBlocks)
        {
            if (!calls.Any(c => body.Syntax.FullSpan.Contains(c.Syntax.Span))) continue;
            foreach (ControlFlowGraph graph in Graphs(block.GetControlFlowGraph(body), calls, context))
            {
                if (FlowAnalysis.Run(graph, context, unreliable) is { } record) Report(block.ReportDiagnostic, new MethodFacts(record, calls), record, body, context.CancellationToken);
            }
        }
    }

    /// <summary>Whether a logarithm of a tensor is taken: a loss may be written by hand.</summary>
    private static bool IsLogarithm(IInvocationOperation call) => call.TargetMethod.Name is "log" or "log_" && TorchApis.IsOwn(call.TargetMethod);

    /// <summary>A graph, and those of the functions in it that call losses.</summary>
    private static IEnumerable<ControlFlowGraph> Graphs(ControlFlowGraph graph, IReadOnlyList<IInvocationOperation> calls, FlowContext context)
    {
        IEnumerable<ControlFlowGraph> functions = graph.LocalFunctions
            .Where(f => f.DeclaringSyntaxReferences is [{ } declaration, ..] && calls.Any(c => declaration.Span.Contains(c.Syntax.Span)))
            .Select(f => graph.GetLocalFunctionControlFlowGraph(f, context.CancellationToken));
        IEnumerable<ControlFlowGraph> lambdas = graph.Blocks.SelectMany(b => b.Operations.Append(b.BranchValue).OfType<IOperation>())
            .SelectMany(o => o.DescendantsAndSelf()).OfType<IFlowAnonymousFunctionOperation>()
            .Where(f => calls.Any(c => f.Syntax.Span.Contains(c.Syntax.Span)))
            .Select(f => LambdaGraphs.Find(graph, f, context.CancellationToken)).OfType<ControlFlowGraph>();
        return functions.Concat(lambdas).SelectMany(g => Graphs(g, calls, context)).Prepend(graph);
    }

    private static void Report(Action<Diagnostic> report, MethodFacts facts, FlowRecord record, IOperation body, CancellationToken cancellationToken)
    {
        HashSet<(DiagnosticDescriptor, SyntaxNode)> seen = [];
        foreach (LossSite site in facts.Sites)
        {
            foreach (SiteRule rule in SiteRule.All)
            {
                cancellationToken.ThrowIfCancellationRequested();
                IReadOnlyList<Finding> found = [.. rule.Find(site, facts)];
                foreach (Finding finding in found.Where(f => seen.Add((f.Rule, f.Syntax)))) report(finding.ToDiagnostic());
                // What else is wrong with swapped arguments is right once they are swapped back.
                if (rule is SwappedRule && found.Count > 0) break;
            }
        }

        foreach (Finding finding in LogOfActivationRule.FindInFormulas(record, body).Where(f => seen.Add((f.Rule, f.Syntax)))) report(finding.ToDiagnostic());
    }
}
