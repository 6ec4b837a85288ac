using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis;

namespace LossGen.Generator.Declarations;

/// <summary>How the name of a gradient names its input.</summary>
internal static class GradientName
{
    private static readonly string[] Bare = ["grad", "gradient", "gradients"];

    /// <summary>The index of the input, −1 where the name names none, or several equally well.</summary>
    public static int FindInput(string name, IReadOnlyList<IParameterSymbol> inputs)
    {
        if (Bare.Contains(name)) return inputs.Count > 0 ? 0 : -1;

        string rest = name.Substring(SpanNames.GradientPrefix.Length);
        int exact = Find(inputs, i => i.Name == rest);
        if (exact >= 0) return exact;
        // Two inputs that differ in case only: the one whose gradient is spelt the usual way.
        int usual = Find(inputs, i => SpanNames.GradientOf(i.Name) == name);
        if (usual >= 0) return usual;
        return inputs.Count(i => IsSame(i, rest)) == 1 ? Find(inputs, i => IsSame(i, rest)) : -1;
    }

    private static bool IsSame(IParameterSymbol input, string name) => string.Equals(input.Name, name, StringComparison.OrdinalIgnoreCase);

    private static int Find(IReadOnlyList<IParameterSymbol> inputs, Func<IParameterSymbol, bool> condition)
    {
        for (int i = 0; i < inputs.Count; i++)
        {
            if (condition(inputs[i])) return i;
        }

        return -1;
    }
}
