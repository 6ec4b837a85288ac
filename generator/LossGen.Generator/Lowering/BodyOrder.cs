using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Ir;

namespace LossGen.Generator.Lowering;

/// <summary>
/// The order in which values are computed. The JIT keeps it, so it decides how many values wait in registers, and a spilled register costs
/// more than any instruction.
/// </summary>
internal sealed class BodyOrder
{
    private readonly List<Value> _values = [];
    private readonly Dictionary<Value, int> _index = [];
    private readonly List<Value> _uniforms = [];
    private readonly int[] _uses;
    private readonly List<Value> _order = [];

    /// <param name="sums">What is summed up as soon as it is there.</param>
    /// <param name="outputs">What is stored at the end.</param>
    public BodyOrder(IReadOnlyList<Value> sums, IReadOnlyList<Value> outputs)
    {
        foreach (Value value in PostOrder.Of(sums.Concat(outputs), v => v.Arguments, v => !v.IsConstant)) Collect(value);
        _uses = new int[_values.Count];
        foreach (Value argument in _values.SelectMany(v => v.Arguments.Distinct()).Where(_index.ContainsKey)) _uses[_index[argument]]++;

        // Outputs wait for the stores.
        foreach (Value output in outputs.Where(_index.ContainsKey)) _uses[_index[output]]++;
        Place(new OrderSearch(_values, _index, _uses).Run());
        MostLive = Pressure();
    }

    /// <summary>What is the same for all elements, or for all of a row, arguments first.</summary>
    public IReadOnlyList<Value> Uniforms => _uniforms;

    /// <summary>What is computed per element, arguments first.</summary>
    public IReadOnlyList<Value> Values => _order;

    /// <summary>The most values that wait in registers at one time.</summary>
    public int MostLive { get; }

    private void Collect(Value value)
    {
        if (value.Level != Level.Element)
        {
            _uniforms.Add(value);
            return;
        }

        _index.Add(value, _values.Count);
        _values.Add(value);
    }

    private void Place(IReadOnlyList<int> order)
    {
        HashSet<Value> placed = [];
        foreach (Value value in order.Select(i => _values[i]))
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
