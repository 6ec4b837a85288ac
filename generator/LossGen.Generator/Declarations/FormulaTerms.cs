using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LossGen.Generator.Declarations.Language;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Declarations;

/// <summary>The attributes of one method that name methods of the user's.</summary>
internal sealed class FormulaTerms
{
    private readonly Dictionary<AttributeData, IMethodSymbol> _methods = [];
    private readonly FormulaReader _reader;
    private readonly int _spans;
    private int _inputs = 1;

    public FormulaTerms(IMethodSymbol loss, Compilation compilation, KnownTypes types, Findings findings, CancellationToken cancellationToken)
    {
        SpanParameters parameters = new(types, findings);
        List<IParameterSymbol> spans = [.. loss.Parameters.Where(parameters.IsRead)];
        _spans = spans.Count;
        _reader = new(loss, compilation, parameters.FindElementType(loss.Parameters), spans, findings, cancellationToken);
    }

    /// <summary>Looks up the methods; false, with a finding, where one is missing.</summary>
    public bool Find(ImmutableArray<AttributeData> attributes)
    {
        foreach (AttributeData attribute in attributes)
        {
            object? argument = attribute.ConstructorArguments.FirstOrDefault().Value;
            if (argument is string name)
            {
                if (_reader.Find(attribute, name) is not { } method) return false;
                _methods.Add(attribute, method);
            }

            // All terms read as many spans as the one that takes most: what another term does without, it ignores.
            int wanted = argument is int kind ? Catalogue.Find(kind)?.Inputs.Count ?? 0 : _methods.TryGetValue(attribute, out IMethodSymbol? found) ? found.Parameters.Length : 0;
            _inputs = Math.Max(_inputs, Math.Min(wanted, _spans));
        }

        return true;
    }

    /// <summary>The formula that an attribute names; nulls, with a finding, where it cannot be compiled.</summary>
    public (LossKind? Kind, FormulaSpec? Formula) Read(AttributeData attribute)
    {
        IMethodSymbol method = _methods[attribute];
        FormulaSpec? formula = _reader.Read(method, _inputs);
        return (formula?.ToKind(method.Name), formula);
    }
}
