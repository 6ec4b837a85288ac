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
