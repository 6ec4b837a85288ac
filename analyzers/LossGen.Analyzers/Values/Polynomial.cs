using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator;

namespace LossGen.Analyzers.Values;

/// <summary>An index as a sum of products of what is not known of it: of two that are equal it is certain that they are the same number.</summary>
/// <param name="Terms">The products, in the order of their atoms.</param>
internal sealed record Polynomial(EquatableArray<Term> Terms)
{
    /// <summary>More terms than any index has: what would have them is not multiplied out.</summary>
    private const int Most = 8;

    public static readonly Polynomial Zero = new([]);

    public static readonly Polynomial One = Of(1);

    /// <summary>The number, where it is one.</summary>
    public long? Constant => Terms.Count switch
    {
        0 => 0,
        1 when Terms[0].Atoms.Count == 0 => Terms[0].Factor,
        _ => null,
    };

    /// <summary>What it is, where it is nothing but that.</summary>
    public Atom? Single => Terms.Count == 1 && Terms[0] is { Factor: 1, Atoms.Count: 1 } term ? term.Atoms[0] : null;

    public static Polynomial Of(long value) => value == 0 ? Zero : new([new Term(value, [])]);

    public static Polynomial Of(Atom atom) => new([new Term(1, [atom])]);

    public static Polynomial Of(IEnumerable<Term> terms) => new(
        [.. terms.GroupBy(t => t.Atoms).Select(g => new Term(g.Sum(t => t.Factor), g.Key)).Where(t => t.Factor != 0)
            .OrderBy(t => t.Atoms.Count).ThenBy(t => t.Atoms.Sum(a => (long)a.GetHashCode()))]);

    /// <summary>The sum; null where that is too long to be an index.</summary>
    public Polynomial? Plus(Polynomial other) => Terms.Count + other.Terms.Count > Most ? null : Of(Terms.Concat(other.Terms));

    public Polynomial? Minus(Polynomial other) => Plus(new([.. other.Terms.Select(t => t with { Factor = -t.Factor })]));

    public Polynomial? Times(Polynomial other) => Terms.Count * other.Terms.Count > Most
        ? null
        : Of(Terms.SelectMany(a => other.Terms.Select(b => new Term(a.Factor * b.Factor, Sorted(a.Atoms.Concat(b.Atoms))))));

    public bool Mentions(Predicate<Atom> condition) => Terms.Any(t => t.Atoms.Any(a => condition(a)));

    private static EquatableArray<Atom> Sorted(IEnumerable<Atom> atoms) => [.. atoms.OrderBy(a => a.GetHashCode())];
}

/// <summary>A product.</summary>
/// <param name="Factor">The number in it.</param>
/// <param name="Atoms">The rest.</param>
internal sealed record Term(long Factor, EquatableArray<Atom> Atoms);
