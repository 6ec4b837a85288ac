using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Scheduling;

/// <summary>
/// Assigns reductions and outputs to passes. A reduction is ready one pass after those that it needs; outputs come last, since a gradient may be written over its own
/// input. What costs much and is needed again is kept in a gradient's memory meanwhile.
/// </summary>
/// <param name="isTransposed">Whether lanes are rows: then a value at an index is found by going through the columns.</param>
/// <param name="isCopied">Whether the kernel is given copies, so that what is written is never what is read.</param>
internal sealed class RowPlanner(bool isTransposed, bool isCopied)
{
    private readonly Dictionary<Expression, int> _ready = [];

    /// <param name="outputs">What is written per element.</param>
    /// <param name="perRow">What is needed per row.</param>
    public IReadOnlyList<RowPass> Plan(IReadOnlyList<RowStore> outputs, IReadOnlyList<Expression> perRow)
    {
        List<RowStore> stores = [.. outputs.Select(o => isTransposed ? o : Columnwise.Split(o))];
        HashSet<Expression> all = Subexpressions.Of([.. stores.SelectMany(s => s.Values), .. perRow]);
        List<Expression> reductions = [.. all.Where(IsReduced).OrderBy(e => e.Number)];
        int last = reductions.Select(Ready).DefaultIfEmpty(0).Max();
        if (stores.Count > 0) last = Math.Max(last, 1 + stores.SelectMany(s => s.Values).Max(Ready));

        List<RowPass> passes = [.. Enumerable.Range(1, last).Select(p => new RowPass([.. reductions.Where(r => Ready(r) == p)], p == last ? stores : []))];
        return isTransposed ? Postponed(Kept(passes)) : Kept(passes);
    }

    /// <summary>Whether it is a value at an index that one load gets, rather than a pass.</summary>
    public static bool IsLoaded(Expression e, bool isTransposed) => !isTransposed && e.Is(Operations.Gather) && e.Arguments[0].Is(Operations.Input);

    private bool IsReduced(Expression e) => e.Operation.IsReduction && !IsLoaded(e, isTransposed);

    // The pass after which a value can be had; 0 before the first.
    private int Ready(Expression e)
    {
        if (!_ready.TryGetValue(e, out int pass))
        {
            pass = e.Arguments.Select(Ready).DefaultIfEmpty(0).Max() + (IsReduced(e) ? 1 : 0);
            _ready.Add(e, pass);
        }

        return pass;
    }

    private List<RowPass> Kept(List<RowPass> passes)
    {
        if (passes.Count == 0) return passes;
        RowPass last = passes[passes.Count - 1];
        for (int p = 0; p + 1 < passes.Count && last.Stores.Count > 0; p++)
        {
            HashSet<Expression> made = passes[p].Elements;
            Expression? costly = last.Elements.Where(made.Contains).Where(e => Costs.IsCostly(e.Operation)).OrderByDescending(e => e.Number).FirstOrDefault();
            if (costly is null) continue;
            foreach (RowStore store in last.Stores)
            {
                Expression again = costly.Graph.Input(store.Name);
                RowPass rest = last with { Stores = [.. last.Stores.Select(s => s with { Value = Reread(s.Value, costly, again, []) })] };
                if (!isCopied && passes.Skip(p + 1).Select(q => q == last ? rest : q).Any(q => Overwrites(store, q))) continue;
                passes[p] = passes[p] with { Stores = [new(store.Name, costly)] };
                passes[passes.Count - 1] = rest;
                return passes;
            }
        }

        return passes;
    }

    // A value at an index goes with a pass that reads the row anyway, if it is in time there.
    private static List<RowPass> Postponed(List<RowPass> passes)
    {
        for (int p = 0; p + 1 < passes.Count; p++)
        {
            foreach (Expression gather in passes[p].Reductions.Where(r => r.Is(Operations.Gather)).ToList())
            {
                int needed = passes.FindIndex(q => q != passes[p] && Subexpressions.Of(q.Roots).Contains(gather));
                int latest = needed < 0 ? passes.Count - 1 : needed - 1;
                int later = Enumerable.Range(p + 1, Math.Max(0, latest - p)).Reverse().FirstOrDefault(q => passes[q].Elements.Contains(gather.Arguments[0]));
                if (later == 0) continue;
                passes[p] = passes[p] with { Reductions = [.. passes[p].Reductions.Where(r => r != gather)] };
                passes[later] = passes[later] with { Reductions = [.. passes[later].Reductions, gather] };
            }
        }

        return [.. passes.Where(p => p.Reductions.Count + p.Stores.Count > 0)];
    }

    // Per element only: the reductions of earlier passes stay as they are.
    private static Expression Reread(Expression e, Expression costly, Expression again, Dictionary<Expression, Expression> done)
    {
        if (e == costly) return again;
        if (e.Level != Level.Element) return e;
        if (!done.TryGetValue(e, out Expression? result))
        {
            result = e.Graph.With(e, [.. e.Arguments.Select(a => Reread(a, costly, again, done))]);
            done.Add(e, result);
        }

        return result;
    }

    // The gradient may be the very span of its input, which then is no longer there.
    private static bool Overwrites(RowStore store, RowPass later) =>
        later.Elements.Any(e => e.Is(Operations.Input) && SpanNames.GradientOf(e.Name!) == store.Name);
}
