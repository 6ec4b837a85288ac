using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace LossGen.Analyzers.Flow;

/// <summary>A loop of a control-flow graph.</summary>
internal sealed class Loop
{
    private readonly HashSet<int> _blocks;

    private Loop(BasicBlock head, HashSet<int> blocks)
    {
        Head = head.Ordinal;
        Condition = head.ConditionalSuccessor is null ? null : head.BranchValue;
        _blocks = blocks;
    }

    /// <summary>The block that every round begins with.</summary>
    public int Head { get; }

    /// <summary>What decides there whether another round follows, where that is decided there.</summary>
    public IOperation? Condition { get; }

    public bool Contains(BasicBlock block) => _blocks.Contains(block.Ordinal);

    /// <summary>The loops of a graph, inner ones first.</summary>
    public static IReadOnlyList<Loop> Of(ControlFlowGraph graph)
    {
        Dictionary<int, HashSet<int>> loops = [];
        foreach (BasicBlock block in graph.Blocks)
        {
            foreach (ControlFlowBranch branch in block.Predecessors)
            {
                // Blocks are in source order, so that only jumps back go to a lower number.
                if (branch.Source.Ordinal < block.Ordinal) continue;
                if (!loops.TryGetValue(block.Ordinal, out HashSet<int> body)) loops[block.Ordinal] = body = [block.Ordinal];
                Collect(branch.Source, body);
            }
        }

        return [.. loops.Select(l => new Loop(graph.Blocks[l.Key], l.Value)).OrderBy(l => l._blocks.Count)];
    }

    private static void Collect(BasicBlock block, HashSet<int> body)
    {
        Stack<BasicBlock> open = new([block]);
        while (open.Count > 0)
        {
            BasicBlock next = open.Pop();
            if (!body.Add(next.Ordinal)) continue;
            foreach (ControlFlowBranch branch in next.Predecessors) open.Push(branch.Source);
        }
    }
}
