using System;
using System.Collections.Generic;

namespace LossGen.Generator.Ir;

/// <summary>Depth first without recursion.</summary>
internal static class PostOrder
{
    /// <summary>Nodes that are wanted, each once, behind their arguments; not what is only below one that is not wanted.</summary>
    public static IReadOnlyList<T> Of<T>(IEnumerable<T> roots, Func<T, IReadOnlyList<T>> arguments, Func<T, bool> isWanted)
        where T : class
    {
        List<T> order = [];
        HashSet<T> entered = [];
        Stack<(T Node, int Next)> open = new();
        foreach (T root in roots)
        {
            Enter(root);
            while (open.Count > 0)
            {
                (T node, int next) = open.Pop();
                IReadOnlyList<T> below = arguments(node);
                if (next == below.Count)
                {
                    order.Add(node);
                }
                else
                {
                    open.Push((node, next + 1));
                    Enter(below[next]);
                }
            }
        }

        return order;

        void Enter(T node)
        {
            if (isWanted(node) && entered.Add(node)) open.Push((node, 0));
        }
    }
}
