using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Rules;

/// <summary>The ways through a function. As in the rest of the analysis, loops are taken to run at least once.</summary>
internal sealed class Paths
{
    private readonly ControlFlowGraph _graph;
    private readonly IReadOnlyList<int>[] _next;
    private readonly Dictionary<SyntaxNode, int> _blocks;

    private Paths(ControlFlowGraph graph, Dictionary<SyntaxNode, int> blocks)
    {
        _graph = graph;
        _blocks = blocks;
        _next = [.. graph.Blocks.Select(Successors)];
        foreach (Loop loop in Loop.Of(graph)) RunAtLeastOnce(loop);
    }

    private int Exit => _graph.Blocks.Length - 1;

    /// <summary>The ways through the function that a call stands in; null where no graph can be made of it.</summary>
    public static Paths? Around(IInvocationOperation call)
    {
        IOperation root = call.Root();
        ControlFlowGraph? graph = root switch
        {
            IMethodBodyOperation method => ControlFlowGraph.Create(method),
            IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor),
            IFieldInitializerOperation field => ControlFlowGraph.Create(field),
            IPropertyInitializerOperation property => ControlFlowGraph.Create(property),
            _ => null,
        };
        return graph is null ? null : Within(graph, call.Syntax);
    }

    /// <summary>Whether something runs whenever a call does, before it or after it.</summary>
    public bool AlwaysRuns(SyntaxNode other, SyntaxNode call)
    {
        if (!_blocks.TryGetValue(other, out int block) || !_blocks.TryGetValue(call, out int at)) return false;
        return block == at || IsBetween(0, block, at) || IsBetween(at, block, Exit);
    }

    private static Paths? Within(ControlFlowGraph graph, SyntaxNode call)
    {
        List<(IOperation Operation, int Block)> all =
            [.. graph.Blocks.SelectMany(b => b.Operations.Append(b.BranchValue).OfType<IOperation>().SelectMany(o => o.DescendantsAndSelf()).Select(o => (o, b.Ordinal)))];
        // What is used later on, as a captured value, stands in more than one.
        Dictionary<SyntaxNode, int> blocks = all.GroupBy(o => o.Operation.Syntax).ToDictionary(g => g.Key, g => g.Min(o => o.Block));
        if (blocks.ContainsKey(call)) return new Paths(graph, blocks);
        IEnumerable<ControlFlowGraph> functions = graph.LocalFunctions
            .Where(f => f.DeclaringSyntaxReferences is [{ } declaration, ..] && declaration.Span.Contains(call.Span))
            .Select(f => graph.GetLocalFunctionControlFlowGraph(f));
        IEnumerable<ControlFlowGraph> lambdas = all.Select(o => o.Operation).OfType<IFlowAnonymousFunctionOperation>()
            .Where(f => f.Syntax.Span.Contains(call.Span))
            .Select(f => LambdaGraphs.Find(graph, f, default)).OfType<ControlFlowGraph>();
        return functions.Concat(lambdas).Select(g => Within(g, call)).FirstOrDefault(p => p is not null);
    }

    private static IReadOnlyList<int> Successors(BasicBlock block) =>
        [.. new[] { block.ConditionalSuccessor, block.FallThroughSuccessor }.Select(b => b?.Destination?.Ordinal).OfType<int>()];

    /// <summary>Lets a loop end after a round only, rather than before the first.</summary>
    private void RunAtLeastOnce(Loop loop)
    {
        int[] after = [.. _next[loop.Head].Where(n => !loop.Contains(_graph.Blocks[n]))];
        _next[loop.Head] = [.. _next[loop.Head].Except(after)];
        foreach (BasicBlock last in _graph.Blocks.Where(b => loop.Contains(b) && _next[b.Ordinal].Contains(loop.Head)))
        {
            _next[last.Ordinal] = [.. _next[last.Ordinal], .. after];
        }
    }

    /// <summary>Whether every way from one block to another goes through a third, and there is one.</summary>
    private bool IsBetween(int from, int block, int to) => Reaches(from, to, null) && !Reaches(from, to, block);

    private bool Reaches(int from, int to, int? without)
    {
        HashSet<int> seen = [];
        Stack<int> open = new([from]);
        while (open.Count > 0)
        {
            int next = open.Pop();
            if (next == without || !seen.Add(next)) continue;
            if (next == to) return true;
            foreach (int successor in _next[next]) open.Push(successor);
        }

        return false;
    }
}
