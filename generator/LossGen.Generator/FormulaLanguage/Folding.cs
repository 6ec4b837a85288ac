using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;

namespace LossGen.Generator.FormulaLanguage;

/// <summary>Computes what is made of constants alone, each step rounded to the type that C# computes it in.</summary>
internal sealed class Folding(bool isSingle)
{
    private readonly Dictionary<Expression, Expression> _results = [];

    public Expression Fold(Expression e)
    {
        if (_results.TryGetValue(e, out Expression? known)) return known;
        Expression[] arguments = [.. e.Arguments.Select(Fold)];
        Expression result = arguments.Length > 0 && !e.Operation.IsReduction && arguments.All(a => a.IsConstant)
            ? e.Graph.Constant(Rounded(e.Operation.Evaluate([.. arguments.Select(a => a.Value)])))
            : e.Graph.With(e, arguments);
        _results.Add(e, result);
        return result;
    }

    private double Rounded(double value) => isSingle ? (float)value : value;
}
