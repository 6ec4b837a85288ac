using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;
using static LossGen.Generator.Ir.Operations;

namespace LossGen.Generator.Scheduling;

/// <summary>Tells the one column of a row that differs from the others: it is written by itself, so that no column has to be asked whether it is the one.</summary>
internal static class Columnwise
{
    public static RowStore Split(RowStore store)
    {
        Expression value = store.Value;
        if (!value.Is(Select) || !value.Arguments[0].Is(Equal) || !value.Arguments[0].Arguments[0].Is(Column)) return store;
        Expression index = value.Arguments[0].Arguments[1];
        return index.Level == Level.Row && index.Is(Input) ? new(store.Name, value.Arguments[2], At(value.Arguments[1], index), index) : store;
    }

    /// <summary>What an expression is in one column.</summary>
    public static Expression At(Expression expression, Expression index)
    {
        Dictionary<Expression, Expression> done = [];
        foreach (Expression e in Subexpressions.InOrder([expression], e => e.Level == Level.Element))
        {
            done[e] = e.Is(Column) ? index
                : e.Is(Input) ? e.Make(Gather, index)
                : e.Graph.With(e, [.. e.Arguments.Select(a => done.TryGetValue(a, out Expression? there) ? there : a)]);
        }

        return done.TryGetValue(expression, out Expression? result) ? result : expression;
    }
}
