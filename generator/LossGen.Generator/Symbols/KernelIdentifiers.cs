using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Generator.Formulas;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Generator.Symbols;

/// <summary>Names of a user's that become names in a kernel, beside the kernel's own.</summary>
internal static class KernelIdentifiers
{
    private static readonly HashSet<string> Taken =
    [
        .. KernelWords.OfElements, .. KernelWords.OfRows, KernelWords.Scale, KernelWords.ZShare, KernelWords.ColumnCount,
        SpanNames.Losses, SpanNames.SampleWeights, SpanNames.PosWeights, SpanNames.ClassWeights, SpanNames.Upstream,
    ];

    /// <summary>The name, changed where the kernel or the language has another use for it. Copies of a local end in a capital.</summary>
    public static string Of(string name) =>
        Taken.Contains(name)
        || KernelWords.Beginnings.Any(b => name.StartsWith(b, StringComparison.Ordinal))
        || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None
        || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
        || char.IsUpper(name[0])
        || char.IsUpper(name[name.Length - 1])
            ? name + "_"
            : name;

    /// <summary>The same for several, no two alike.</summary>
    public static EquatableArray<string> Of(IEnumerable<string> names)
    {
        List<string> result = [];
        foreach (string name in names)
        {
            string unique = Of(name);
            while (result.Any(r => SpanNames.GradientOf(r) == SpanNames.GradientOf(unique))) unique += "_";
            result.Add(unique);
        }

        return result.ToEquatableArray();
    }
}
