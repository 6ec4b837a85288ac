using System.Collections.Generic;
using LossGen.Generator.Emission.Machine;

namespace LossGen.Generator.Emission;

/// <summary>Names for the locals of a kernel: an input's own, an operation's (<c>exp</c>, <c>exp2</c>, …), or the instruction's.</summary>
internal sealed class ValueNames
{
    private readonly Dictionary<Value, string> _names = [];

    public ValueNames(IEnumerable<Value> values, IReadOnlyDictionary<Value, string> labels)
    {
        Dictionary<string, int> used = [];
        foreach (Value value in values)
        {
            string stem = value.Name ?? (labels.TryGetValue(value, out string? label) ? label : value.Operation.Name);
            used[stem] = used.TryGetValue(stem, out int count) ? count + 1 : 1;
            _names.Add(value, used[stem] == 1 ? stem : stem + used[stem]);
        }
    }

    public string this[Value value] => _names[value];
}
