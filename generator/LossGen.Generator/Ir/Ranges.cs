using System.Collections.Generic;
using System.Linq;

namespace LossGen.Generator.Ir;

/// <summary>The values that expressions are known to take, from the table of operations.</summary>
internal sealed class Ranges
{
    private readonly Dictionary<Expression, Interval> _known = [];

    public Interval Of(Expression expression) => Subexpressions.Fold(
        expression, _known, e => e.IsConstant ? Interval.Point(e.Value) : e.Operation.Range([.. e.Arguments.Select(a => _known[a])]));
}
