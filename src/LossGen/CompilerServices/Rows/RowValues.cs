using System;
using System.Numerics;

namespace LossGen.CompilerServices;

/// <summary>What a function makes of the values in each column of up to three rows.</summary>
internal readonly ref struct RowValues<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _first;
    private readonly ReadOnlySpan<T> _second;
    private readonly ReadOnlySpan<T> _third;
    private readonly Delegate? _function;

    public RowValues(ReadOnlySpan<T> row) => _first = row;

    public RowValues(ReadOnlySpan<T> row, Func<T, T> f)
    {
        ArgumentNullException.ThrowIfNull(f);
        _first = row;
        _function = f;
    }

    public RowValues(ReadOnlySpan<T> first, ReadOnlySpan<T> second, Func<T, T, T> f)
    {
        ArgumentNullException.ThrowIfNull(f);
        Check.Length(second.Length, nameof(second), first.Length, nameof(first));
        _first = first;
        _second = second;
        _function = f;
    }

    public RowValues(ReadOnlySpan<T> first, ReadOnlySpan<T> second, ReadOnlySpan<T> third, Func<T, T, T, T> f)
    {
        ArgumentNullException.ThrowIfNull(f);
        Check.Length(second.Length, nameof(second), first.Length, nameof(first));
        Check.Length(third.Length, nameof(third), first.Length, nameof(first));
        _first = first;
        _second = second;
        _third = third;
        _function = f;
    }

    public RowValues(ReadOnlySpan<T> row, Func<T, int, T> f)
    {
        ArgumentNullException.ThrowIfNull(f);
        _first = row;
        _function = f;
    }

    public RowValues(ReadOnlySpan<T> first, ReadOnlySpan<T> second, Func<T, T, int, T> f)
    {
        ArgumentNullException.ThrowIfNull(f);
        Check.Length(second.Length, nameof(second), first.Length, nameof(first));
        _first = first;
        _second = second;
        _function = f;
    }

    public RowValues(ReadOnlySpan<T> first, ReadOnlySpan<T> second, ReadOnlySpan<T> third, Func<T, T, T, int, T> f)
    {
        ArgumentNullException.ThrowIfNull(f);
        Check.Length(second.Length, nameof(second), first.Length, nameof(first));
        Check.Length(third.Length, nameof(third), first.Length, nameof(first));
        _first = first;
        _second = second;
        _third = third;
        _function = f;
    }

    private double this[int column] => double.CreateTruncating(_function switch
    {
        Func<T, T> f => f(_first[column]),
        Func<T, T, T> f => f(_first[column], _second[column]),
        Func<T, T, T, T> f => f(_first[column], _second[column], _third[column]),
        Func<T, int, T> f => f(_first[column], column),
        Func<T, T, int, T> f => f(_first[column], _second[column], column),
        Func<T, T, T, int, T> f => f(_first[column], _second[column], _third[column], column),
        _ => _first[column],
    });

    public T Sum() => T.CreateTruncating(Total());

    public T Mean() => T.CreateTruncating(Total() / _first.Length);

    public T Max() => T.CreateTruncating(Greatest());

    public T Min()
    {
        double least = double.PositiveInfinity;
        for (int j = 0; j < _first.Length; j++) least = Math.Min(least, this[j]);
        return T.CreateTruncating(least);
    }

    public T LogSumExp()
    {
        double pivot = Greatest();
        if (!double.IsFinite(pivot)) return T.CreateTruncating(pivot);
        double sum = 0;
        for (int j = 0; j < _first.Length; j++) sum += Math.Exp(this[j] - pivot);
        return T.CreateTruncating(pivot + Math.Log(sum));
    }

    private double Total()
    {
        double sum = 0;
        for (int j = 0; j < _first.Length; j++) sum += this[j];
        return sum;
    }

    private double Greatest()
    {
        double greatest = double.NegativeInfinity;
        for (int j = 0; j < _first.Length; j++) greatest = Math.Max(greatest, this[j]);
        return greatest;
    }
}
