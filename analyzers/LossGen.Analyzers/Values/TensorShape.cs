using System.Collections.Generic;
using System.Linq;
using LossGen.Generator;

namespace LossGen.Analyzers.Values;

/// <summary>What is known of the axes of a tensor.</summary>
/// <param name="Sizes">How long each is, the last ones where not all are known; <see cref="Any"/> where that is not known.</param>
/// <param name="IsOpen">Whether there may be more axes before these.</param>
internal sealed record TensorShape(EquatableArray<long> Sizes, bool IsOpen = false)
{
    /// <summary>A size that is not known.</summary>
    public const long Any = -1;

    public static TensorShape Of(params long[] sizes) => new([.. sizes]);

    /// <summary>How many axes there are; null where that is not known.</summary>
    public int? Rank => IsOpen ? null : Sizes.Count;

    public long Last => Sizes.Count == 0 ? Any : Sizes[Sizes.Count - 1];

    /// <summary>The place of an axis, counted from the end where it is negative; null where that is not known.</summary>
    public int? Axis(long axis)
    {
        long at = axis < 0 ? Sizes.Count + axis : IsOpen ? -1 : axis;
        return at >= 0 && at < Sizes.Count ? (int)at : null;
    }

    public TensorShape? Insert(long axis, long size)
    {
        if (axis < 0 ? Sizes.Count + 1 + axis < 0 : IsOpen || axis > Sizes.Count) return null;
        List<long> sizes = [.. Sizes];
        sizes.Insert((int)(axis < 0 ? Sizes.Count + 1 + axis : axis), size);
        return new([.. sizes], IsOpen);
    }

    /// <summary>Without an axis, or with a single place in it.</summary>
    public TensorShape? Reduce(long axis, bool keeps)
    {
        if (Axis(axis) is not { } at) return null;
        return new(keeps ? [.. Sizes.Select((s, i) => i == at ? 1 : s)] : [.. Sizes.Where((_, i) => i != at)], IsOpen);
    }

    public TensorShape WithLast(long size) => new([.. Sizes.Take(Sizes.Count - 1), size], IsOpen || Sizes.Count == 0);

    /// <summary>What may be there where either may be; null where they have nothing in common.</summary>
    public static TensorShape? Join(TensorShape? first, TensorShape? second)
    {
        if (first == second) return first;
        if (first is null || second is null) return null;
        if (first.Rank is { } rank && rank == second.Rank) return new([.. first.Sizes.Zip(second.Sizes, Either)]);
        int common = System.Math.Min(first.Sizes.Count, second.Sizes.Count);
        long[] last = [.. Tail(first, common).Zip(Tail(second, common), Either)];
        return last.Any(s => s != Any) ? new([.. last], IsOpen: true) : null;
    }

    /// <summary>What an operation on each pair of elements makes.</summary>
    public static TensorShape? Broadcast(TensorShape? first, TensorShape? second)
    {
        if (first is null || second is null || first.IsOpen || second.IsOpen) return first == second ? first : null;
        (TensorShape longer, TensorShape shorter) = first.Sizes.Count >= second.Sizes.Count ? (first, second) : (second, first);
        int before = longer.Sizes.Count - shorter.Sizes.Count;
        return new([.. longer.Sizes.Select((s, i) => i < before ? s : Wider(s, shorter.Sizes[i - before]))]);

        static long Wider(long one, long other) => one == 1 ? other : other == 1 || one != Any ? one : other;
    }

    private static IEnumerable<long> Tail(TensorShape shape, int count) => shape.Sizes.Skip(shape.Sizes.Count - count);

    private static long Either(long one, long other) => one == other ? one : Any;
}
