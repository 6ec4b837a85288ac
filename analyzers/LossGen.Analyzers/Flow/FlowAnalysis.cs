using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Flow;

/// <summary>
/// Follows what is known forward through a control-flow graph until nothing changes. Loops are taken to run at least once: what they have written is there
/// after them.
/// </summary>
internal sealed class FlowAnalysis
{
    /// <summary>No block takes nearly as many visits; what would is left alone.</summary>
    private const int MostVisits = 64;

    private readonly ControlFlowGraph _graph;
    private readonly FlowContext _context;
    private readonly Evaluator _evaluator;
    private readonly IReadOnlyList<Loop>[] _loops;
    private readonly State?[] _before;
    private readonly State?[] _again;
    private readonly FlowRecord?[] _records;
    private readonly int[] _visits;
    private readonly SortedSet<int> _open = [];

    private FlowAnalysis(ControlFlowGraph graph, FlowContext context, ISet<ISymbol> unreliable)
    {
        _graph = graph;
        _context = context;
        _evaluator = new Evaluator(graph, context, unreliable);
        IReadOnlyList<Loop> loops = Loop.Of(graph);
        _loops = [.. graph.Blocks.Select(b => loops.Where(l => l.Contains(b)).ToArray())];
        _before = new State?[graph.Blocks.Length];
        _again = new State?[graph.Blocks.Length];
        _records = new FlowRecord?[graph.Blocks.Length];
        _visits = new int[graph.Blocks.Length];
    }

    /// <summary>Analyses a graph, and the functions in it; null where it does not settle, or where the stack does not hold its expressions.</summary>
    public static FlowRecord? Run(ControlFlowGraph graph, FlowContext context, ISet<ISymbol> unreliable)
    {
        FlowAnalysis analysis = new(graph, context, unreliable);
        analysis.Enter(graph.Blocks[0], isVague: false);
        analysis.EnterHandlers(graph.Root);
        try
        {
            return analysis.Settle() ? analysis.Report() : null;
        }
        catch (InsufficientExecutionStackException)
        {
            return null;
        }
    }

    private void Enter(BasicBlock block, bool isVague)
    {
        _before[block.Ordinal] = new State(new Initial(_context.Holds), isVague);
        _open.Add(block.Ordinal);
    }

    /// <summary>An exception may come from anywhere, so that nothing is known where one is handled.</summary>
    private void EnterHandlers(ControlFlowRegion region)
    {
        if (region.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.Filter or ControlFlowRegionKind.Finally)
        {
            Enter(_graph.Blocks[region.FirstBlockOrdinal], isVague: true);
        }

        foreach (ControlFlowRegion nested in region.NestedRegions) EnterHandlers(nested);
    }

    private bool Settle()
    {
        while (_open.Count > 0)
        {
            _context.CancellationToken.ThrowIfCancellationRequested();
            int next = _open.Min;
            _open.Remove(next);
            if (++_visits[next] > MostVisits) return false;
            Visit(_graph.Blocks[next]);
        }

        return true;
    }

    private void Visit(BasicBlock block)
    {
        _evaluator.Record = _records[block.Ordinal] = new FlowRecord();
        State after = Run(block, _before[block.Ordinal]!);
        _evaluator.Record = null;
        Loop? loop = HeadOf(block);
        State? afterLoop = loop is not null && _again[block.Ordinal] is { } again ? Run(block, again) : null;
        Go(block.ConditionalSuccessor);
        Go(block.FallThroughSuccessor);

        void Go(ControlFlowBranch? branch)
        {
            if (branch?.Destination is not { } destination) return;
            bool ends = loop is not null && !loop.Contains(destination);
            State? state = ends ? afterLoop : after;
            if (state is null) return;
            this.Go(block, branch, destination, branch == block.ConditionalSuccessor && block.FallThroughSuccessor is not null ? state.Copy() : state);
        }
    }

    private void Go(BasicBlock block, ControlFlowBranch branch, BasicBlock destination, State state)
    {
        foreach (Loop left in _loops[block.Ordinal])
        {
            if (!left.Contains(destination)) state.Leave(left);
        }

        foreach (ControlFlowRegion region in branch.LeavingRegions) state.Forget(region);
        if (branch.FinallyRegions.Any(Interferes)) state.Merge(new State(new Initial(_context.Holds), isVague: true));

        Loop? repeated = HeadOf(destination) is { } head && head.Contains(block) ? head : null;
        bool changed = false;
        if (repeated is not null)
        {
            state.Repeat(repeated);
            changed |= Merge(_again, destination, state);
        }

        changed |= Merge(_before, destination, state, isOwned: repeated is null);
        if (changed) _open.Add(destination.Ordinal);
    }

    private Loop? HeadOf(BasicBlock block) => _loops[block.Ordinal].FirstOrDefault(l => l.Head == block.Ordinal);

    private static bool Merge(State?[] states, BasicBlock block, State state, bool isOwned = false)
    {
        if (states[block.Ordinal] is { } known) return known.Merge(state);
        states[block.Ordinal] = isOwned ? state : state.Copy();
        return true;
    }

    /// <summary>Whether leaving through a finally block may change anything; those of <c>foreach</c> and <c>using</c> only dispose.</summary>
    private bool Interferes(ControlFlowRegion region) => Enumerable.Range(region.FirstBlockOrdinal, region.LastBlockOrdinal - region.FirstBlockOrdinal + 1)
        .SelectMany(i => _graph.Blocks[i].Operations)
        .Any(o => !o.IsImplicit && o is not IFlowCaptureOperation);

    private State Run(BasicBlock block, State before)
    {
        State state = before.Copy();
        _evaluator.Loops = _loops[block.Ordinal];
        foreach (IOperation operation in block.Operations) _evaluator.Run(operation, state);
        if (block.BranchValue is not { } value) return state;

        Values.Value result = _evaluator.Run(value, state);
        if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return) _evaluator.Record?.Returns.Add((result, state.Copy()));
        return state;
    }

    private FlowRecord Report() =>
        // The last visit of a block saw what is known for good.
        FlowRecord.Of(_records.OfType<FlowRecord>(), _before[_graph.Blocks.Length - 1], _visits.Sum());
}
