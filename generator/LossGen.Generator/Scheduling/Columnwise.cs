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
        if (value.Is(Select) && value.Arguments[0].Level != Level.Element) return Chosen(store);
        if (!value.Is(Select) || !value.Arguments[0].Is(Equal) || !value.Arguments[0].Arguments[0].Is(Column)) return store;
        Expression index = value.Arguments[0].Arguments[1];
        return index.Level == Level.Row && index.Is(Input) ? new(store.Name, value.Arguments[2], At(value.Arguments[1], index), index) : store;
    }

    // A choice that is the same for the whole row is made in each of the two.
    private static RowStore Chosen(RowStore store)
    {
        Expression choice = store.Value;
        RowStore then = Split(store with { Value = choice.Arguments[1] }), otherwise = Split(store with { Value = choice.Arguments[2] });
        Expression? index = then.Index ?? otherwise.Index;
        if (index is null || (then.Index is not null && otherwise.Index is not null && then.Index != otherwise.Index)) return store;
        return new(
            store.Name,
            choice.Arguments[0].Make(Select, then.Value, otherwise.Value),
            choice.Arguments[0].Make(Select, then.AtIndex ?? At(then.Value, index), otherwise.AtIndex ?? At(otherwise.Value, index)),
            index);
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
