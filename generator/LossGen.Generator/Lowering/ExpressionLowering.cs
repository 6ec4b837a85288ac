using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using LossGen.Generator.Lowering.VectorMath;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Lowering;

/// <summary>Turns expressions into machine values, each function on the interval that its argument is known to lie in, and products that are only added into fused steps.</summary>
internal sealed class ExpressionLowering
{
    private readonly MachineBuilder _builder;
    private readonly Dictionary<Expression, int> _uses = [];
    private readonly Dictionary<Expression, Value> _values = [];
    private readonly Ranges _ranges = new();
    private readonly Dictionary<Value, string> _labels = [];
    private readonly Func<Expression, Value?> _known;

    /// <param name="builder">Where the values go.</param>
    /// <param name="roots">All that will be lowered: a product is fused only where nothing else needs it.</param>
    /// <param name="known">What has a value already, and is not lowered.</param>
    public ExpressionLowering(MachineBuilder builder, IEnumerable<Expression> roots, Func<Expression, Value?>? known = null)
    {
        _builder = builder;
        _known = known ?? (_ => null);
        Count([.. roots]);
    }

    /// <summary>What a value stands for, where it is the result of a named operation.</summary>
    public IReadOnlyDictionary<Value, string> Labels => _labels;

    public Value Lower(Expression expression)
    {
        // Deep down first, where what calls itself would need too much stack; what a fused step does without is made for nothing, and in no program.
        if (TreeSize.IsDeep(expression))
        {
            foreach (Expression e in Subexpressions.InOrder([expression], e => !_values.ContainsKey(e) && _known(e) is null)) LowerNext(e);
        }

        return LowerNext(expression);
    }

    private Value LowerNext(Expression expression)
    {
        if (!_values.TryGetValue(expression, out Value? value))
        {
            value = Make(expression);
            _values.Add(expression, value);
            if (expression.Operation.Precedence == Precedence.Call && !_labels.ContainsKey(value)) _labels.Add(value, expression.Operation.Name);
        }

        return value;
    }

    private Value Make(Expression e)
    {
        if (e.IsConstant) return _builder.Real(e.Value);
        if (_known(e) is { } value) return value;
        if (e.Is(Operations.Input)) return e.Level == Level.Row ? _builder.Row(e.Name!) : _builder.Load(e.Name!);
        if (e.Is(Operations.Column)) return _builder.Load(KernelWords.Column);
        if (e.Is(Operations.Columns)) return _builder.Uniform(KernelWords.ColumnCount);
        if (e.Is(Operations.Parameter)) return _builder.Uniform(e.Name!);
        return Fused(e) ?? VectorFunctions.Find(e.Operation).Lower(_builder, [.. e.Arguments.Select((a, i) => Argument(e, a, i))], [.. e.Arguments.Select(_ranges.Of)]);
    }

    // What a number is compared with is rounded so that the answer is that for the constant itself, and what it is divided by is not rounded to 0.
    private Value Argument(Expression e, Expression argument, int index)
    {
        if (!argument.IsConstant) return LowerNext(argument);
        bool isLess = e.Is(Operations.Less), isLessOrEqual = e.Is(Operations.LessOrEqual), isDivisor = e.Is(Operations.Divide) && index == 1;
        if (isLess || isLessOrEqual) return _builder.Real(_builder.Precision.Round(argument.Value, upwards: isLess == (index == 1)));
        return isDivisor && argument.Value > 0 ? _builder.Real(Math.Max(argument.Value, _builder.Precision.Least)) : LowerNext(argument);
    }

    // a·b + c and its kin in one step. −a or −c is only taken where it costs nothing: a constant, or computed before the loop.
    private Value? Fused(Expression e)
    {
        if (!e.Is(Operations.Add) && !e.Is(Operations.Subtract)) return null;
        Expression left = e.Arguments[0], right = e.Arguments[1];
        if (e.Is(Operations.Add))
        {
            if (IsOwnProduct(left)) return Fma(left, Number(right));
            return IsOwnProduct(right) ? Fma(right, Number(left)) : null;
        }

        if (IsOwnProduct(left) && right.Level == Level.Uniform) return Fma(left, _builder.Negate(Number(right)));
        if (!IsOwnProduct(right) || right.Arguments[0].Level != Level.Uniform) return null;
        return _builder.Fma(_builder.Negate(Number(right.Arguments[0])), Number(right.Arguments[1]), Number(left));
    }

    private Value Fma(Expression product, Value summand) =>
        _builder.Fma(Number(product.Arguments[0]), Number(product.Arguments[product.Is(Operations.Square) ? 0 : 1]), summand);

    // A comparison that is used as a number.
    private Value Number(Expression e) => _builder.AsNumber(LowerNext(e));

    private bool IsOwnProduct(Expression e) =>
        (e.Is(Operations.Multiply) || e.Is(Operations.Square)) && e.Level != Level.Uniform && _uses[e] == 1;

    private void Count(IReadOnlyList<Expression> roots)
    {
        IEnumerable<Expression> users = Subexpressions.InOrder(roots, e => _known(e) is null);
        foreach (Expression used in roots.Concat(users.SelectMany(u => u.Arguments))) _uses[used] = _uses.TryGetValue(used, out int uses) ? uses + 1 : 1;
    }
}
