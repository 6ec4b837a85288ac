using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Emission.Machine;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Emission;

/// <summary>
/// The order in which values are computed. The JIT keeps it, so it decides how many values wait in registers, and a spilled register costs
/// more than any instruction. A beam search keeps the partial orders that spill least.
/// </summary>
internal sealed class BodyOrder
{
    private const int BeamWidth = 16;

    // Two vectors side by side share 16 registers with a constant or two and the sum.
    private const int FreeRegisters = 6;

    private readonly List<Value> _values = [];
    private readonly Dictionary<Value, int> _index = [];
    private readonly List<Value> _uniforms = [];
    private readonly int[] _uses;
    private readonly List<Value> _order = [];

    /// <param name="sums">What is summed up as soon as it is there.</param>
    /// <param name="outputs">What is stored at the end.</param>
    public BodyOrder(IReadOnlyList<Value> sums, IReadOnlyList<Value> outputs)
    {
        HashSet<Value> seen = [];
        foreach (Value root in sums.Concat(outputs)) Collect(root, seen);
        _uses = new int[_values.Count];
        foreach (Value argument in _values.SelectMany(v => v.Arguments.Distinct()).Where(_index.ContainsKey)) _uses[_index[argument]]++;

        // Outputs wait for the stores.
        foreach (Value output in outputs.Where(_index.ContainsKey)) _uses[_index[output]]++;
        Place(Search());
        MostLive = Pressure();
    }

    /// <summary>What is the same for all elements, or for all of a row, arguments first.</summary>
    public IReadOnlyList<Value> Uniforms => _uniforms;

    /// <summary>What is computed per element, arguments first.</summary>
    public IReadOnlyList<Value> Values => _order;

    /// <summary>The most values that wait in registers at one time.</summary>
    public int MostLive { get; }

    private void Collect(Value value, HashSet<Value> seen)
    {
        if (value.IsConstant || !seen.Add(value)) return;
        foreach (Value argument in value.Arguments) Collect(argument, seen);
        if (value.Level != Level.Element)
        {
            _uniforms.Add(value);
            return;
        }

        _index.Add(value, _values.Count);
        _values.Add(value);
    }

    private PartialOrder Search()
    {
        List<int> computed = [.. Enumerable.Range(0, _values.Count).Where(i => !_values[i].IsLoad)];
        List<PartialOrder> beam = [new(null, -1, [.. _uses], 0, 0, 0)];
        for (int step = 0; step < computed.Count; step++)
        {
            Dictionary<string, PartialOrder> next = [];
            foreach (PartialOrder state in beam)
            {
                foreach (int candidate in computed.Where(c => IsReady(c, state)))
                {
                    PartialOrder extended = Extend(state, candidate);
                    string key = extended.Key;
                    if (!next.TryGetValue(key, out PartialOrder? rival) || extended.CompareTo(rival) < 0) next[key] = extended;
                }
            }

            beam = [.. next.Values.OrderBy(p => p).Take(BeamWidth)];
        }

        return beam[0];
    }

    // A load is ready at any time: it is done with the first instruction that needs it.
    private bool IsReady(int candidate, PartialOrder state) =>
        !state.IsDone(candidate) && _values[candidate].Arguments.All(a => !_index.TryGetValue(a, out int i) || _values[i].IsLoad || state.IsDone(i));

    private PartialOrder Extend(PartialOrder state, int candidate)
    {
        int[] waiting = [.. state.Waiting];
        int live = state.Live;
        foreach (int argument in _values[candidate].Arguments.Distinct().Where(_index.ContainsKey).Select(a => _index[a]))
        {
            if (_values[argument].IsLoad && waiting[argument] == _uses[argument]) live++;
            waiting[argument]--;
            if (waiting[argument] == 0) live--;
        }

        if (_uses[candidate] > 0) live++;
        int excess = Math.Max(0, live - FreeRegisters);
        return new(state, candidate, waiting, live, state.Cost + excess, state.Area + live);
    }

    private void Place(PartialOrder last)
    {
        Stack<int> backwards = new();
        for (PartialOrder state = last; state.Previous is { } previous; state = previous) backwards.Push(state.Candidate);
        HashSet<Value> placed = [];
        foreach (Value value in backwards.Select(i => _values[i]))
        {
            foreach (Value load in value.Arguments.Where(a => a.IsLoad && placed.Add(a))) _order.Add(load);
            _order.Add(value);
        }

        // A load that is itself an output is needed by no instruction.
        _order.AddRange(_values.Where(v => v.IsLoad && placed.Add(v)));
    }

    private int Pressure()
    {
        int[] waiting = [.. _uses];
        int live = 0, most = 0;
        foreach (Value value in _order)
        {
            foreach (Value argument in value.Arguments.Distinct().Where(_index.ContainsKey))
            {
                if (--waiting[_index[argument]] == 0) live--;
            }

            if (_uses[_index[value]] > 0) live++;
            most = Math.Max(most, live);
        }

        return most;
    }
}
