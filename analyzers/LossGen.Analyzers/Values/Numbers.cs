using System.Collections.Generic;
using System.Linq;
using LossGen.Generator;
using LossGen.Generator.Formulas;

namespace LossGen.Analyzers.Values;

/// <summary>Numbers that the code spells out.</summary>
/// <param name="Distinct">Which ones there are, sorted.</param>
/// <param name="Sequence">All of them in order; empty where that is not known.</param>
internal sealed record Numbers(EquatableArray<double> Distinct, EquatableArray<double> Sequence)
{
    private const int Most = 8;
    private const int LeastColumns = 3;

    public static readonly Numbers Zeros = Of(0);

    public static Numbers Of(double value) => new([value], []);

    /// <summary>The content of an initialiser; null where it holds more values than any labels do.</summary>
    public static Numbers? Of(IReadOnlyList<double> sequence)
    {
        double[] distinct = [.. sequence.Distinct().OrderBy(v => v)];
        return new(distinct.Length <= Most ? new(distinct) : new([distinct[0], distinct[distinct.Length - 1]]), sequence.ToEquatableArray());
    }

    public bool Is(double value) => Distinct.Count == 1 && Distinct[0].Equals(value);

    public double Least => Distinct[0];

    public double Greatest => Distinct[Distinct.Count - 1];

    /// <summary>What they can only be: both labels have to occur.</summary>
    public ValueKind Kind => Distinct.Count == 2 && Greatest.Equals(1)
        ? Least switch
        {
            0 => ValueKind.BinaryLabels,
            -1 => ValueKind.SignLabels,
            _ => ValueKind.Values,
        }
        : ValueKind.Values;

    /// <summary>Whether every group of at least three numbers holds a single 1 among zeros. With two columns, 0 1 1 0 is as likely a list of classes.</summary>
    public bool IsOneHot(int columns) =>
        columns >= LeastColumns && Kind == ValueKind.BinaryLabels && Sequence.Count >= columns && Sequence.Count % columns == 0
        && Enumerable.Range(0, Sequence.Count / columns).All(row => Enumerable.Range(0, columns).Count(c => Sequence[(row * columns) + c].Equals(1)) == 1);

    /// <summary>What a stretch of them may be; null where that is anyone's guess.</summary>
    public Numbers? Part(IReadOnlyList<Polynomial> bounds)
    {
        if (bounds.Count is 1 or 2 && bounds[0].Constant is { } start && Sequence.Count > 0)
        {
            double[] part = [.. Sequence.Skip((int)start).Take(bounds.Count == 1 ? int.MaxValue : (int)(bounds[1].Constant ?? 0))];
            if (part.Length > 0) return Of(part);
        }

        return Distinct.Count <= 2 ? new(Distinct, []) : null;
    }

    /// <summary>What may be there where either may be; null where that says nothing any more.</summary>
    public static Numbers? Union(Numbers? first, Numbers? second)
    {
        if (first is null || second is null) return null;
        if (first == second) return first;
        double[] distinct = [.. first.Distinct.Concat(second.Distinct).Distinct().OrderBy(v => v)];
        return distinct.Length <= Most ? new(new(distinct), []) : null;
    }
}
