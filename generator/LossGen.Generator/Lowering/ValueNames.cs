using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace LossGen.Generator.Lowering;

/// <summary>Names for the locals of a kernel, no two alike: an input's own, an operation's (<c>exp</c>, <c>exp2</c>, …), or the instruction's.</summary>
internal sealed class ValueNames
{
    private readonly Dictionary<Value, string> _names = [];
    private readonly Dictionary<string, int> _tried = [];
    private readonly HashSet<string> _taken;

    /// <param name="values">What is named.</param>
    /// <param name="labels">The operations that values are results of.</param>
    /// <param name="reserved">Names that no value may have.</param>
    public ValueNames(IReadOnlyList<Value> values, IReadOnlyDictionary<Value, string> labels, IEnumerable<string> reserved)
    {
        _taken = [.. reserved];

        // Loads first: the kernel has their names already, for what they are loaded from.
        foreach (Value load in values.Where(v => v.IsLoad)) _names.Add(load, Unique(load.Name!));
        foreach (Value value in values.Where(v => !v.IsLoad))
        {
            _names.Add(value, Unique(value.Name ?? (labels.TryGetValue(value, out string? label) ? label : value.Operation.Name)));
        }
    }

    public string this[Value value] => _names[value];

    /// <summary>All names given, and those reserved.</summary>
    public IReadOnlyCollection<string> Taken => _taken;

    private string Unique(string stem)
    {
        string name;
        do
        {
            int number = _tried.TryGetValue(stem, out int last) ? last + 1 : 1;
            _tried[stem] = number;
            name = number == 1 ? stem : stem + number.ToString(CultureInfo.InvariantCulture);
        }
        while (!_taken.Add(name));

        return name;
    }
}
