using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Rewriting;

/// <summary>
/// Applies a table of rules to expressions, arguments first, until none matches. One instance shares its work between expressions of a graph. It ends for every table: a step that
/// does not shrink is not taken, unless the rule is one of those that grow, and <see cref="Limits.Rewriting"/> counts the steps.
/// </summary>
/// <param name="rules">The table.</param>
/// <param name="used">Receives each rule that was used, in order; null where nobody asks.</param>
internal sealed class Rewriter(IReadOnlyList<Rule> rules, ICollection<Rule>? used = null)
{
    private readonly Dictionary<Expression, Expression> _results = [];
    private int _steps;

    public Expression Rewrite(Expression expression)
    {
        // On a stack of its own: how deep it goes is up to the user.
        Stack<(Expression Node, Expression? Becomes)> pending = new([(expression, null)]);
        while (pending.Count > 0)
        {
            (Expression node, Expression? becomes) = pending.Peek();
            if (!_results.ContainsKey(node))
            {
                if (becomes is null && PushArguments(node, pending)) continue;
                Expression current = becomes ?? node.Graph.With(node, [.. node.Arguments.Select(a => _results[a])]);
                Expression next = becomes is null ? Step(current) : current;
                if (next == current && becomes is null)
                {
                    _results[current] = current;
                }
                else if (!_results.ContainsKey(next))
                {
                    pending.Pop();
                    pending.Push((node, next));
                    pending.Push((next, null));
                    continue;
                }

                _results[node] = _results[next];
            }

            pending.Pop();
        }

        return _results[expression];
    }

    // Whether there are arguments that are not rewritten yet.
    private bool PushArguments(Expression node, Stack<(Expression Node, Expression? Becomes)> pending)
    {
        int before = pending.Count;
        foreach (Expression argument in node.Arguments.Reverse())
        {
            if (!_results.ContainsKey(argument)) pending.Push((argument, null));
        }

        return pending.Count > before;
    }

    // What the first rule that matches makes of it.
    private Expression Step(Expression current)
    {
        foreach (Rule rule in rules)
        {
            if (rule.Apply(current) is not { } replacement || replacement == current || !(rule.Grows || PathOrder.Shrinks(current, replacement))) continue;
            Limits.Rewriting.Check(++_steps);
            if (used is not null && !used.Contains(rule)) used.Add(rule);
            return replacement;
        }

        return current;
    }
}
