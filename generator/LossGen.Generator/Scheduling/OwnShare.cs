using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Scheduling;

/// <summary>
/// The share of a row's own class in a sum over the others, where all shares are stored: then all are summed, and its own, read back, is taken out. So no column has
/// to be asked whether it is the one, and no exponential is computed twice.
/// </summary>
/// <param name="Pass">The pass that sums and stores.</param>
/// <param name="Others">The sum.</param>
/// <param name="Store">The operand.</param>
/// <param name="Share">The row's own share.</param>
internal sealed record OwnShare(RowPass Pass, Expression Others, string Store, Expression Share)
{
    public static IEnumerable<OwnShare> Find(IReadOnlyList<RowPass> passes)
    {
        for (int p = 0; p + 1 < passes.Count; p++)
        {
            if (passes[p].Stores.Count != 1) continue;
            RowStore store = passes[p].Stores[0];
            if (passes[p].Reductions.FirstOrDefault(r => r.Is(Operations.SumOfOthers) && r.Arguments[0] == store.Value && r.Arguments[1].Is(Operations.Input)) is not { } others) continue;
            Expression share = Columnwise.At(store.Value, others.Arguments[1]);
            bool isNeededBefore = Subexpressions.Of(passes.Take(p + 1).SelectMany(q => q.Roots)).Contains(share);
            if (!isNeededBefore) yield return new(passes[p], others, store.Name, share);
        }
    }
}
