using System;
using System.Linq;
using LossGen.Generator;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Values;

/// <summary>A part of some memory, or of the numbers in it.</summary>
/// <param name="Of">The memory, or which numbers it holds.</param>
/// <param name="Bounds">Where it begins, and how long it is where that is known; of a tensor, all that says which part it is.</param>
internal sealed record Slice(object Of, EquatableArray<Polynomial> Bounds)
{
    /// <summary>Whether bounds are a start and a length.</summary>
    private bool IsStretch => Bounds.Count is 1 or 2;

    /// <summary>Whether it begins where the memory does, or anywhere in it as a loop goes on.</summary>
    public bool MayBeginAtStart => Bounds[0].Constant == 0 || Bounds[0].Mentions(a => a.Varies);

    /// <summary>Whether it is certain that nothing is in both.</summary>
    public bool IsApart(Slice other) => IsStretch && other.IsStretch && (IsBefore(other) || other.IsBefore(this));

    /// <summary>Whether it is no longer the same part once a variable has changed.</summary>
    public bool DependsOn(ISymbol symbol) => Bounds.Any(b => b.Mentions(a => a.Identity is ISymbol counter && SymbolEqualityComparer.Default.Equals(counter, symbol)));

    private bool IsBefore(Slice other) => Bounds.Count == 2 && other.Bounds[0].Minus(Bounds[0]) is { } distance
        && (distance.Equals(Bounds[1]) || (distance.Constant is { } apart && Bounds[1].Constant is { } length && length <= apart));
}
