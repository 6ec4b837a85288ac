using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LossGen.Generator.Diagnostics;
using LossGen.Generator.FormulaLanguage;
using LossGen.Generator.Formulas;
using LossGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Declarations;

/// <summary>The attributes of one method that name methods of the user's.</summary>
internal sealed class FormulaTerms
{
    private readonly Dictionary<AttributeData, (IMethodSymbol Method, IReadOnlyList<FormulaInputForm> Forms)> _methods = [];
    private readonly FormulaReader _reader;
    private readonly int _spans;
    private readonly bool _hasIndices;
    private IReadOnlyList<FormulaInputForm> _forms = [];

    public FormulaTerms(IMethodSymbol loss, Compilation compilation, KnownTypes types, Findings findings, CancellationToken cancellationToken)
    {
        SpanParameters parameters = new(types, findings);
        List<IParameterSymbol> spans = [.. loss.Parameters.Where(parameters.IsRead)];
        _spans = spans.Count;
        _hasIndices = parameters.HasIndices(loss.Parameters);
        _reader = new(loss, compilation, types, parameters.FindElementType(loss.Parameters), spans, findings, cancellationToken);
    }

    /// <summary>Looks up the methods; false, with a finding, where one is missing.</summary>
    public bool Find(ImmutableArray<AttributeData> attributes)
    {
        foreach (AttributeData attribute in attributes)
        {
            object? argument = attribute.First();
            IReadOnlyList<FormulaInputForm> forms = [];
            if (argument is string || (argument is null && IsText(attribute)))
            {
                if (_reader.Find(attribute, argument as string) is not { } method) return false;
                forms = _reader.Forms(method);
                _methods.Add(attribute, (method, forms));
            }
            else if (argument is int kind && Catalogue.Find(kind, _hasIndices, _spans) is { } known)
            {
                forms = [.. known.Inputs.Select(i => Form(i, known.Layout)).Take(_spans)];
            }

            // All terms read as many spans as the one that takes most: what another term does without, it ignores.
            _forms = [.. _forms, .. forms.Skip(_forms.Count)];
        }

        return true;
    }

    /// <summary>The formula that an attribute names; nulls, with a finding, where it cannot be compiled.</summary>
    public (LossKind? Kind, FormulaSpec? Formula) Read(AttributeData attribute)
    {
        (IMethodSymbol method, IReadOnlyList<FormulaInputForm> own) = _methods[attribute];
        bool isOfRows = own.Contains(FormulaInputForm.Row);
        FormulaSpec? formula = _reader.Read(method, own.Count, [.. own, .. _forms.Skip(own.Count).Select(f => isOfRows ? f : FormulaInputForm.Number)]);
        return (formula?.ToKind(method.Name), formula);
    }

    private static bool IsText(AttributeData attribute) => attribute.AttributeConstructor?.Parameters.FirstOrDefault()?.Type.SpecialType == SpecialType.System_String;

    private static FormulaInputForm Form(LossInput input, LossLayout layout) =>
        layout != LossLayout.Rows ? FormulaInputForm.Number
        : input.Shape == InputShape.Elements ? FormulaInputForm.Row
        : input.IsInteger ? FormulaInputForm.Index
        : input.IsFlag ? FormulaInputForm.Flag
        : FormulaInputForm.Number;
}
