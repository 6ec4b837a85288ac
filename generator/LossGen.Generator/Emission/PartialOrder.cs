using System;

namespace LossGen.Generator.Emission;

/// <summary>The first instructions of a <see cref="BodyOrder"/>, as a chain: what the search extends, compares and forgets.</summary>
internal sealed class PartialOrder : IComparable<PartialOrder>
{
    private readonly ulong[] _done;

    /// <param name="previous">The order without its last instruction; null where there is none yet.</param>
    /// <param name="candidate">The last instruction, by index; −1 where there is none yet.</param>
    /// <param name="waiting">How many users of each value are still to come.</param>
    /// <param name="live">How many values wait in registers.</param>
    /// <param name="cost">How many waited beyond the free registers, over all instructions.</param>
    /// <param name="area">How many waited, over all instructions.</param>
    public PartialOrder(PartialOrder? previous, int candidate, int[] waiting, int live, int cost, int area)
    {
        Previous = previous;
        Candidate = candidate;
        Waiting = waiting;
        Live = live;
        Cost = cost;
        Area = area;
        _done = previous is null ? new ulong[(waiting.Length + 63) / 64] : [.. previous._done];
        if (candidate >= 0) _done[candidate / 64] |= 1UL << (candidate % 64);
    }

    public PartialOrder? Previous { get; }

    public int Candidate { get; }

    public int[] Waiting { get; }

    public int Live { get; }

    public int Cost { get; }

    public int Area { get; }

    /// <summary>The same for orders of the same instructions.</summary>
    public string Key => string.Join(".", _done);

    public bool IsDone(int value) => (_done[value / 64] & (1UL << (value % 64))) != 0;

    public int CompareTo(PartialOrder? other) => other is null ? -1 : (Cost, Area).CompareTo((other.Cost, other.Area));
}
