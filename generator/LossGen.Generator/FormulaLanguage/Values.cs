using LossGen.Generator.Ir;
using static LossGen.Generator.Ir.Operations;

namespace LossGen.Generator.FormulaLanguage;

/// <summary>Conditions of formulas, with those that are known settled at once.</summary>
internal static class Values
{
    public static Expression And(Expression a, Expression b) => a.IsConstant ? a.Value != 0 ? b : a : b.IsConstant ? And(b, a) : a.Make(Operations.And, b);

    public static Expression Or(Expression a, Expression b) => a.IsConstant ? a.Value != 0 ? a : b : b.IsConstant ? Or(b, a) : a.Make(Operations.Or, b);

    public static Expression Not(Expression a) => a.IsConstant ? a.Graph.Constant(a.Value != 0 ? 0 : 1) : a.Is(Operations.Not) ? a.Arguments[0] : a.Make(Operations.Not);

    public static Expression Choose(Expression condition, Expression then, Expression otherwise) =>
        condition.IsConstant ? condition.Value != 0 ? then : otherwise
        : then == otherwise ? then
        : condition.Is(Operations.Not) ? Choose(condition.Arguments[0], otherwise, then)
        : condition.Make(Select, then, otherwise);
}
