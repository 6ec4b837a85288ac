using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Autodiff;

/// <summary>The gradient that flows into a node: a sum of parts, each under the conditions met on its way.</summary>
internal sealed class Flow
{
    // A choice after another doubles the ways: beyond this many they are put together half-way.
    private const int MostParts = 4;

    private List<(IReadOnlyList<Guard> Path, Expression Value)> _parts = [];

    public IEnumerable<(IReadOnlyList<Guard> Path, Expression Value)> Parts => _parts;

    // Beyond this many one condition stands for all on the way: what is behind a hundred choices would ask each of them.
    private const int MostGuards = 6;

    public Flow Add(IReadOnlyList<Guard> path, Expression value)
    {
        if (path.Count > MostGuards) path = [Together(path)];
        int same = _parts.FindIndex(p => p.Path.SequenceEqual(path));
        if (same < 0) _parts.Add((path, value));
        else _parts[same] = (path, _parts[same].Value + value);
        if (_parts.Count > MostParts) _parts = [Joined(value.Graph)];
        return this;
    }

    /// <summary>All parts as one expression, zero where no part's conditions are met.</summary>
    public Expression Combine(Graph graph) => Combine(graph, _parts, 0);

    private static Guard Together(IReadOnlyList<Guard> path)
    {
        Expression? all = null;
        foreach (Guard guard in path)
        {
            Expression condition = guard.Holds ? guard.Condition : guard.Condition.Make(Operations.Not);
            all = all is null ? condition : all.Make(Operations.And, condition);
        }

        return new(all!, true);
    }

    // One part, under what all have in common and, unless one of them is always met, under that one is.
    private (IReadOnlyList<Guard> Path, Expression Value) Joined(Graph graph)
    {
        IReadOnlyList<Guard> first = _parts[0].Path;
        int shared = Enumerable.Range(0, first.Count).TakeWhile(i => _parts.All(p => p.Path.Count > i && p.Path[i] == first[i])).Count();
        Expression value = Combine(graph, _parts, shared), met = IsMet(graph, _parts, shared);
        IReadOnlyList<Guard> common = [.. first.Take(shared)];
        return (met.IsConstant ? common : [.. common, new(met, true)], value);
    }

    // Parts that agree up to this depth are split by the condition that comes next: one choice serves both of its sides.
    private static Expression Combine(Graph graph, IReadOnlyList<(IReadOnlyList<Guard> Path, Expression Value)> parts, int depth)
    {
        Expression? sum = null;
        foreach (Expression value in parts.Where(p => p.Path.Count == depth).Select(p => p.Value)) sum = sum is null ? value : sum + value;
        foreach (var byCondition in parts.Where(p => p.Path.Count > depth).GroupBy(p => p.Path[depth].Condition))
        {
            Expression choice = graph.Apply(Operations.Select, byCondition.Key, Side(true), Side(false));
            sum = sum is null ? choice : sum + choice;

            Expression Side(bool holds) => Combine(graph, [.. byCondition.Where(p => p.Path[depth].Holds == holds)], depth + 1);
        }

        return sum ?? graph.Constant(0);
    }

    // Whether the conditions of any part are met: the constant 1 where that is certain.
    private static Expression IsMet(Graph graph, IReadOnlyList<(IReadOnlyList<Guard> Path, Expression Value)> parts, int depth)
    {
        if (parts.Any(p => p.Path.Count == depth)) return graph.Constant(1);
        Expression? any = null;
        foreach (var byCondition in parts.GroupBy(p => p.Path[depth].Condition))
        {
            Expression? then = Side(true), otherwise = Side(false);
            if (then is { IsConstant: true } && otherwise is { IsConstant: true }) return graph.Constant(1);
            Expression met = graph.Apply(Operations.Select, byCondition.Key, then ?? graph.Constant(0), otherwise ?? graph.Constant(0));
            any = any is null ? met : any.Make(Operations.Or, met);

            Expression? Side(bool holds) => byCondition.Any(p => p.Path[depth].Holds == holds)
                ? IsMet(graph, [.. byCondition.Where(p => p.Path[depth].Holds == holds)], depth + 1)
                : null;
        }

        return any!;
    }
}
