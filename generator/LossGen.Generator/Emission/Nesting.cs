using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Emission.Machine;

namespace LossGen.Generator.Emission;

/// <summary>Which values need no local of their own: used once, by the very next instruction, and not too deep in it to be read.</summary>
internal static class Nesting
{
    private const int Deepest = 3;

    public static HashSet<Value> Of(ElementProgram program)
    {
        HashSet<Value> roots = [.. program.Outputs.Select(o => o.Value)];
        if (program.Sum is { } sum) roots.Add(sum);
        Dictionary<Value, int> uses = [];
        foreach (Value argument in program.Body.SelectMany(v => v.Arguments)) uses[argument] = uses.TryGetValue(argument, out int count) ? count + 1 : 1;

        HashSet<Value> nested = [];
        Dictionary<Value, int> depths = [];
        for (int i = 0; i + 1 < program.Body.Count; i++)
        {
            Value value = program.Body[i], next = program.Body[i + 1];
            int depth = depths.TryGetValue(value, out int known) ? known : 0;
            if (roots.Contains(value) || depth == Deepest || !next.Arguments.Contains(value) || uses[value] != 1) continue;
            nested.Add(value);
            depths[next] = depth + 1;
        }

        return nested;
    }
}
