using System.Collections.Generic;
using System.Linq;

namespace LossGen.Generator.Ir;

/// <summary>The values that expressions are known to take, from the table of operations.</summary>
internal sealed class Ranges
{
    private readonly Dictionary<Expression, Interval> _known = [];

    public Interval Of(Expression expression)
    {
        if (!_known.TryGetValue(expression, out Interval range))
        {
            range = expression.IsConstant
                ? Interval.Point(expression.Value)
                : expression.Operation.Range([.. expression.Arguments.Select(Of)]);
            _known.Add(expression, range);
        }

        return range;
    }
}
