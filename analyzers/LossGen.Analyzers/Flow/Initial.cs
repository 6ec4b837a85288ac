using System.Collections.Generic;
using LossGen.Analyzers.Transfer;
using LossGen.Analyzers.Values;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Flow;

/// <summary>What variables have before anything has run: numbers of which only <c>[Holds]</c> says what they mean.</summary>
/// <param name="holds">Reads that attribute.</param>
internal sealed class Initial(HoldsReader holds)
{
    private readonly Dictionary<Place, Content> _contents = [];

    public Value ValueOf(Place place) => place.Type is not { } type ? Value.Unknown
        : Memory.IsNumber(type) ? Value.Of(ContentOf(place))
        : Value.Of(new Cell(place)) with { IsPart = place.Symbol is ILocalSymbol };

    public Content ContentOf(Cell cell) => cell.Identity is Place place ? ContentOf(place) : Content.Unknown;

    private Content ContentOf(Place place)
    {
        if (!_contents.TryGetValue(place, out Content content)) _contents[place] = content = holds.Of(place.Symbol) with { Definition = place };
        return content;
    }
}
