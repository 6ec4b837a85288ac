using System;

namespace LossGen.Analyzers.Values;

/// <summary>A piece of memory: an array, what a span points into, a tensor. Identified by what made it, or by the variable that it came in with.</summary>
internal sealed class Cell(object identity) : IEquatable<Cell>
{
    public object Identity => identity;

    /// <summary>The memory that it is, or is a part of.</summary>
    public Cell Root => identity is Slice { Of: Cell whole } ? whole.Root : this;

    /// <summary>Whether it is a part of other memory, or of a part of that.</summary>
    public bool IsIn(Cell other) => identity is Slice { Of: Cell whole } && (whole.Equals(other) || whole.IsIn(other));

    public bool Equals(Cell? other) => other is not null && Equals(identity, other.Identity);

    public override bool Equals(object? obj) => Equals(obj as Cell);

    public override int GetHashCode() => identity.GetHashCode();
}
