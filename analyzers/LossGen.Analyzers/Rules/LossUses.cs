using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Rules;

/// <summary>Where code uses a loss: as it comes, and through the variables that it is given to.</summary>
internal static class LossUses
{
    /// <summary>How many variables are followed.</summary>
    private const int MostLevels = 3;

    /// <summary>The uses, each with what only changes its form around it, and whether the graph is gone there.</summary>
    public static IEnumerable<(IOperation Operation, bool IsDetached)> Of(IOperation value, IOperation body) => Of(value, body, isDetached: false, level: 0);

    private static IEnumerable<(IOperation Operation, bool IsDetached)> Of(IOperation value, IOperation body, bool isDetached, int level)
    {
        IOperation whole = Readings.Whole(value);
        isDetached |= Readings.IsDetached(value);
        yield return (whole, isDetached);
        ISymbol? named = whole.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => local,
            ISimpleAssignmentOperation assignment when assignment.Value == whole => Locals.Of(assignment.Target),
            _ => null,
        };
        if (named is null || level > MostLevels) yield break;
        foreach (IOperation use in body.All().Where(o => o is ILocalReferenceOperation && o.Syntax.SpanStart > value.Syntax.SpanStart && Locals.Is(o, named)))
        {
            foreach ((IOperation, bool) next in Of(use, body, isDetached, level + 1)) yield return next;
        }
    }
}
