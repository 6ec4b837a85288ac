using LossGen.Generator.Formulas;

namespace LossGen.Analyzers.Values;

/// <summary>What is known of numbers: one of them, or all that a buffer holds.</summary>
internal sealed record Content
{
    /// <summary>Nothing is known, not even which numbers these are.</summary>
    public static readonly Content Unknown = new();

    /// <summary>What they mean; anything where that is not known.</summary>
    public ValueKind Holds { get; init; }

    /// <summary>How far a hand-written form has come.</summary>
    public Stage Stage { get; init; }

    /// <summary>Where the meaning comes from.</summary>
    public Origin? Origin { get; init; }

    /// <summary>What they were computed from.</summary>
    public Source? Source { get; init; }

    /// <summary>Which numbers these are: what wrote them, or where they came in. The same at two places: the same numbers.</summary>
    public object? Definition { get; init; }

    /// <summary>The numbers, where code spells them out.</summary>
    public Numbers? Numbers { get; init; }

    /// <summary>Whether they are one-hot rows of integers, which nothing takes for soft targets.</summary>
    public bool IsInteger { get; init; }

    /// <summary>Whether they come from a layer of weights as they are, and so are any numbers.</summary>
    public bool IsRaw { get; init; }

    /// <summary>Whether they are kept away from 0.</summary>
    public bool IsGuarded { get; init; }

    /// <summary>Whether an activation went along the first axis, so that columns rather than rows add up to 1.</summary>
    public bool IsAlongFirst { get; init; }

    /// <summary>Whether it holds up to some place only, after which there may be something else.</summary>
    public bool IsShort { get; init; }

    /// <summary>How many numbers there are, of those that are just allocated; 0 where that is not known of what a single 1 was written to.</summary>
    public int? Length { get; init; }

    public bool IsKnown => Holds != ValueKind.Values || Stage != Stage.None || Numbers is not null;

    /// <summary>The meaning, that of spelt-out labels included.</summary>
    public ValueKind Kind => Holds != ValueKind.Values ? Holds : Numbers?.Kind ?? ValueKind.Values;

    public static Content Of(object? definition) => definition is null ? Unknown : new Content { Definition = definition };

    /// <summary>What may be there where either may be. Different meanings: unknown.</summary>
    public static Content Join(Content first, Content second)
    {
        if (first == second) return first;
        if (first.IsRaw && second.IsRaw)
        {
            return first with { Origin = Earlier(first.Origin, second.Origin), Definition = Equals(first.Definition, second.Definition) ? first.Definition : null };
        }

        // A sum starts at a number.
        if (first.Stage == Stage.ExponentialSum && second is { Stage: Stage.None, Numbers: not null }) return first;
        if (second.Stage == Stage.ExponentialSum && first is { Stage: Stage.None, Numbers: not null }) return second;

        object? definition = Equals(first.Definition, second.Definition) ? first.Definition : null;
        Numbers? numbers = first.Holds == ValueKind.Values && second.Holds == ValueKind.Values ? Numbers.Union(first.Numbers, second.Numbers) : null;
        if (numbers is not null) return new Content { Definition = definition, Numbers = numbers, Origin = first.Origin ?? second.Origin, IsShort = first.IsShort || second.IsShort };
        if (first.Kind != second.Kind || first.Stage != second.Stage || !(first.IsKnown && second.IsKnown)) return Of(definition);

        return new Content
        {
            Holds = first.Kind,
            Stage = first.Stage,
            // One of two places is named; the same one whatever the order of paths.
            Origin = Earlier(first.Origin, second.Origin),
            Source = Source.Join(first.Source, second.Source),
            Definition = definition,
            IsAlongFirst = first.IsAlongFirst && second.IsAlongFirst,
            IsGuarded = first.IsGuarded || second.IsGuarded,
            IsInteger = first.IsInteger && second.IsInteger,
            IsShort = first.IsShort || second.IsShort,
            Length = first.Length == second.Length ? first.Length : null,
        };
    }

    /// <summary>What a part of it holds.</summary>
    public Content Part(Slice part)
    {
        Slice? definition = Definition is null ? null : new Slice(Definition, part.Bounds);
        return IsShort && !part.MayBeginAtStart ? Of(definition) : this with { Definition = definition, Numbers = Numbers?.Part(part.Bounds), Length = null };
    }

    /// <summary>What all of it holds once a part is overwritten.</summary>
    public Content Beside(Content written)
    {
        if (Numbers.Union(Numbers, written.Numbers) is { } numbers) return written with { Numbers = numbers, Length = null };
        return Kind == written.Kind && Stage == written.Stage && written.IsKnown ? written with { IsShort = IsShort } : Of(written.Definition);
    }

    private static Origin? Earlier(Origin? first, Origin? second)
    {
        if (first is null || second is null) return first ?? second;
        return second.Syntax.SpanStart < first.Syntax.SpanStart ? second : first;
    }
}
