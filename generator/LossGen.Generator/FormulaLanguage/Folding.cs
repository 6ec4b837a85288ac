using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;

namespace LossGen.Generator.FormulaLanguage;

/// <summary>Computes what is made of constants alone, each step rounded to the type that C# computes it in.</summary>
internal sealed class Folding(bool isSingle)
{
    private readonly Dictionary<Expression, Expression> _results = [];

    public Expression Fold(Expression expression) => Subexpressions.Fold(expression, _results, e =>
    {
        Expression[] arguments = [.. e.Arguments.Select(a => _results[a])];
        return arguments.Length > 0 && !e.Operation.IsReduction && arguments.All(a => a.IsConstant)
            ? e.Graph.Constant(Rounded(e.Operation.Evaluate([.. arguments.Select(a => a.Value)])))
            : e.Graph.With(e, arguments);
    });

    private double Rounded(double value) => isSingle ? (float)value : value;
}
