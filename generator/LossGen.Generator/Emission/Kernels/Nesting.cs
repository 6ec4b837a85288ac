using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Lowering;

namespace LossGen.Generator.Emission;

/// <summary>Which values need no local of their own: used once, by the very next instruction, and not too deep in it to be read.</summary>
internal static class Nesting
{
    private const int Deepest = 3;

    public static HashSet<Value> Of(ElementProgram program) =>
        Of(program.Body, [.. program.Outputs.Select(o => o.Value), .. program.Sum is { } sum ? (Value[])[sum] : []]);

    /// <param name="body">What is computed, in order.</param>
    /// <param name="roots">What must have a local.</param>
    public static HashSet<Value> Of(IReadOnlyList<Value> body, HashSet<Value> roots)
    {
        Dictionary<Value, int> uses = [];
        foreach (Value argument in body.SelectMany(v => v.Arguments)) uses[argument] = uses.TryGetValue(argument, out int count) ? count + 1 : 1;

        HashSet<Value> nested = [];
        Dictionary<Value, int> depths = [];
        for (int i = 0; i + 1 < body.Count; i++)
        {
            Value value = body[i], next = body[i + 1];
            int depth = depths.TryGetValue(value, out int known) ? known : 0;
            if (roots.Contains(value) || depth == Deepest || !next.Arguments.Contains(value) || uses[value] != 1) continue;
            nested.Add(value);
            depths[next] = depth + 1;
        }

        return nested;
    }
}
