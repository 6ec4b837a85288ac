using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.FormulaLanguage;

/// <summary>The values of parameters and locals at one point of a formula.</summary>
internal sealed class Scope(IReadOnlyDictionary<ISymbol, Expression> values)
{
    private readonly Dictionary<ISymbol, Expression> _values = values.ToDictionary(v => v.Key, v => v.Value, SymbolEqualityComparer.Default);

    public Expression? this[ISymbol symbol] => _values.TryGetValue(symbol, out Expression? value) ? value : null;

    public void Set(ISymbol symbol, Expression value) => _values[symbol] = value;

    public Scope Copy() => new(_values);

    /// <summary>Takes over what two branches have made of the values: what only one of them has, its declarations, is forgotten.</summary>
    public void Join(Expression condition, Scope then, Scope otherwise)
    {
        _values.Clear();
        foreach (KeyValuePair<ISymbol, Expression> value in then._values)
        {
            if (otherwise[value.Key] is { } other) _values[value.Key] = Values.Choose(condition, value.Value, other);
        }
    }
}
