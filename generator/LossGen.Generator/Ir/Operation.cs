using System;

namespace LossGen.Generator.Ir;

/// <summary>A row of <see cref="Operations"/>: what an operation is called, what it means and how it is written.</summary>
/// <param name="Name">Unique; also the base of the names of emitted locals.</param>
/// <param name="Arity">The number of arguments.</param>
/// <param name="Evaluate">Its value in double precision: the meaning that everything else is tested against.</param>
/// <param name="Range">The interval of its values, given those of its arguments.</param>
/// <param name="Format">How a reader sees it: a composite format over the arguments, or null for <c>Name(a, b)</c>.</param>
/// <param name="Precedence">How tightly <paramref name="Format"/> binds.</param>
internal sealed record Operation(
    string Name,
    int Arity,
    Func<double[], double> Evaluate,
    Func<Interval[], Interval> Range,
    string? Format = null,
    Precedence Precedence = Precedence.Call)
{
    /// <summary>
    /// Whether it makes one value of a row: then <see cref="Evaluate"/> takes the first argument's value in every column, followed by those of the others.
    /// </summary>
    public bool IsReduction { get; init; }

    public override string ToString() => Name;

    public bool Equals(Operation? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Name.GetHashCode();
}

/// <summary>How tightly a written form binds, loosest first.</summary>
internal enum Precedence
{
    Conditional,
    Comparison,
    Additive,
    Multiplicative,
    Unary,
    Power,
    Call,
}
