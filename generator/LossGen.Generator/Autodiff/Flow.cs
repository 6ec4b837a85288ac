using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Autodiff;

/// <summary>The gradient that flows into a node: a sum of parts, each under the conditions met on its way.</summary>
internal sealed class Flow
{
    private readonly List<(IReadOnlyList<Guard> Path, Expression Value)> _parts = [];

    public IEnumerable<(IReadOnlyList<Guard> Path, Expression Value)> Parts => _parts;

    public Flow Add(IReadOnlyList<Guard> path, Expression value)
    {
        int same = _parts.FindIndex(p => p.Path.SequenceEqual(path));
        if (same < 0) _parts.Add((path, value));
        else _parts[same] = (path, _parts[same].Value + value);
        return this;
    }

    /// <summary>All parts as one expression, zero where no part's conditions are met.</summary>
    public Expression Combine(Graph graph) => Combine(graph, _parts, 0);

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
}
