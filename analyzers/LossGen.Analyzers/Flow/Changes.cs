using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Flow;

/// <summary>Where a graph assigns to its variables: what tells counters of loops from other numbers.</summary>
internal sealed class Changes
{
    private readonly Lazy<ILookup<ISymbol, (IOperation Operation, BasicBlock Block)>> _all;

    public Changes(ControlFlowGraph graph) => _all = new(() => Find(graph));

    public IEnumerable<IOperation> In(Loop loop, ISymbol variable) => _all.Value[variable].Where(c => loop.Contains(c.Block)).Select(c => c.Operation);

    public IEnumerable<IOperation> Before(Loop loop, ISymbol variable) => _all.Value[variable].Where(c => !loop.Contains(c.Block)).Select(c => c.Operation);

    private static ILookup<ISymbol, (IOperation Operation, BasicBlock Block)> Find(ControlFlowGraph graph)
    {
        IEnumerable<(ISymbol Symbol, IOperation Operation, BasicBlock Block)> found =
            from block in graph.Blocks
            from statement in block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations
            from operation in statement.DescendantsAndSelf()
            where Target(operation) is not null
            select (Target(operation)!, operation.Parent is IArgumentOperation or ITupleOperation ? operation : operation.Parent ?? operation, block);
        return found.ToLookup(c => c.Symbol, c => (c.Operation, c.Block), SymbolEqualityComparer.Default);
    }

    /// <summary>The variable that an operation names, where it is assigned to.</summary>
    private static ISymbol? Target(IOperation operation)
    {
        ISymbol? symbol = operation switch
        {
            ILocalReferenceOperation { Local: var local } => local,
            IParameterReferenceOperation { Parameter: var parameter } => parameter,
            _ => null,
        };
        if (symbol?.Name is not { Length: > 0 }) return null;
        bool isTarget = operation.Parent switch
        {
            IAssignmentOperation assignment => assignment.Target == operation,
            IIncrementOrDecrementOperation => true,
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
            ITupleOperation => true,
            IDeclarationExpressionOperation => true,
            _ => false,
        };
        return isTarget ? symbol : null;
    }
}
