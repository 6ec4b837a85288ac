using System;
using System.Threading;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace LossGen.Analyzers.Flow;

/// <summary>The graphs of lambdas.</summary>
internal static class LambdaGraphs
{
    /// <summary>The graph of a lambda; null where it belongs to another graph than this, as one does that was passed to the function analysed.</summary>
    public static ControlFlowGraph? Find(ControlFlowGraph graph, IFlowAnonymousFunctionOperation lambda, CancellationToken cancellationToken)
    {
        try
        {
            return graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken);
        }
        catch (ArgumentOutOfRangeException)
        {
            // Nothing else tells which graph a lambda belongs to.
            return null;
        }
    }
}
