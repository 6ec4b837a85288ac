using System;

namespace LossGen.Analyzers.Values;

/// <summary>A piece of memory: an array, what a span points into, a tensor. Identified by what made it, or by the variable that it came in with.</summary>
internal sealed class Cell(object identity) : IEquatable<Cell>
{
    public object Identity => identity;

    public bool Equals(Cell? other) => other is not null && Equals(identity, other.Identity);

    public override bool Equals(object? obj) => Equals(obj as Cell);

    public override int GetHashCode() => identity.GetHashCode();
}
