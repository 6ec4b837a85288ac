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
    public static Expression At(Expression e, Expression index)
    {
        if (e.Level != Level.Element) return e;
        if (e.Is(Column)) return index;
        if (e.Is(Input)) return e.Make(Gather, index);
        Expression[] arguments = new Expression[e.Arguments.Count];
        for (int i = 0; i < arguments.Length; i++) arguments[i] = At(e.Arguments[i], index);
        return e.Graph.With(e, arguments);
    }
}
