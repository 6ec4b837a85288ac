using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Scheduling;

/// <summary>One pass over the columns of a row.</summary>
/// <param name="Reductions">What it makes of the row.</param>
/// <param name="Stores">What it writes per element; also what a later pass reads again.</param>
internal sealed record RowPass(IReadOnlyList<Expression> Reductions, IReadOnlyList<RowStore> Stores)
{
    /// <summary>All that it needs.</summary>
    public IEnumerable<Expression> Roots => Reductions.SelectMany(r => r.Arguments).Concat(Stores.SelectMany(s => s.Values));

    /// <summary>All that it computes per element.</summary>
    public HashSet<Expression> Elements => Subexpressions.Of(Roots, e => e.Level == Level.Element);
}

/// <summary>A value and the operand that receives it.</summary>
/// <param name="Name">The kernel's name of the operand.</param>
/// <param name="Value">What is written.</param>
/// <param name="AtIndex">What is written instead in one column of each row, or null.</param>
/// <param name="Index">That column; nothing is written where it is negative.</param>
internal sealed record RowStore(string Name, Expression Value, Expression? AtIndex = null, Expression? Index = null)
{
    public IEnumerable<Expression> Values => AtIndex is null || Index is null ? [Value] : [Value, AtIndex, Index];
}
