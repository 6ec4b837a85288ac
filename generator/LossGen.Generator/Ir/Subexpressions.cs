using System;
using System.Collections.Generic;
using System.Linq;

namespace LossGen.Generator.Ir;

/// <summary>Walks over all that expressions are made of, on stacks of its own: how deep they go is up to the user.</summary>
internal static class Subexpressions
{
    /// <summary>The expressions and everything below them, each once.</summary>
    public static HashSet<Expression> Of(IEnumerable<Expression> roots) => Of(roots, _ => true);

    /// <summary>Likewise, but nothing that is not wanted, nor what is below it.</summary>
    public static HashSet<Expression> Of(IEnumerable<Expression> roots, Func<Expression, bool> isWanted)
    {
        HashSet<Expression> seen = [];
        Stack<Expression> pending = new(roots);
        while (pending.Count > 0)
        {
            Expression node = pending.Pop();
            if (!isWanted(node) || !seen.Add(node)) continue;
            foreach (Expression argument in node.Arguments) pending.Push(argument);
        }

        return seen;
    }

    /// <summary>Those that are wanted, each once and behind its arguments: in the order in which a function that calls itself for each argument first would end with them.</summary>
    public static IReadOnlyList<Expression> InOrder(IEnumerable<Expression> roots, Func<Expression, bool> isWanted) => PostOrder.Of(roots, e => e.Arguments, isWanted);

    /// <summary>All of an expression, behind its arguments.</summary>
    public static IReadOnlyList<Expression> InOrder(Expression root) => InOrder([root], _ => true);

    /// <summary>What a function makes of an expression, given what it makes of those below.</summary>
    /// <param name="root">The expression.</param>
    /// <param name="results">What is known; receives the rest.</param>
    /// <param name="function">Takes an expression whose arguments, where they are not known themselves, all have their results.</param>
    public static T Fold<T>(Expression root, Dictionary<Expression, T> results, Func<Expression, T> function)
    {
        if (!results.TryGetValue(root, out T? result))
        {
            foreach (Expression e in InOrder([root], e => !results.ContainsKey(e))) results[e] = function(e);
            result = results[root];
        }

        return result;
    }
}
