using System;
using System.Collections.Generic;

namespace LossGen.Generator.Ir;

/// <summary>Walks over all that expressions are made of.</summary>
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
}
