using System.Linq;
using LossGen.Analyzers.Calls;
using LossGen.Analyzers.Transfer;
using LossGen.Analyzers.Values;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Flow;

/// <summary>What a summary says of a method, in the terms of its caller.</summary>
internal sealed partial class Evaluator
{
    private Value Translate(SummarizedValue returned, Effect effect, State state)
    {
        if (returned.Elements.Count > 0)
        {
            return new Value { Elements = new([.. returned.Elements.Select((e, i) => Element(e, i))]) };
        }

        Value alias = returned.Parameters
            .Select(p => effect.Call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == p)?.Value ?? Value.Unknown)
            .Aggregate((Value?)null, (before, next) => before is null ? next : Value.Join(before, next)) ?? new Value { IsVague = returned.IsVague };
        if (!returned.HasContent) return alias with { Shape = returned.Shape };
        Content content = Translate(returned.Content, effect, state);
        Value own = Result(effect.Operation, effect.Operation.TargetMethod.ReturnType, content, state);
        return (returned.Parameters.Count == 0 ? own : Value.Join(alias, own)) with { Shape = returned.Shape };

        Value Element(SummarizedValue element, int index)
        {
            Content content = Translate(element.Content, effect, state);
            if (!element.IsMemory) return Value.Of(content);
            // Each part has memory of its own.
            Cell cell = new((effect.Operation, index));
            state.Set(cell, content);
            return Value.Of(cell) with { Shape = element.Shape };
        }
    }

    /// <summary>What a method's own numbers are to its caller.</summary>
    private Content Translate(Content content, Effect effect, State state)
    {
        if (content is { IsKnown: false, Definition: Place { Root: IParameterSymbol same } } && effect.Given(same) is { } given)
        {
            return Summary(given.Value, state);
        }

        Source? source = content.Source?.Definition is Place { Root: IParameterSymbol parameter, Member: null } && effect.Given(parameter) is { } argument
            ? OperandOf(argument.Operation, argument.Value, isPart: false, state).Source
            : null;
        Content translated = content with { Definition = effect.Operation, Source = source, Origin = content.IsKnown ? effect.Origin : null };
        Note(translated, state);
        return translated;
    }

    private bool IsKnown(Value value, State state) => value.Elements.Count > 0 || Summary(value, state).IsKnown;
}
