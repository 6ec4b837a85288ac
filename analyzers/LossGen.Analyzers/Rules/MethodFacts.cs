using System.Collections.Generic;
using System.Linq;
using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Flow;
using LossGen.Analyzers.Values;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Rules;

/// <summary>What a whole method tells about the numbers at one of its calls.</summary>
/// <param name="record">What the analysis has found.</param>
/// <param name="calls">The calls of losses, as they stand in the code.</param>
internal sealed class MethodFacts(FlowRecord record, IReadOnlyList<IInvocationOperation> calls)
{
    private Paths? _paths;

    public IReadOnlyList<LossSite> Sites => record.Sites;

    /// <summary>What an argument holds, as far as anything in the method tells.</summary>
    public Content ContentOf(LossSite site, SiteInput input)
    {
        Content content = input.Content;
        if (content.Kind != ValueKind.Values || content.Definition is null) return content;
        Origin? origin = record.LogitsAt(content.Definition).FirstOrDefault(o => IsCertain(o.Syntax, site));
        return origin is null ? content : content with { Holds = ValueKind.Logits, Origin = origin with { IsUse = origin.Syntax.SpanStart > input.Argument.Value.Syntax.SpanStart } };
    }

    /// <summary>Where the same numbers, or a part of them, are compared with ½.</summary>
    public IEnumerable<SyntaxNode> ThresholdsOf(object definition) =>
        record.Thresholds.Where(t => IsOf(t.Definition, definition)).Select(t => t.Syntax).Distinct();

    private static bool IsOf(object part, object whole)
    {
        for (object at = part; ; at = ((Slice)at).Of)
        {
            if (at.Equals(whole)) return true;
            if (at is not Slice) return false;
        }
    }

    /// <summary>Whether the same numbers are given to the loss and to what stands elsewhere, rather than to one or the other.</summary>
    private bool IsCertain(SyntaxNode activation, LossSite site)
    {
        if (InCode(site) is not { } call) return false;
        // All sites of a record are in one graph.
        _paths ??= Paths.Around(call);
        return _paths?.AlwaysRuns(activation, call.Syntax) == true;
    }

    /// <summary>The call within the method's statements, which the graph has taken apart.</summary>
    public IInvocationOperation? InCode(LossSite site) => calls.FirstOrDefault(c => c.Syntax == site.Call.Operation.Syntax);

    /// <summary>Whether rows of one 1 each are what it holds.</summary>
    public bool IsOneHot(Content content, int? columns) =>
        content.Holds == ValueKind.OneHot || (columns is { } known && content.Numbers?.IsOneHot(known) == true);

    /// <summary>What could be passed instead of the result of a softmax, sigmoid or logarithm; null where that is not certain.</summary>
    public string? Replacement(LossSite site, SiteInput input)
    {
        if (input.Content.Source is not { } source || !IsWhole(input) || InCode(site)?.SemanticModel is not { } model) return null;
        SyntaxNode argument = input.Argument.Value.Syntax;
        // Softmax(f(x)) in the argument itself.
        if (source.Expression is { } expression && argument != expression && argument.Span.Contains(expression.Span))
        {
            return Fits(model.GetTypeInfo(expression).Type, input, model) ? expression.ToString() : null;
        }

        if (source is not { Place: { } place, Definition: { } definition }) return null;
        return Holds(site, place, definition) && place.IsInScopeAt(argument) && Fits(place.Type, input, model) ? Naming.Of(place, model, argument.SpanStart) : null;
    }

    /// <summary>Whether the argument is a variable or a call, rather than a slice.</summary>
    private static bool IsWhole(SiteInput input)
    {
        IOperation value = input.Argument.Value;
        while (value is IConversionOperation { Operand: var operand }) value = operand;
        return value is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.Length: 0 }
            || (value is IInvocationOperation call && !Views.Is(call));
    }

    /// <summary>Whether a variable still has the numbers that it had.</summary>
    private static bool Holds(LossSite site, Place place, object definition)
    {
        Value value = site.State.Get(place);
        return !value.IsVague && value.Cells.Count == 1 && definition.Equals(site.State.Get(value.Cells[0]).Definition);
    }

    private static bool Fits(ITypeSymbol? type, SiteInput input, SemanticModel model) =>
        type is not null && model.Compilation.ClassifyCommonConversion(type, input.Argument.Parameter.Type) is { Exists: true, IsImplicit: true };
}
