using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Autodiff;

/// <summary>
/// Reverse-mode differentiation. What flows through a branch stays under the branch's condition up to the input, where the branches are
/// put together: so the infinite slope of a branch that is not taken is never multiplied by 0 and never leaks.
/// </summary>
internal sealed class Differentiator
{
    private readonly Dictionary<Expression, Flow> _flows = [];
    private readonly Expression _root;

    private Differentiator(Expression root) => _root = root;

    /// <summary>d root / d leaf for each of the leaves.</summary>
    public static IReadOnlyList<Expression> Gradients(Expression root, IReadOnlyList<Expression> leaves)
    {
        Differentiator differentiator = new(root);
        differentiator.Propagate([.. leaves]);
        return [.. leaves.Select(differentiator.Gradient)];
    }

    private void Propagate(HashSet<Expression> leaves)
    {
        HashSet<Expression> dependent = [];
        _flows.Add(_root, new Flow().Add([], _root.Graph.Constant(1)));

        // Numbers grow from arguments to users, so that descending order meets a node after everything that it flows from.
        IReadOnlyList<Expression> all = [.. Subexpressions.Of([_root]).OrderByDescending(e => e.Number)];
        foreach (Expression node in all.Reverse())
        {
            if (leaves.Contains(node) || node.Arguments.Any(dependent.Contains)) dependent.Add(node);
        }

        foreach (Expression node in all)
        {
            if (node.Arguments.Count == 0 || !dependent.Contains(node) || !_flows.TryGetValue(node, out Flow? flow)) continue;
            Spread(node, flow, dependent);
        }
    }

    private void Spread(Expression node, Flow flow, HashSet<Expression> dependent)
    {
        Derivative derivative = Derivatives.Of(node.Operation);
        Guard?[]? guards = derivative.Guards?.Invoke(node);
        foreach ((IReadOnlyList<Guard> path, Expression value) in flow.Parts)
        {
            Expression?[] shares = derivative.Rule(node, value);
            for (int i = 0; i < shares.Length; i++)
            {
                Expression argument = node.Arguments[i];
                if (shares[i] is not { } share || !dependent.Contains(argument)) continue;
                if (!_flows.TryGetValue(argument, out Flow? target)) _flows.Add(argument, target = new Flow());
                Guard? guard = guards?[i];

                // A way through both sides of one condition is none.
                if (guard is not null && path.Any(p => p.Condition == guard.Condition && p.Holds != guard.Holds)) continue;
                IReadOnlyList<Guard> conditions = guard is null || path.Contains(guard) ? path : [.. path, guard];
                if (node.Level == Level.Element && argument.Level == Level.Row) target.Add([.. conditions.Where(IsOfRow)], OverColumns(share, conditions));
                else target.Add(conditions, share);
            }
        }
    }

    // What is the same in every column collects what flows from all of them.
    private static Expression OverColumns(Expression share, IReadOnlyList<Guard> conditions)
    {
        Expression zero = share.Graph.Constant(0);
        Expression flowing = conditions.Where(c => !IsOfRow(c)).Reverse().Aggregate(
            share, (value, c) => c.Holds ? c.Condition.Make(Operations.Select, value, zero) : c.Condition.Make(Operations.Select, zero, value));
        return flowing.Make(Operations.RowSum);
    }

    private static bool IsOfRow(Guard guard) => guard.Condition.Level != Level.Element;

    private Expression Gradient(Expression leaf) => _flows.TryGetValue(leaf, out Flow? flow) ? flow.Combine(leaf.Graph) : leaf.Graph.Constant(0);
}
