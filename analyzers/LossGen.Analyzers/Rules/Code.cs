using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Rules;

/// <summary>Code as it stands. To walk through it takes far longer than to look at what was found on the way, and every rule asks again for every loss.</summary>
internal static class Code
{
    private static readonly ConditionalWeakTable<IOperation, IOperation[]> Walked = new();

    /// <summary>Everything in a method, a loop or a body, itself left out, in the order of the code.</summary>
    public static IReadOnlyList<IOperation> All(this IOperation scope) => Walked.GetValue(scope, s => [.. s.Descendants()]);

    /// <summary>All of the method, or whatever it is that an operation stands in.</summary>
    public static IOperation Root(this IOperation operation)
    {
        IOperation root = operation;
        while (root.Parent is { } parent) root = parent;
        return root;
    }
}
