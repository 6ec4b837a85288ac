using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Rewriting;

/// <summary>Applies a table of rules to expressions, arguments first, until none matches. One instance shares its work between expressions of a graph.</summary>
/// <param name="rules">The table.</param>
/// <param name="used">Receives each rule that was used, in order; null where nobody asks.</param>
internal sealed class Rewriter(IReadOnlyList<Rule> rules, ICollection<Rule>? used = null)
{
    private readonly Dictionary<Expression, Expression> _results = [];

    public Expression Rewrite(Expression expression)
    {
        if (_results.TryGetValue(expression, out Expression? known)) return known;

        Expression current = expression.Graph.With(expression, [.. expression.Arguments.Select(Rewrite)]);
        Expression result = current;
        foreach (Rule rule in rules)
        {
            if (rule.Apply(current) is not { } replacement || replacement == current) continue;
            if (used is not null && !used.Contains(rule)) used.Add(rule);
            result = Rewrite(replacement);
            break;
        }

        _results[expression] = result;
        return result;
    }
}
