using System;
using System.Collections.Generic;
using System.Linq;

namespace LossGen.Generator.Lowering;

/// <summary>
/// Looks for the order of a body's instructions in which the fewest values wait. A beam search: of the partial orders of each length it keeps those that spill least. All
/// that is known of an extended order follows from the order and one instruction, so that only those that are kept are ever made.
/// </summary>
internal sealed class OrderSearch
{
    private const int BeamWidth = 16;

    // Bodies of formulas may be long, and the search takes the square of their length for each order that it keeps.
    private const int Long = 400;
    private const int TooLong = 1200;

    // Two vectors side by side share 16 registers with a constant or two and the sum.
    private const int FreeRegisters = 6;

    private readonly int[] _uses;
    private readonly bool[] _isLoad;

    // By value: those that it needs, and those that need it, each once.
    private readonly int[][] _arguments;
    private readonly int[][] _users;

    /// <param name="values">What is computed per element, arguments first.</param>
    /// <param name="index">The place of each among them.</param>
    /// <param name="uses">How often each is needed.</param>
    public OrderSearch(IReadOnlyList<Value> values, IReadOnlyDictionary<Value, int> index, int[] uses)
    {
        _uses = uses;
        _isLoad = [.. values.Select(v => v.IsLoad)];
        _arguments = [.. values.Select(v => v.Arguments.Distinct().Where(index.ContainsKey).Select(a => index[a]).ToArray())];
        List<int>[] users = [.. values.Select(_ => new List<int>())];
        for (int i = 0; i < _arguments.Length; i++)
        {
            foreach (int argument in _arguments[i]) users[argument].Add(i);
        }

        _users = [.. users.Select(u => u.ToArray())];
    }

    /// <summary>The instructions in order, loads left out: each is done with the first instruction that needs it.</summary>
    public IReadOnlyList<int> Run()
    {
        int count = _isLoad.Count(l => !l);
        int width = count <= Long ? BeamWidth : count <= TooLong ? 2 : 1;
        PartialOrder[] beam = Orders(width), spare = Orders(width);
        beam[0].Clear(_uses, [.. _arguments.Select((a, i) => _isLoad[i] ? -1 : a.Count(n => !_isLoad[n]))]);
        int kept = 1;
        List<Extension> next = [];
        Dictionary<ulong, int> places = [];
        for (int step = 0; step < count; step++)
        {
            next.Clear();
            places.Clear();
            for (int i = 0; i < kept; i++)
            {
                for (int c = beam[i].NextReady(0); c >= 0; c = beam[i].NextReady(c + 1)) Add(Extend(beam[i], c), next, places);
            }

            next.Sort();
            kept = Math.Min(width, next.Count);
            for (int i = 0; i < kept; i++) spare[i].Extend(next[i], _arguments[next[i].Candidate], _users[next[i].Candidate]);
            (beam, spare) = (spare, beam);
        }

        return beam[0].ToList();
    }

    private PartialOrder[] Orders(int width) => [.. Enumerable.Range(0, width).Select(_ => new PartialOrder(_uses.Length))];

    // Of orders of the same instructions, the better one.
    private static void Add(Extension extension, List<Extension> next, Dictionary<ulong, int> places)
    {
        if (!places.TryGetValue(extension.Key, out int place))
        {
            places.Add(extension.Key, next.Count);
            next.Add(extension with { Place = next.Count });
        }
        else if (extension.IsBetterThan(next[place]))
        {
            next[place] = extension with { Place = place };
        }
    }

    private Extension Extend(PartialOrder order, int candidate)
    {
        int live = order.Live;
        foreach (int argument in _arguments[candidate])
        {
            int waiting = order.Waiting[argument];
            if (_isLoad[argument] && waiting == _uses[argument]) live++;
            if (waiting == 1) live--;
        }

        if (_uses[candidate] > 0) live++;
        return new(order, candidate, order.KeyWith(candidate), live, order.Cost + Math.Max(0, live - FreeRegisters), order.Area + live);
    }
}

/// <summary>An order and one instruction more.</summary>
/// <param name="Order">The order.</param>
/// <param name="Candidate">The instruction.</param>
/// <param name="Key">The same for orders of the same instructions.</param>
/// <param name="Live">How many values wait in registers then.</param>
/// <param name="Cost">How many waited beyond the free registers, over all instructions.</param>
/// <param name="Area">How many waited, over all instructions.</param>
/// <param name="Place">Which of several it is.</param>
internal readonly record struct Extension(PartialOrder Order, int Candidate, ulong Key, int Live, int Cost, int Area, int Place = 0) : IComparable<Extension>
{
    public bool IsBetterThan(Extension other) => Cost != other.Cost ? Cost < other.Cost : Area < other.Area;

    /// <summary>Never 0 for two of one search, so that sorting has one result.</summary>
    public int CompareTo(Extension other) => IsBetterThan(other) ? -1 : other.IsBetterThan(this) ? 1 : Place.CompareTo(other.Place);
}
