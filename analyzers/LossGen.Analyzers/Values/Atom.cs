using LossGen.Generator;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Values;

/// <summary>A part of an index that is not taken apart.</summary>
/// <param name="Identity">What tells it from others: the variable that a loop counts, else what made the number.</param>
internal sealed record Atom(object Identity)
{
    /// <summary>How many loops out from the innermost the loop is that counts it; null where none does.</summary>
    public int? Level { get; init; }

    /// <summary>What each round adds to it.</summary>
    public Polynomial? Step { get; init; }

    /// <summary>Whether it runs through what a collection holds, rather than through numbers in order.</summary>
    public bool IsEach { get; init; }

    /// <summary>Whether it is worked out anew in each round of some loop.</summary>
    public bool Varies { get; init; }

    /// <summary>How many loops out the innermost loop is that changes it; null where none does.</summary>
    public int? ChangesAt { get; init; }

    /// <summary>What it is the least of.</summary>
    public EquatableArray<Polynomial> Bounds { get; init; }

    /// <summary>The variable that a loop counts.</summary>
    public ISymbol? Counter => Level is null ? null : Identity as ISymbol;

    public bool Equals(Atom? other) => other is not null && Identity.Equals(other.Identity);

    public override int GetHashCode() => Identity is ISymbol symbol ? symbol.Name.GetHashCode() : Identity.GetHashCode();
}
